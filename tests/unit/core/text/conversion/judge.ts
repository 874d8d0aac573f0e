import type { Language, Region } from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { createConverter, doubtfulCharacters } from '#core/text/conversion/index.ts';

/** A text, what it is in the other script, and other forms that are right too. */
export type ConversionCase = { readonly text: string; readonly wanted: readonly string[] };

/** Marked: wrong, but every wrong character is shown as doubtful. */
export type Verdict = 'right' | 'marked' | 'wrong';

/** Taiwan and OpenCC spell these otherwise; nobody is wrong. */
const spellings = new Map(['裡裏', '爲為', '羣群', '臺台', '着著'].map(([from = '', to = '']) => [from, to]));

const spelled = (text: string): string => Array.from(text, (form) => spellings.get(form) ?? form).join('');

/** Converts a case and says how it went; `spelling`: whether variants of one Traditional form count as equal. */
export const judge = (
  { text, wanted }: ConversionCase,
  { from, to, region, spelling }: { from: Language; to: Language; region: Region; spelling: boolean },
): { readonly verdict: Verdict; readonly got: string } => {
  const got = createConverter({ from, to, region, protectedWords: [] })(text);
  const plain = spelling ? spelled : (other: string): string => other;
  const isRight = wanted.some((form) => plain(form) === plain(got));
  if (isRight) return { verdict: 'right', got };
  const marked = new Set(doubtfulCharacters(text, got, from, to).map(({ at }) => at));
  const is = Array.from(plain(got));
  const allMarked = wanted.some((form) => {
    const should = Array.from(plain(form));
    return should.length === is.length && is.every((form, at) => form === should[at] || marked.has(at));
  });
  return { verdict: allMarked ? 'marked' : 'wrong', got };
};

/** The rows of a table of cases: in `column` the text, after it the right answers. */
export const casesIn = (rows: readonly (readonly string[])[], column: number): ConversionCase[] =>
  rows.map((row) => ({
    text: row[column] ?? '',
    wanted: row.slice(column + 1).filter((form) => form !== ''),
  }));

/** How many characters of a text are marked as doubtful when it is converted, of how many. */
export const countMarks = (
  lines: readonly string[],
  { from, to, region }: { from: Language; to: Language; region: Region },
): { readonly marks: number; readonly characters: number } => {
  const convert = createConverter({ from, to, region, protectedWords: [] });
  const marks = lines.reduce(
    (sum, line) => sum + doubtfulCharacters(line, convert(line), from, to).length,
    0,
  );
  return { marks, characters: lines.reduce((sum, line) => sum + codePointLength(line), 0) };
};
