import { expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '#api/contract.ts';

/** The lists of words that a JSON schema lets in, wherever they are in it. */
const listsIn = (schema: unknown): readonly (readonly unknown[])[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'enum' in schema && Array.isArray(schema.enum) ? [schema.enum as readonly unknown[]] : [];
  return [...own, ...Object.values(schema).flatMap(listsIn)];
};

const lists = Object.entries(contract).flatMap(([feature, methods]) =>
  Object.entries(methods).flatMap(([method, { input }]) =>
    listsIn(z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' })).map(
      (words) => [`${feature}.${method}`, words] as const,
    ),
  ),
);

test('the words that calls choose among each say something, and are there once', () => {
  expect(lists.length).toBeGreaterThan(50);
  const odd = lists.filter(
    ([, words]) =>
      new Set(words).size < words.length ||
      words.some((word) => typeof word !== 'string' || !/^[a-z][\w./+-]*$/i.test(word)),
  );
  expect(odd).toEqual([]);
});
