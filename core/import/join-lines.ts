import type { RawBlock, RawSegment } from '../formats/raw-block.ts';
import { longestBlock } from '../formats/raw-block.ts';
import type { SourcePlace } from '../formats/source-place.ts';
import type { BlockKind, RepairDraft, RichText } from '../model/index.ts';
import { findLineBreaks, findRepairs, indentOf, isSetIn, type Survey } from '../text/cleanup/index.ts';
import { codePointRanges } from '../text/code-ranges.ts';
import { codePointLength } from '../text/codepoints.ts';

/** A block in its raw words, with every repair found in it. Lines that a wrapped sentence runs through are one block. */
export type RawParagraph = {
  readonly kind: BlockKind;
  readonly level: number;
  /** 1-based line of the file where it starts. */
  readonly line: number;
  readonly rich: RichText;
  /** White space between this block and the next. */
  readonly gap: string;
  /** Where its words stand in the file, if its reader tells. */
  readonly place?: SourcePlace;
  /** As of the block, if it is one. */
  readonly ref?: string;
  readonly segments?: readonly RawSegment[];
  /** Ordered, not overlapping; offsets in `rich.text`, save for a last line break, which reaches into `gap`. */
  readonly drafts: readonly RepairDraft[];
};

type Open = {
  readonly first: RawBlock;
  last: RawBlock;
  readonly parts: string[];
  units: number;
  /** Code points of all parts. */
  points: number;
  readonly drafts: RepairDraft[];
};

const shifted = (draft: RepairDraft, by: number): RepairDraft =>
  by === 0 ? draft : { ...draft, start: draft.start + by, end: draft.end + by };

/** Repairs that the reader of the format found, and of the others those that do not touch them. Both are ordered. */
const withReaders = (own: readonly RepairDraft[], found: readonly RepairDraft[]): RepairDraft[] =>
  [
    ...own,
    ...found.filter(({ start, end }) => !own.some((draft) => draft.start < end && start < draft.end)),
  ].sort((a, b) => a.start - b.start);

/** The repairs of a block's words. Code and attributes are no prose: whatever is found in them is at most offered. */
export const repairsIn = (
  { kind, rich, place, drafts, segments }: Pick<RawBlock, 'kind' | 'rich' | 'place' | 'drafts' | 'segments'>,
  survey: Survey,
): RepairDraft[] => {
  // Those of its segments are found one by one.
  if (segments !== undefined) return [];
  const whole = [{ start: 0, end: codePointLength(rich.text) }];
  const isLiteral =
    kind === 'code' ||
    place?.syntax === 'attribute' ||
    place?.syntax === 'scalar' ||
    place?.syntax === 'verbatim';
  const found = findRepairs(rich.text, survey, isLiteral ? whole : codePointRanges(rich));
  return drafts === undefined ? found : withReaders(drafts, found);
};

const begin = (block: RawBlock, survey: Survey): Open => ({
  first: block,
  last: block,
  parts: [block.rich.text],
  units: block.rich.text.length,
  points: codePointLength(block.rich.text),
  drafts: repairsIn(block, survey),
});

/** Shorter lines, and lines without a mark, are repeated on purpose: refrains, entries of a table. */
const shortestRepeat = 10;

/** The line before once more, all of it: offered to be taken out. Certain repairs in the line stand against it. */
const repeatOf = (block: RawBlock, above: readonly string[]): RepairDraft | null => {
  const { text, tags } = block.rich;
  const isSame = text === above.at(-1) && text !== above.at(-2);
  if (!isSame || tags.length > 0 || text.length < shortestRepeat || !/[，。！？；：,.!?;:]/.test(text))
    return null;
  return {
    kind: 'repeat',
    certainty: 'doubtful',
    start: 0,
    end: codePointLength(text),
    before: text,
    after: '',
    reason: 'repeat.line',
  };
};

const beginBelow = (block: RawBlock, above: readonly string[], survey: Survey): Open => {
  const open = begin(block, survey);
  const found = repeatOf(block, above);
  if (
    found === null ||
    block.segments !== undefined ||
    open.drafts.some(({ certainty }) => certainty === 'certain')
  )
    return open;
  return { ...open, drafts: [found] };
};

const joinedRef = ({ first, last }: Open): Pick<RawParagraph, 'ref'> =>
  first.ref === undefined || last.ref === undefined ? {} : { ref: `${first.ref} ${last.ref}` };

/** What is known of a block alone is not known of lines that were joined, but for where they begin. */
const ofOneBlock = ({
  place,
  ref,
  segments,
}: RawBlock): Pick<RawParagraph, 'place' | 'ref' | 'segments'> => ({
  ...(ref === undefined ? {} : { ref }),
  ...(place === undefined ? {} : { place }),
  ...(segments === undefined ? {} : { segments }),
});

