import type { TextEdit } from '../model/text.ts';
import { codePointLength, sliceCodePoints } from '../text/codepoints.ts';
import { clausesOf, endsClause } from './clauses.ts';
import { joinEdits, tokenEdits, wholeWords, type PlacedEdit } from './words.ts';

/** More changes than this in one clause are read more easily as one. */
const mostInClause = 3;

/** A text counts as rewritten when more than this share of it, of what was there or of what is there now, changed. */
const rewritten = 0.5;

const unit =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu;

/** How much there is to read: characters of the scripts written without spaces, and words of the others. */
const unitsIn = (text: string): number => text.match(unit)?.length ?? 0;

const stretch = (text: string, start: number, end: number): string => sliceCodePoints(text, start, end);

/** Edits united wherever `joins` says that two neighbours, with what stands between them, are one. */
const unite = (
  after: string,
  edits: readonly PlacedEdit[],
  joins: (a: PlacedEdit, b: PlacedEdit) => boolean,
): PlacedEdit[] => {
  const united: PlacedEdit[] = [];
  for (const edit of edits) {
    const last = united.at(-1);
    if (last !== undefined && joins(last, edit)) united[united.length - 1] = joinEdits(after, last, edit);
    else united.push(edit);
  }
  return united;
};

const sizeOf = ({ start, end, insert }: TextEdit): number => Math.max(end - start, codePointLength(insert));

/**
 * Whether two edits touch: nothing is left between them but white space, or less than either changes and no end of a
 * clause (N. Fraser, "Diff Strategies", 2006, "semantic cleanup": such a common stretch is a coincidence).
 */
const touches =
  (before: string) =>
  (a: PlacedEdit, b: PlacedEdit): boolean => {
    const between = stretch(before, a.end, b.start);
    if (between.trim() === '') return true;
    const length = codePointLength(between);
    return length <= sizeOf(a) && length <= sizeOf(b) && !endsClause(between);
  };

/** The edits in groups with no end of a clause left standing between them. */
const byClause = (before: string, edits: readonly PlacedEdit[]): PlacedEdit[][] => {
  const groups: PlacedEdit[][] = [];
  for (const edit of edits) {
    const last = groups.at(-1)?.at(-1);
    const goesOn = last !== undefined && !endsClause(stretch(before, last.end, edit.start));
    if (goesOn) groups.at(-1)?.push(edit);
    else groups.push([edit]);
  }
  return groups;
};

/** Whether edits change more than half of a stretch that reads `was` and becomes `is`. */
const isRewritten = (before: string, was: string, is: string, edits: readonly PlacedEdit[]): boolean => {
  const removed = edits.reduce((sum, { start, end }) => sum + unitsIn(stretch(before, start, end)), 0);
  const inserted = edits.reduce((sum, { insert }) => sum + unitsIn(insert), 0);
  return removed > unitsIn(was) * rewritten || inserted > unitsIn(is) * rewritten;
};

/** Whether edits of one clause, or of clauses run together, are better read as one. */
const isOneOfClause = (before: string, after: string, edits: readonly PlacedEdit[]): boolean => {
  if (edits.length > mostInClause) return true;
  const [first, last] = [edits[0], edits.at(-1)];
  if (first === undefined || last === undefined || edits.length < 2) return false;
  const reach = clausesOf(before).filter(({ start, end }) => start <= last.end && first.start <= end);
  const [from, to] = [reach[0]?.start ?? 0, reach.at(-1)?.end ?? 0];
  const is = stretch(after, first.to - (first.start - from), last.toEnd + (to - last.end));
  return isRewritten(before, stretch(before, from, to), is, edits);
};

/** Words of English that stand everywhere: that one goes here and comes there tells nothing. */
const functionWords = new Set(
  (
    'a an the and or but nor so if of in on at to by for from with as into over under out up down off than then that this these ' +
    'those is are was were be been being am do does did has have had will would shall should can could may might must not no ' +
    'he she it they we you i him her them us me his its their our your my who whom which what when where how there here'
  ).split(' '),
);

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** What may be recognised when it is moved: words of an alphabet that say something, and Chinese words of two characters or more. */
const tellingWords = (text: string): ReadonlySet<string> =>
  new Set(
    Array.from(words.segment(text))
      .filter(({ isWordLike }) => isWordLike)
      .map(({ segment }) => segment.toLowerCase())
      .filter((word) =>
        /\p{Script=Han}/u.test(word)
          ? codePointLength(word) > 1
          : !functionWords.has(word) && !/^\p{N}/u.test(word),
      ),
  );

const without = (all: ReadonlySet<string>, some: ReadonlySet<string>): string[] =>
  [...all].filter((word) => !some.has(word));

/** What an edit takes away and brings in that would be recognised elsewhere. */
const movable = (before: string, { start, end, insert }: PlacedEdit) => {
  const removed = stretch(before, start, end);
  const [gone, come] = [tellingWords(removed), tellingWords(insert)];
  const whole = (text: string): readonly string[] =>
    unitsIn(text) > 0 && !functionWords.has(text.trim().toLowerCase()) ? [text.trim()] : [];
  return {
    gone: new Set([...without(gone, come), ...whole(removed)]),
    come: [...without(come, gone), ...whole(insert)],
  };
};

/**
 * Edits in groups that cannot be parted without saying something twice or not at all, because words were moved from one
 * to another; with all between.
 */
const byMoves = (before: string, edits: readonly PlacedEdit[]): PlacedEdit[][] => {
  const moved = edits.map((edit) => movable(before, edit));
  const isMoved = (a: number, b: number): boolean => {
    const [from, into] = [moved[a], moved[b]];
    return (
      from !== undefined &&
      into !== undefined &&
      (into.come.some((word) => from.gone.has(word)) || from.come.some((word) => into.gone.has(word)))
    );
  };
  const groups: number[][] = [];
  for (const n of edits.keys()) {
    const from = groups.findIndex((group) => group.some((other) => isMoved(other, n)));
    groups.push(from < 0 ? [n] : [...groups.splice(from).flat(), n]);
  }
  return groups.map((group) => group.flatMap((n) => edits[n] ?? []));
};

/**
 * How two texts differ, as suggestions: groups of edits (code points) of which each is taken or left as a whole. Edits are
 * of whole words. Those that touch are one edit. Those of a clause that was rewritten, or that still has more than
 * `mostInClause`, are one edit. Words that were moved tie two edits together, with all between. Of a text that was
 * rewritten all edits are one group, so that no half of it can be taken.
 */
export const readableEdits = (before: string, after: string): TextEdit[][] => {
  const whole = wholeWords(before, after, tokenEdits(before, after));
  const bare = ({ start, end, insert }: PlacedEdit): TextEdit => ({ start, end, insert });
  if (whole.length < 2) return whole.map((edit) => [bare(edit)]);
  const near = unite(after, whole, touches(before));
  const readable = byClause(before, near).flatMap((group) =>
    isOneOfClause(before, after, group) ? unite(after, group, () => true) : group,
  );
  const groups = isRewritten(before, before, after, whole) ? [readable] : byMoves(before, readable);
  return groups.map((group) => group.map(bare));
};
