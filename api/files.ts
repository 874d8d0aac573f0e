import { z } from 'zod';
import { fileUses, type FileUse } from './shapes.ts';

/** A path or an upload that an input names, and what the engine does with it. */
export type NamedFile = { readonly use: FileUse; readonly name: string };

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;

/** The schemas that schemas of the same value are made of; none of another shape is used in the contract. */
const insides = (schema: z.ZodType): readonly unknown[] => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return [schema.unwrap()];
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly) return [schema.unwrap()];
  if (schema instanceof z.ZodPipe) return [schema.in];
  return schema instanceof z.ZodUnion ? schema.options : [];
};

/**
 * The files an input names, by the marks of its schema; nothing is thrown for input of another shape. Linear in the input, save for unions, whose
 * every option is looked through.
 */
export const filesIn = (schema: unknown, input: unknown): readonly NamedFile[] => {
  if (!(schema instanceof z.ZodType) || input === undefined || input === null) return [];
  const marked = fileUses.get(schema);
  if (marked !== undefined) return typeof input === 'string' ? [{ use: marked.use, name: input }] : [];
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, inner]) => filesIn(inner, memberOf(input, key)));
  }
  if (schema instanceof z.ZodArray) {
    return Array.isArray(input) ? input.flatMap((each) => filesIn(schema.element, each)) : [];
  }
  return insides(schema).flatMap((inner) => filesIn(inner, input));
};

/** The members of a schema that are texts, by their paths through it, with the mark of each: for checks of the contract. */
export const textsOf = (
  schema: unknown,
  at: readonly string[] = [],
): readonly { readonly at: readonly string[]; readonly use: FileUse | null }[] => {
  if (!(schema instanceof z.ZodType)) return [];
  if (schema instanceof z.ZodString) return [{ at, use: fileUses.get(schema)?.use ?? null }];
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, inner]) => textsOf(inner, [...at, key]));
  }
  if (schema instanceof z.ZodArray) return textsOf(schema.element, at);
  return insides(schema).flatMap((inner) => textsOf(inner, at));
};