const finish = (open: Open): RawParagraph => {
  const { first, last, parts, drafts } = open;
  return {
    kind: first.kind,
    level: first.level,
    line: first.line,
    rich: parts.length === 1 ? first.rich : { text: parts.join(''), tags: [] },
    gap: last.gap,
    ...(parts.length === 1 ? ofOneBlock(first) : joinedRef(open)),
    drafts,
  };
};

/**
 * The repair of a break, where it stands in the open block. Its raw words are those of the file: the reader's "\n"
 * is put back into what really stood there, so that refusing it restores that.
 */
const placed = (open: Open, found: RepairDraft): RepairDraft => {
  const { last } = open;
  const lineStart = open.points - codePointLength(last.rich.text);
  const before = found.before.replace('\n', () => last.gap);
  const start = lineStart + found.start;
  return { ...found, start, end: start + codePointLength(before), before };
};

/** Words at the seam that another repair has claimed stay as they are: repairs never overlap. */
const clashes = (open: Open, found: RepairDraft): boolean => (open.drafts.at(-1)?.end ?? 0) > found.start;

const join = (open: Open, found: RepairDraft, next: RawBlock, survey: Survey): void => {
  const base = open.points + codePointLength(open.last.gap);
  const drafts = repairsIn(next, survey);
  open.drafts.push(found, ...drafts.map((draft) => shifted(draft, base)));
  open.parts.push(open.last.gap, next.rich.text);
  open.units += open.last.gap.length + next.rich.text.length;
  open.points = base + codePointLength(next.rich.text);
  open.last = next;
};

/** Lines are judged together, so many at a time: their number and their length in UTF-16 units are bounded. */
const mostLines = 64;

/** A block, and the repair of the break before it, if it is one inside a sentence. */
type Judged = { readonly block: RawBlock; readonly found: RepairDraft | null };

const isJoinable = ({ ref, joins }: RawBlock): boolean => ref === undefined || joins === true;

/** `indent` is that of the previous block. */
const mayContinue = (previous: RawBlock, indent: string | null, next: RawBlock): boolean =>
  previous.softBreak &&
  isJoinable(previous) &&
  isJoinable(next) &&
  next.segments === undefined &&
  previous.rich.tags.length === 0 &&
  next.rich.tags.length === 0 &&
  !isSetIn(previous.gap, indent);

/**
 * Finds the breaks of lines that may belong together, which are held until they end or are many. A line that ends
 * one such group begins the next when the group was cut only for its size.
 */
function* judged(blocks: Iterable<RawBlock>, survey: Survey): Generator<Judged> {
  let held: RawBlock[] = [];
  let indents: (string | null)[] = [];
  let units = 0;
  /** Whether the first of the lines held was handed on before, with the group that it ended. */
  let isOverlap = false;
  function* flush(): Generator<Judged> {
    const breaks =
      held.length > 1
        ? findLineBreaks(
            held.map(({ rich }, at) => ({ text: rich.text, indent: indents[at] ?? null })),
            survey,
          )
        : [];
    for (const [at, block] of held.entries()) {
      if (at === 0 && isOverlap) continue;
      yield { block, found: at === 0 ? null : (breaks[at - 1] ?? null) };
    }
  }
  for (const block of blocks) {
    const previous = held.at(-1);
    if (previous !== undefined) {
      const above = indents.at(-1) ?? null;
      const continues = mayContinue(previous, above, block);
      const isFull = held.length >= mostLines || units + block.rich.text.length > longestBlock;
      if (!continues || isFull) {
        yield* flush();
        held = continues ? [previous] : [];
        indents = continues ? [above] : [];
        units = continues ? previous.rich.text.length : 0;
        isOverlap = continues;
      }
    }
    held.push(block);
    indents.push(previous === undefined ? null : indentOf(previous.gap));
    units += block.rich.text.length;
  }
  yield* flush();
}

/**
 * Finds the repairs of every block, and makes one block of lines that a sentence was broken over, where that is
 * certain. A doubtful break is the last repair of the block it ends. Holds at most `mostLines` lines, or two blocks;
 * none grows beyond `longestBlock` UTF-16 units.
 */
export function* joinLines(blocks: Iterable<RawBlock>, survey: Survey): Generator<RawParagraph> {
  let open: Open | null = null;
  let above: string[] = [];
  for (const { block, found: unplaced } of judged(blocks, survey)) {
    const before = above;
    above = [...before.slice(-1), block.rich.text];
    if (open === null) {
      open = begin(block, survey);
      continue;
    }
    const found: RepairDraft | null = unplaced === null ? null : placed(open, unplaced);
    const usable: RepairDraft | null = found !== null && !clashes(open, found) ? found : null;
    const fits = open.units + open.last.gap.length + block.rich.text.length <= longestBlock;
    if (usable?.certainty === 'certain' && fits) {
      join(open, usable, block, survey);
      continue;
    }
    if (usable !== null) open.drafts.push(usable);
    yield finish(open);
    open = beginBelow(block, before, survey);
  }
  if (open !== null) yield finish(open);
}
