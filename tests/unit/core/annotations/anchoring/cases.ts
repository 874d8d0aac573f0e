import type { Range, TextEdit } from '#core/model/index.ts';
import { applyEdits } from '#core/text/mapping.ts';
import {
  documentOf,
  otherCharacter,
  phrase,
  pick,
  randomFrom,
  sentence,
  within,
  type Random,
} from './prose.ts';

export const changes = ['replace', 'delete', 'character', 'insert', 'move'] as const;
export type ChangeKind = (typeof changes)[number];
export const lengths = [2, 4, 8, 16] as const;

/** Where the words truly are after the change: in which sentence of the new document, and where in it. */
export type Truth = Range & { readonly sentence: number; readonly status: 'live' | 'edited' };

export type Case = {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The annotated words: a sentence of `before` and a stretch of it. All texts are of single code units. */
  readonly sentence: number;
  readonly quote: Range;
  /** The change as the app knows it, when one sentence was edited in place. */
  readonly edit: TextEdit | null;
  /** Null when the words are gone. */
  readonly truth: Truth | null;
};

const han = /\p{Script=Han}/u;

/** A stretch of a given length that begins and ends with a character, in a sentence that is long enough. */
const quoteIn = (
  random: Random,
  sentences: readonly string[],
  length: number,
): { sentence: number; quote: Range } => {
  for (;;) {
    const at = within(random, 0, sentences.length);
    const text = sentences[at] ?? '';
    const start = within(random, 0, Math.max(1, text.length - length + 1));
    const end = start + length;
    if (end <= text.length && han.test(text.charAt(start)) && han.test(text.charAt(end - 1))) {
      return { sentence: at, quote: { start, end } };
    }
  }
};

/** One character of the quote, or right beside it, taken out, put in or replaced, and where that leaves the quote. */
const changeCharacter = (
  random: Random,
  text: string,
  { start, end }: Range,
): { edit: TextEdit; truth: Omit<Truth, 'sentence'> } => {
  const other = otherCharacter(random, text);
  const kind = pick(random, ['put in', 'take out', 'replace']);
  if (kind === 'put in') {
    const at = within(random, start, end + 1);
    const edit = { start: at, end: at, insert: other };
    const isInside = at > start && at < end;
    if (isInside) return { edit, truth: { start, end: end + 1, status: 'edited' } };
    return {
      edit,
      truth: { start: start + Number(at === start), end: end + Number(at === start), status: 'live' },
    };
  }
  const at = within(random, Math.max(0, start - 1), Math.min(text.length, end + 1));
  const edit = { start: at, end: at + 1, insert: kind === 'replace' ? other : '' };
  const shift = edit.insert.length - 1;
  if (at < start) return { edit, truth: { start: start + shift, end: end + shift, status: 'live' } };
  if (at >= end) return { edit, truth: { start, end, status: 'live' } };
  return { edit, truth: { start, end: end + shift, status: 'edited' } };
};

const replaced = <T>(list: readonly T[], at: number, ...by: readonly T[]): T[] => [
  ...list.slice(0, at),
  ...by,
  ...list.slice(at + 1),
];

/** The paragraph with sentence `at` taken to another place; the new sentences and where that sentence now is. */
const movedParagraph = (
  random: Random,
  paragraphs: readonly (readonly string[])[],
  at: number,
): { after: string[]; sentence: number } => {
  const starts = paragraphs.map((_, index) => paragraphs.slice(0, index).flat().length);
  const own = starts.findLastIndex((start) => start <= at);
  const rest = replaced(paragraphs, own);
  let to = own;
  while (to === own) to = within(random, 0, rest.length + 1);
  const before = rest.slice(0, to).flat();
  const paragraph = paragraphs[own] ?? [];
  return {
    after: [...before, ...paragraph, ...rest.slice(to).flat()],
    sentence: before.length + at - (starts[own] ?? 0),
  };
};

/** One case: a document, a quote of `length` characters in it, and the document after a change of the given kind. */
export const caseOf = (kind: ChangeKind, length: number, seed: number): Case => {
  const random = randomFrom(seed);
  const paragraphs = documentOf(random, 12);
  const before = paragraphs.flat();
  const { sentence: at, quote } = quoteIn(random, before, length);
  const text = before[at] ?? '';
  const base = { before, sentence: at, quote };
  if (kind === 'replace') {
    const insert = sentence(random);
    return {
      ...base,
      after: replaced(before, at, insert),
      edit: { start: 0, end: text.length, insert },
      truth: null,
    };
  }
  if (kind === 'delete')
    return {
      ...base,
      after: replaced(before, at),
      edit: { start: 0, end: text.length, insert: '' },
      truth: null,
    };
  if (kind === 'character') {
    const { edit, truth } = changeCharacter(random, text, quote);
    return {
      ...base,
      after: replaced(before, at, applyEdits(text, [edit])),
      edit,
      truth: { ...truth, sentence: at },
    };
  }
  if (kind === 'insert') {
    const place = within(random, 0, quote.start + 1);
    const edit = { start: place, end: place, insert: phrase(random) };
    const after = replaced(before, at, sentence(random), applyEdits(text, [edit]));
    const shift = edit.insert.length;
    return {
      ...base,
      after,
      edit,
      truth: { sentence: at + 1, start: quote.start + shift, end: quote.end + shift, status: 'live' },
    };
  }
  const moved = movedParagraph(random, paragraphs, at);
  return {
    ...base,
    after: moved.after,
    edit: null,
    truth: { sentence: moved.sentence, ...quote, status: 'live' },
  };
};
