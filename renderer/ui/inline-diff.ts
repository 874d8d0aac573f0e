import { diffArrays } from 'diff';

/** A stretch that stayed, went or came. `at` is its place in both texts laid end to end: it tells parts apart. */
export type DiffPart = {
  readonly at: number;
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
};

/** `usual`: Han by character, other languages by word; else all of them by one of these. */
export const diffBys = ['usual', 'characters', 'words'] as const;
export type DiffBy = (typeof diffBys)[number];

/** Scripts that are written without spaces between words. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Thai}`;
const isUnspaced = new RegExp(`^[${unspaced}]`, 'u');
/** Letters and numbers of other scripts: a number before a Han character is a word of its own. */
const spaced = String.raw`(?:(?![${unspaced}])[\p{L}\p{N}\p{M}])+`;
const inWords = new RegExp(
  String.raw`[${unspaced}][${unspaced}\p{M}]*|${spaced}(?:['’]${spaced})*|\s+|.`,
  'gsu',
);
const inCharacters = new RegExp(String.raw`[${unspaced}]\p{M}*|${spaced}|\s+|.`, 'gsu');

/** Words of Chinese (and of other text without spaces) as the dictionary of the browser parts them, which has both scripts. */
const unspacedWords = (run: string): string[] =>
  Array.from(new Intl.Segmenter('zh', { granularity: 'word' }).segment(run), ({ segment }) => segment);

const graphemes = (text: string): string[] =>
  Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);

/** What differences are told in: of `usual`, Han characters one by one, other words and runs of space whole: what a reader takes in at a glance. */
const tokens = (text: string, by: DiffBy): string[] => {
  if (by === 'characters') return graphemes(text);
  if (by === 'usual') return text.match(inCharacters) ?? [];
  return (text.match(inWords) ?? []).flatMap((token) =>
    isUnspaced.test(token) ? unspacedWords(token) : [token],
  );
};

const atOnce = (before: string, after: string): readonly DiffPart[] => [
  { at: 0, kind: 'removed', text: before },
  { at: before.length, kind: 'added', text: after },
];

/** What changed between two short texts (excerpts, not documents). Very different texts are shown as one whole for the other. */
export const inlineDiff = (before: string, after: string, by: DiffBy = 'usual'): readonly DiffPart[] => {
  if (before === after) return [{ at: 0, kind: 'same', text: before }];
  if (before === '') return [{ at: 0, kind: 'added', text: after }];
  if (after === '') return [{ at: 0, kind: 'removed', text: before }];
  const changes = diffArrays(tokens(before, by), tokens(after, by), { maxEditLength: 400 });
  if (changes === undefined) return atOnce(before, after);
  let at = 0;
  const parts = changes.map(({ added, removed, value }): DiffPart => {
    const text = value.join('');
    at += text.length;
    return { at: at - text.length, kind: added ? 'added' : removed ? 'removed' : 'same', text };
  });
  return parts.some((part) => part.kind === 'same' && part.text.trim() !== '')
    ? parts
    : atOnce(before, after);
};

/** The same, with long stretches that stayed cut to `around` code points on the sides that face a change. */
export const excerptDiff = (parts: readonly DiffPart[], around = 16): readonly DiffPart[] =>
  parts.map((part, index) => {
    if (part.kind !== 'same') return part;
    const points = Array.from(part.text);
    const isFirst = index === 0;
    const isLast = index === parts.length - 1;
    const room = isFirst || isLast ? around : around * 2;
    if (points.length <= room + 2) return part;
    const head = isFirst ? '' : points.slice(0, around).join('');
    const tail = isLast ? '' : points.slice(-around).join('');
    return { at: part.at, kind: 'same', text: `${head}…${tail}` };
  });
