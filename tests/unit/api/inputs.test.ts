import { expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from '#api/contract.ts';
import type { Call } from '#api/define.ts';
import { defaultReading } from '#api/reading-values.ts';
import { fileUses } from '#api/shapes.ts';

/*
 * What each call takes, and when it may be made: `inputs.txt`. Where a change of the contract changes it, the lines that differ are looked through, and it is written
 * anew by `vitest run --project unit tests/unit/api/inputs.test.ts -u`.
 */

type Schema = z.core.JSONSchema.BaseSchema;

/** What is not told as it is what everything has. */
const usual = new Set<unknown>([Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, undefined]);

const between = (least: number | boolean | undefined, most: number | undefined): string =>
  usual.has(least) && usual.has(most)
    ? ''
    : ` ${usual.has(least) ? '' : String(least)}..${usual.has(most) ? '' : String(most)}`;

const isSchema = (value: Schema | boolean | undefined): value is Schema => typeof value === 'object';

const bare = (schema: Schema): string => {
  const { type, anyOf, oneOf, properties, items } = schema;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const several = anyOf ?? oneOf;
  if (several !== undefined) return several.map((one) => told(one)).join(' | ');
  if (type === 'string')
    return `text${between(schema.minLength, schema.maxLength)}${schema.pattern === undefined ? '' : ` /${schema.pattern}/`}${schema.format === undefined ? '' : ` as ${schema.format}`}`;
  if (type === 'integer' || type === 'number')
    return `${type}${between(schema.minimum ?? schema.exclusiveMinimum, schema.maximum)}${schema.exclusiveMinimum === undefined ? '' : ' (above)'}`;
  if (type === 'array') {
    const parts = schema.prefixItems?.map((one) => told(one)).join(', ');
    const each = isSchema(items as Schema) ? told(items as Schema) : '';
    return `list${between(schema.minItems, schema.maxItems)} [${[parts, each].filter(Boolean).join(', ')}]`;
  }
  if (properties !== undefined) {
    const needed = new Set(schema.required);
    const members = Object.entries(properties).map(
      ([name, one]) => `${name}${needed.has(name) ? '' : '?'}: ${isSchema(one) ? told(one) : String(one)}`,
    );
    return members.length === 0 ? '{}' : `{ ${members.join('; ')} }`;
  }
  if (isSchema(schema.additionalProperties))
    return `{ each ${isSchema(schema.propertyNames) ? told(schema.propertyNames) : 'text'}: ${told(schema.additionalProperties)} }`;
  return type === undefined ? 'shaped' : String(type);
};

const told = (schema: Schema | boolean): string => {
  if (typeof schema === 'boolean') return String(schema);
  const use = schema['use'];
  const usually = schema.default === undefined ? '' : ` = ${JSON.stringify(schema.default)}`;
  return `${bare(schema)}${typeof use === 'string' ? ` (a file: ${use})` : ''}${schema['tidied'] === true ? ' (tidied)' : ''}${usually}`;
};

/** Whether a text is made another before it is checked, as without the white space round it. */
const isTidied = ({ _zod: { def } }: z.core.$ZodType): boolean =>
  'checks' in def &&
  Array.isArray(def.checks) &&
  def.checks.some(({ _zod: { def: own } }: z.core.$ZodCheck) => own.check === 'overwrite');

const inputOf = ({ input }: Call): string =>
  told(
    z.toJSONSchema(input, {
      io: 'input',
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => {
        const file = zodSchema instanceof z.ZodString ? fileUses.get(zodSchema) : undefined;
        if (file !== undefined) Object.assign(jsonSchema, { use: file.use });
        if (isTidied(zodSchema)) Object.assign(jsonSchema, { tidied: true });
      },
    }),
  );

const rulesOf = ({ rules, ...call }: Call): string =>
  [
    rules.needsProject ? 'a project' : '',
    rules.changes ? 'changes' : '',
    `in review ${rules.inReview}`,
    rules.lasting ? 'lasting' : '',
    rules.looks ? 'looks' : '',
    `about ${rules.about}`,
    call.writes === true ? 'writes' : '',
    call.writesEach === true ? 'writes each' : '',
  ]
    .filter((word) => word !== '')
    .join(', ');

it('takes from each call what it is written down to take, and no more', async () => {
  const lines = Object.entries(contract).flatMap(([feature, calls]) =>
    Object.entries<Call>(calls).flatMap(([name, call]) => [
      `${feature}.${name}: ${rulesOf(call)}`,
      `  ${inputOf(call)}`,
    ]),
  );
  lines.push(`the usual reading view: ${JSON.stringify(defaultReading)}`);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('inputs.txt');
});
