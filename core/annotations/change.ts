import type { Range, TextEdit } from '../model/text.ts';
import { codePointLength, sliceCodePoints } from '../text/codepoints.ts';
import { fold } from '../text/fold.ts';
import { slideToBoundaries } from './slide.ts';
import { diffWords } from './word-diff.ts';

/** A stretch both texts have, at a place of each. Code points. */
export type Kept = Range & { readonly to: number };

const signs = /[^\p{P}\p{Z}\p{C}]/gu;
const letters = /[\p{Script=Latin}\p{N}]/gu;

/**
 * How much a text says, in Han characters: a letter is a third of one, and punctuation and white space, which coincide
 * everywhere, are nothing.
 */
export const weigh = (text: string): number =>
  (text.match(signs)?.length ?? 0) - (2 / 3) * (text.match(letters)?.length ?? 0);

/** What edits leave in place, in order; empty stretches left out. `length` is the old text's, in code points. */
export const keptBy = (edits: readonly TextEdit[], length: number): Kept[] => {
  const kept: Kept[] = [];
  let [from, shift] = [0, 0];
  for (const { start, end, insert } of edits) {
    if (start > from) kept.push({ start: from, end: start, to: from + shift });
    shift += codePointLength(insert) - (end - start);
    from = end;
  }
  if (length > from) kept.push({ start: from, end: length, to: from + shift });
  return kept;
};

/** The edits that keep these stretches and replace all between them. */
const editsBetween = (kept: readonly Kept[], before: string, after: string): TextEdit[] => {
  const edits: TextEdit[] = [];
  let [from, to] = [0, 0];
  const end = codePointLength(before);
  for (const run of [...kept, { start: end, end, to: codePointLength(after) }]) {
    if (run.start > from || run.to > to) {
      edits.push({ start: from, end: run.start, insert: sliceCodePoints(after, to, run.to) });
    }
    from = run.end;
    to = run.to + run.end - run.start;
  }
  return edits;
};

const sizeOf = ({ start, end, insert }: TextEdit): number => Math.max(end - start, codePointLength(insert));

/**
 * Unites edits across what they leave between them where that is shorter than both: a lone 的 between two rewritten
 * phrases is there by chance. Edits that touch are always one.
 */
const withoutIslands = (before: string, edits: readonly TextEdit[]): TextEdit[] => {
  const united: TextEdit[] = [];
  for (const edit of edits) {
    let current = edit;
    for (let last = united.at(-1); last !== undefined; last = united.at(-1)) {
      const between = current.start - last.end;
      if (between > 0 && (between >= sizeOf(last) || between >= sizeOf(current))) break;
      const island = sliceCodePoints(before, last.end, current.start);
      current = { start: last.start, end: current.end, insert: last.insert + island + current.insert };
      united.pop();
    }
    united.push(current);
  }
  return united;
};

/** A common stretch of this weight is no coincidence, however different the rest. */
const tellingRun = 10;

/** Whether two texts have so much in common that one was made from the other; `kept` is the weight of what both have. */
const isRevision = (before: string, after: string, kept: number, edits: number): boolean => {
  const less = Math.min(weigh(before), weigh(after));
  const more = Math.max(weigh(before), weigh(after));
  return kept >= more / 2 || (kept >= 0.8 * less && edits <= 3);
};

const forms = new Map<string, string>();

/** A character as it is compared: folded, as long as that leaves one code point. */
const formOf = (character: string): string => {
  let form = forms.get(character);
  if (form === undefined) {
    const folded = fold(character);
    form = codePointLength(folded) === 1 ? folded : character;
    forms.set(character, form);
  }
  return form;
};

/** The text as it is compared, code point for code point. */
const inForms = (text: string): string => Array.from(text, formOf).join('');

/**
 * The edits (code points) that made `after` from `before`, as far as that can be told from the texts: a character
 * diff without its chance islands. Where the texts have little in common, only long common stretches are believed
 * and all else counts as replaced, because single characters of any two Chinese sentences coincide. Characters that
 * differ only by script, case or width count as the same: a text that was converted has no edits.
 */
export const probableChange = (before: string, after: string): TextEdit[] => {
  const [a, b] = [inForms(before), inForms(after)];
  const edits = slideToBoundaries(withoutIslands(a, diffWords(a, b)), a, b);
  const runs = keptBy(edits, codePointLength(before)).map((run) => ({
    ...run,
    weight: weigh(sliceCodePoints(before, run.start, run.end)),
  }));
  const kept = runs.reduce((sum, { weight }) => sum + weight, 0);
  const isRevised = isRevision(before, after, kept, edits.length);
  const believed = isRevised ? runs : runs.filter(({ weight }) => weight >= tellingRun);
  return editsBetween(believed, before, after);
};

/** A given edit in smaller ones, when what it puts in place is a revision of what it takes away. */
export const refineEdit = (before: string, edit: TextEdit): readonly TextEdit[] => {
  if (edit.start === edit.end || edit.insert === '') return [edit];
  const removed = sliceCodePoints(before, edit.start, edit.end);
  return probableChange(removed, edit.insert).map(({ start, end, insert }) => ({
    start: start + edit.start,
    end: end + edit.start,
    insert,
  }));
};
