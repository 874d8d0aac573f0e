import { ok, type Result } from '#core/model/index.ts';
import { checkRelations, mainPart, type OfficePackage } from '#core/ooxml/package.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readWholeXml } from '#core/xml/read.ts';
import type { ReadFinding } from '../format.ts';
import type { Choices } from '../import-options.ts';
import { chosenSheets } from '../table-choices.ts';
import { workbookNames } from './names.ts';
import { tablesOf, type Table } from './tables.ts';

/** A sheet of a workbook with its tables; of a sheet that is not read none. */
export type Sheet = {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
  readonly tables: readonly Table[];
};

export type Workbook = {
  readonly sheets: readonly Sheet[];
  /** The names of all sheets, read or not. */
  readonly names: readonly string[];
  /** The part of strings that cells share; null where every cell has its own. */
  readonly strings: string | null;
  readonly findings: readonly ReadFinding[];
};

type Named = { readonly name: string; readonly id: string; readonly isHidden: boolean };

const sheetsNamed = (text: string, part: string): Result<readonly Named[]> => {
  const named: Named[] = [];
  const fault = readWholeXml(
    text,
    {
      open: ({ name, attributes }) => {
        if (name !== 's:sheet') return;
        const state = attributes.get('state') ?? 'visible';
        named.push({
          name: attributes.get('name') ?? '',
          id: attributes.get('r:id') ?? '',
          isHidden: state !== 'visible',
        });
      },
    },
    { namespaces: workbookNames },
  );
  return fault === null ? ok(named) : xmlFailure(fault, part);
};

const findingsOf = (
  office: OfficePackage,
  left: readonly string[],
  missing: readonly string[],
  heads: number,
  hasComments: boolean,
): readonly ReadFinding[] => {
  const macros = office.names.filter((name) => /(?:^|\/)vbaProject\.bin$/i.test(name));
  const found: ReadFinding[] = missing.map((detail) => ({ code: 'part-missing', line: 0, detail }));
  if (macros.length > 0)
    found.push({ code: 'macros', line: 0, detail: macros.join(', '), count: macros.length });
  const threads = hasComments
    ? []
    : office.names.filter((name) => /(?:^|\/)threadedComments\/[^/]+\.xml$/i.test(name));
  if (threads.length > 0)
    found.push({ code: 'left-out', line: 0, detail: threads.slice(0, 5).join(', '), count: threads.length });
  if (left.length > 0)
    found.push({
      code: 'xlsx.sheets-left',
      line: 0,
      detail: left.slice(0, 5).join(', '),
      count: left.length,
    });
  if (heads > 0) found.push({ code: 'xlsx.table-heads', line: 0, detail: '', count: heads });
  return found;
};

/** The sheets that are read, in the order of the workbook. Failures: of the package and its XML. */
export const workbookOf = (office: OfficePackage, choices: Choices): Result<Workbook> => {
  const main = mainPart(office);
  if (!main.ok) return main;
  const text = office.text(main.value);
  if (!text.ok) return text;
  const named = sheetsNamed(text.value?.text ?? '', main.value);
  if (!named.ok) return named;
  const whole = checkRelations(office, main.value);
  if (!whole.ok) return whole;
  const relations = office.relations(main.value);
  if (!relations.ok) return relations;
  const isChosen = chosenSheets(choices);
  const sheets: Sheet[] = [];
  const left: string[] = [];
  const missing: string[] = [];
  for (const { name, id, isHidden } of named.value) {
    const relation = relations.value.find((one) => one.id === id);
    const part = relation?.kind === 'worksheet' ? relation.part : null;
    if (relation === undefined || (part !== null && !office.has(part))) missing.push(name);
    if (part === null || !office.has(part)) continue;
    const isWanted = isChosen === null ? !isHidden || choices['hidden'] === true : isChosen(name);
    const tables = isWanted ? tablesOf(office, part) : ok([]);
    if (!tables.ok) return tables;
    if (isWanted) sheets.push({ name, part, isHidden, tables: tables.value });
    else left.push(name);
  }
  const strings = relations.value.find(({ kind }) => kind === 'sharedStrings')?.part ?? null;
  if (strings !== null && !office.has(strings)) missing.push(strings);
  const fixed = sheets.flatMap(({ tables }) =>
    tables.filter(({ isFixed, head }) => isFixed && head !== null),
  );
  return ok({
    sheets,
    names: named.value.map(({ name }) => name),
    strings,
    findings: findingsOf(office, left, missing, fixed.length, choices['comments'] === true),
  });
};
