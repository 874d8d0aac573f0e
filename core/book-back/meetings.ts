import { evenWhiteSpace } from '../layouts/marks.ts';
import { codePointLength, sliceCodePoints } from '../text/codepoints.ts';
import { diffText } from '../text/diff.ts';
import { mapOffset } from '../text/mapping.ts';
import type { KnownTexts } from './known.ts';
import { isWhole, textOf, type Sentence } from './sentence.ts';

/** Where each of some texts begins when they follow each other, and in the end where the last one ends; in code points. */
const startsOf = (texts: readonly string[], joiner: string): readonly number[] => {
  const starts = [0];
  for (const text of texts) starts.push((starts.at(-1) ?? 0) + codePointLength(text + joiner));
  return starts;
};

/**
 * Texts that follow each other, cut where the written ones meet in them. What was put in just where two meet is where the marks say,
 * and where these say neither, at the end of the first.
 */
const cutAgain = (
  written: readonly string[],
  found: readonly string[],
  joiner: string,
): readonly string[] => {
  const whole = found.join(joiner);
  const edits = diffText(written.join(joiner), whole);
  const [old, marked] = [startsOf(written, joiner), startsOf(found, joiner)];
  const cuts = old.map((at, n) => {
    if (n === 0) return 0;
    if (n === written.length) return codePointLength(whole);
    const [from, to] = [mapOffset(edits, at, 'before'), mapOffset(edits, at, 'after')];
    const mark = marked[n] ?? to;
    return mark >= from && mark <= to ? mark : to;
  });
  return written.map((_, n) => evenWhiteSpace(sliceCodePoints(whole, cuts[n] ?? 0, cuts[n + 1])));
};

const differences = (a: readonly string[], b: readonly string[]): number =>
  a.filter((text, n) => text !== b[n]).length;

/** The better of two cuts: that of the marks, unless by the other one fewer sentences were changed. */
const settled = (written: readonly string[], found: readonly string[], joiner: string): readonly string[] => {
  const again = cutAgain(written, found, joiner);
  return differences(again, written) < differences(found, written) ? again : found;
};

/** UTF-16 units of the sentences that are held against each other at once. */
const longestRun = 20_000;

/** Sentences that follow each other in one paragraph, in the order of the project. */
const runsOf = (sentences: readonly Sentence[]): readonly (readonly Sentence[])[] => {
  const runs: Sentence[][] = [];
  for (const sentence of sentences) {
    const last = runs.at(-1)?.at(-1);
    const goesOn =
      last !== undefined &&
      last.side === sentence.side &&
      last.found.to === sentence.found.from &&
      last.row !== null &&
      sentence.row === last.row + 1;
    if (goesOn) runs.at(-1)?.push(sentence);
    else runs.push([sentence]);
  }
  return runs.filter((run) => run.length > 1);
};

const settleRun = (run: readonly Sentence[], joiner: string): void => {
  const written = run.map((one) => one.written?.text ?? '');
  const after = settled(written, run.map(textOf), joiner);
  const authors = [...new Set(run.flatMap(({ versions }) => versions.map(({ author }) => author)))];
  const own = authors.map((author) => {
    const dates = run.flatMap(({ versions }) => versions.filter((one) => one.author === author));
    const found = run.map((one) => {
      const version = one.versions.find((of) => of.author === author);
      return version?.text ?? (one.versions.length > 0 ? one.found.before : textOf(one));
    });
    return { author, date: dates.at(-1)?.date ?? null, texts: settled(written, found, joiner) };
  });
  for (const [n, sentence] of run.entries()) {
    const text = after[n] ?? '';
    sentence.versions = own.flatMap(({ author, date, texts }) => {
      const version = sentence.versions.find((of) => of.author === author);
      const isChanged = texts[n] !== written[n];
      return isChanged || version !== undefined
        ? [{ author, date: version?.date ?? date, text: texts[n] ?? '' }]
        : [];
    });
    sentence.changed = text === written[n] ? null : text;
  }
};

/**
 * Puts right where sentences of a paragraph meet: programs move marks by some characters, as LibreOffice does behind notes, and what is
 * typed in place of the end of one is in the next.
 */
export const settleMeetings = (known: KnownTexts, sentences: readonly Sentence[]): void => {
  for (const run of runsOf(sentences)) {
    if (run.every(({ changed, versions }) => changed === null && versions.length === 0)) continue;
    const side = run[0]?.side ?? null;
    const length = run.reduce((sum, one) => sum + textOf(one).length, 0);
    if (side === null || length > longestRun || !run.every(isWhole)) continue;
    settleRun(run, known.isUnspaced(side) ? '' : ' ');
  }
};
