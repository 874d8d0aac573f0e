import { isObject, listOf, member, textsOf } from './values.ts';

/** What tells people which annotation of a file is meant, whatever was wrong with it: its place among the items, its words, who said what. */
export type Described = {
  readonly number: number;
  readonly quote: string;
  readonly author: string;
  readonly body: string;
};

/** Enough to know it again by. */
const longest = 200;

const firstText = (values: readonly unknown[], ...names: readonly string[]): string => {
  for (const value of values) {
    const [text] = textsOf(isObject(value) ? member(value, ...names) : value);
    if (text !== undefined && text.trim() !== '') return text.toWellFormed().slice(0, longest).trim();
  }
  return '';
};

/** Selectors of a target, and those that refine them, one level deep. */
const selectorsOf = (target: unknown): readonly unknown[] =>
  isObject(target)
    ? listOf(member(target, 'selector')).flatMap((one) =>
        isObject(one) ? [one, ...listOf(member(one, 'refinedBy'))] : [],
      )
    : [];

/** Looks at an item of a file for people, without believing any of it. `number` counts from 1. */
export const describedItem = (item: unknown, number: number): Described => {
  if (!isObject(item)) return { number, quote: '', author: '', body: '' };
  const selectors = listOf(member(item, 'target')).flatMap(selectorsOf).filter(isObject);
  return {
    number,
    quote: firstText(selectors, 'exact'),
    author: firstText(
      listOf(member(item, 'creator', 'dcterms:creator')).filter(isObject),
      'name',
      'foaf:name',
    ),
    body: firstText(listOf(member(item, 'body', 'bodyValue')), 'value'),
  };
};
