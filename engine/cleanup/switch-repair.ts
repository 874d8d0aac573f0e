import { type RepairDecision, type RepairId, isFixed } from '#core/model/index.ts';
import { codePointLength, sliceCodePoints } from '#core/text/codepoints.ts';
import { segmentText } from '#core/text/segmentation/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import type { StoredRepair } from '../store/repairs-repository.ts';
import type { RepairEdit } from './move-repairs.ts';
import { cutRound, cutSegment, editSource, joinNext, sourceOf } from './reshape.ts';
import type { WorkingSegment, WorkingSegments } from './working-segments.ts';

/** What stands in the text under a decision: the mended words only while it is accepted. */
const wordsUnder = ({ before, after }: StoredRepair, decision: RepairDecision): string =>
  decision === 'accepted' ? after : before;

/** Words that may end a sentence or a line, so that switching to them can cut the segment. */
export const mayCut = /[。！？!?.…\n\r\u0085\u2028\u2029]/u;
const lineEnd = /[\n\r\u0085\u2028\u2029]/u;
const closers = /^[”’」』）】》〉"')\]]*/u;

const change = (repair: StoredRepair, decision: RepairDecision): RepairEdit => {
  const present = wordsUnder(repair, repair.decision);
  return {
    start: repair.start,
    end: repair.start + codePointLength(present),
    insert: wordsUnder(repair, decision),
    repair: repair.id,
  };
};

/** Whether the switch changes words inside the segment only. */
const isPlain = (segment: WorkingSegment, repair: StoredRepair, decision: RepairDecision): boolean => {
  const { end, insert } = change(repair, decision);
  return end <= codePointLength(sourceOf(segment).text) && !mayCut.test(insert);
};

const stands = (text: string, { start, end }: RepairEdit, expected: string): boolean =>
  sliceCodePoints(text, start, end) === expected;

/** Marks repairs as switched, at their words' new place. `edits` are in text order, in offsets of the text before. */
const settle = (segment: WorkingSegment, edits: readonly RepairEdit[], decision: RepairDecision): void => {
  const placed = new Map<RepairId, { start: number; end: number }>();
  let shift = 0;
  for (const { repair, start, end, insert } of edits) {
    const length = codePointLength(insert);
    placed.set(repair, { start: start + shift, end: start + shift + length });
    shift += length - (end - start);
  }
  segment.repairs = segment.repairs.map((repair) => {
    const range = placed.get(repair.id);
    return range === undefined ? repair : { ...repair, ...range, decision, status: 'live' };
  });
};

/** Changes what was decided about repairs whose words are the same either way. */
const settleSame = (
  segment: WorkingSegment,
  wanted: ReadonlySet<RepairId>,
  decision: RepairDecision,
): readonly RepairId[] => {
  const same = segment.repairs.filter(
    (repair) => wanted.has(repair.id) && wordsUnder(repair, repair.decision) === wordsUnder(repair, decision),
  );
  segment.repairs = segment.repairs.map((repair) =>
    same.includes(repair) ? { ...repair, decision } : repair,
  );
  return same.map(({ id }) => id);
};

/** Switches repairs that stay inside the segment, in one edit. Answers those that were switched. */
export const switchPlain = (
  project: OpenProject,
  work: WorkingSegments,
  segment: WorkingSegment,
  wanted: ReadonlySet<RepairId>,
  decision: RepairDecision,
): readonly RepairId[] => {
  const same = settleSame(segment, wanted, decision);
  const source = sourceOf(segment);
  const edits: RepairEdit[] = [];
  for (const repair of isFixed(source) ? [] : segment.repairs) {
    if (!wanted.has(repair.id) || same.includes(repair.id) || !isPlain(segment, repair, decision)) continue;
    const edit = change(repair, decision);
    const overlaps = edit.start < (edits.at(-1)?.end ?? 0);
    if (!overlaps && stands(source.text, edit, wordsUnder(repair, repair.decision))) edits.push(edit);
  }
  if (edits.length > 0) editSource(project, work, segment, edits);
  settle(segment, edits, decision);
  return [...same, ...edits.map(({ repair }) => repair)];
};

/** How far a repair's words are looked for behind its segment. */
const furthest = 64;

/** Joins what follows until the words lie inside; false when they are not there, or a locked text is in the way. */
const gather = (
  work: WorkingSegments,
  segment: WorkingSegment,
  edit: RepairEdit,
  expected: string,
): boolean => {
  let reach = sourceOf(segment).text;
  let last: WorkingSegment | null = segment;
  let needed = 0;
  while (last !== null && codePointLength(reach) < edit.end && needed < furthest) {
    const gap: string = last.place.gap;
    last = work.next(last);
    reach += gap + (last === null ? '' : sourceOf(last).text);
    needed += 1;
  }
  if (!stands(reach, edit, expected)) return false;
  for (let joined = 0; joined < needed; joined += 1) if (!joinNext(work, segment)) return false;
  return true;
};

/** Whether the words lie wholly in the white space behind the text, and stay white space. */
const switchInGap = (
  segment: WorkingSegment,
  edit: RepairEdit,
  expected: string,
  isBreak: boolean,
): boolean => {
  const length = codePointLength(sourceOf(segment).text);
  const { gap } = segment.place;
  const inside = edit.start >= length && edit.end <= length + codePointLength(gap);
  if (!inside || isBreak || edit.insert.trim() !== '') return false;
  const at = { ...edit, start: edit.start - length, end: edit.end - length };
  if (!stands(gap, at, expected)) return false;
  const next = sliceCodePoints(gap, 0, at.start) + edit.insert + sliceCodePoints(gap, at.end);
  segment.place = { ...segment.place, gap: next };
  return true;
};

/** Where the new words, now in the text, make it two: at a line end among them, or at the end of a sentence. */
const cutIn = (
  work: WorkingSegments,
  segment: WorkingSegment,
  start: number,
  insert: string,
): number | null => {
  const source = sourceOf(segment);
  const lineAt = insert.search(lineEnd);
  if (lineAt >= 0) return start + codePointLength(insert.slice(0, lineAt));
  const end = start + codePointLength(insert);
  const after = closers.exec(sliceCodePoints(source.text, end))?.[0] ?? '';
  const last = end + codePointLength(after);
  const { lead, pieces } = segmentText(source, work.documentOf(segment).language);
  let at = codePointLength(lead);
  for (const piece of pieces.slice(0, -1)) {
    at += codePointLength(piece.text);
    if (at > start && at <= last) return at;
    at += codePointLength(piece.gap);
  }
  return null;
};

const isUntouched = ({ cells }: WorkingSegment): boolean =>
  [...cells].every(([side, { text, origin }]) => side === 'source' || text === '' || origin === 'converted');

/**
 * Switches one repair whose words reach beyond its segment, or end a sentence or a line. What follows is joined as far
 * as the words reach, and the result cut where they now end a line, or, accepted, a sentence nobody has translated yet.
 */
export const switchWide = (
  project: OpenProject,
  work: WorkingSegments,
  segment: WorkingSegment,
  repair: StoredRepair,
  decision: RepairDecision,
): boolean => {
  if (isFixed(sourceOf(segment))) return false;
  const edit = change(repair, decision);
  const expected = wordsUnder(repair, repair.decision);
  if (switchInGap(segment, edit, expected, repair.kind === 'line-break')) {
    settle(segment, [edit], decision);
    return true;
  }
  if (!gather(work, segment, edit, expected)) return false;
  editSource(project, work, segment, [edit]);
  settle(segment, [edit], decision);
  const isLine = lineEnd.test(edit.insert);
  if (!isLine && (decision !== 'accepted' || !isUntouched(segment))) return true;
  const at = cutIn(work, segment, edit.start, edit.insert);
  if (at === null) return true;
  const cut = cutRound(sourceOf(segment).text, at);
  const isInside = cut.end > 0 && cut.resume < codePointLength(sourceOf(segment).text);
  if (isInside) cutSegment(work, segment, cut, repair.id, isLine);
  return true;
};
