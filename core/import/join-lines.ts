import type { RawBlock } from '../formats/raw-block.ts';
import { longestBlock } from '../formats/raw-block.ts';
import type { BlockKind, RepairDraft, RichText } from '../model/index.ts';
import { findLineBreakRepair, findRepairs, isTableRow, type Survey } from '../text/cleanup/index.ts';
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

/** The repairs of a block's words. Code has no prose: whatever is found in it is at most offered. */
const repairsIn = ({ kind, rich }: RawBlock, survey: Survey): RepairDraft[] => {
  if (kind === 'code') return findRepairs(rich.text, survey, [{ start: 0, end: codePointLength(rich.text) }]);
  return findRepairs(rich.text, survey, codePointRanges(rich));
};

const begin = (block: RawBlock, survey: Survey): Open => ({
  first: block,
  last: block,
  parts: [block.rich.text],
  units: block.rich.text.length,
  points: codePointLength(block.rich.text),
  drafts: repairsIn(block, survey),
});

const finish = ({ first, last, parts, drafts }: Open): RawParagraph => ({
  kind: first.kind,
  level: first.level,
  line: first.line,
  rich: parts.length === 1 ? first.rich : { text: parts.join(''), tags: [] },
  gap: last.gap,
  drafts,
});

/**
 * The repair of the break between two lines, if it is one inside a sentence. Its raw words are those of the file:
 * the reader's "\n" is put back into what really stood there, so that refusing it restores that.
 */
const breakBetween = (open: Open, next: RawBlock, survey: Survey): RepairDraft | null => {
  const { last } = open;
  if (!last.softBreak || last.rich.tags.length > 0 || next.rich.tags.length > 0) return null;
  if (isTableRow(last.rich.text) || isTableRow(next.rich.text)) return null;
  const found = findLineBreakRepair(last.rich.text, next.rich.text, survey);
  if (found === null) return null;
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

/**
 * Finds the repairs of every block, and makes one block of lines that a sentence was broken over, where that is
 * certain. A doubtful break is the last repair of the block it ends. Holds one block; none grows beyond
 * `longestBlock` UTF-16 units.
 */
export function* joinLines(blocks: Iterable<RawBlock>, survey: Survey): Generator<RawParagraph> {
  let open: Open | null = null;
  for (const block of blocks) {
    if (open === null) {
      open = begin(block, survey);
      continue;
    }
    const found = breakBetween(open, block, survey);
    const usable = found !== null && !clashes(open, found) ? found : null;
    const fits = open.units + open.last.gap.length + block.rich.text.length <= longestBlock;
    if (usable?.certainty === 'certain' && fits) {
      join(open, usable, block, survey);
      continue;
    }
    if (usable !== null) open.drafts.push(usable);
    yield finish(open);
    open = begin(block, survey);
  }
  if (open !== null) yield finish(open);
}
