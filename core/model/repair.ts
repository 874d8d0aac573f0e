import type { RepairId, SegmentId, RowNumber, DocumentId } from './ids.ts';
import type { Params } from './result.ts';

export const repairKinds = [
  'gloss', // 現(xiàn) -> 現, left by a bad converter
  'byte-shift', // 應當?shù)摹?rdquo; -> 應當的。”
  'entity', // &amp;rdquo; -> ”
  'tag', // remnants of markup
  'punctuation', // half-width between Han characters
  'space', // stray, doubled, no-break
  'line-break', // a hard break inside a sentence
  'invisible', // zero-width, bidi, control
  'script', // left in the other script, or over-converted
  'mojibake', // UTF-8 read as Latin-1, Windows-1252, GBK, Big5 or Shift JIS; GBK or Big5 read as Latin-1
  'radical', // ⼈⼭ -> 人山, from the fonts of PDF files
  'escape', // \\u4e2d\\u6587, %E4%B8%AD%E6%96%87
  'lost', // U+FFFD, 锟斤拷: pointed at
  'repeat', // a line or a mark that stands there twice
  'page', // page numbers and running heads of a PDF copy
] as const;
export type RepairKind = (typeof repairKinds)[number];

/** `certain` ones are accepted at import, `doubtful` ones offered, `hint`s only pointed at. */
export type Certainty = 'certain' | 'doubtful' | 'hint';

/** A repair as found: what stands in the raw text, what should stand there, and why. */
export type RepairDraft = {
  readonly kind: RepairKind;
  readonly certainty: Certainty;
  /** Code points in the raw text of one block. */
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
  /** Key below `reasons.` in `locales/<lang>/cleanup.json`, with what it needs. */
  readonly reason: string;
  readonly params?: Params;
};

export type RepairDecision = 'accepted' | 'refused' | 'offered';

/** A repair as kept: it stays on its words through every later edit of the original. */
export type Repair = {
  readonly id: RepairId;
  readonly document: DocumentId;
  readonly kind: RepairKind;
  readonly certainty: Certainty;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
  readonly params: Params;
  readonly decision: RepairDecision;
  /** `edited`: the words were changed by hand since, so the repair can no longer be switched. */
  readonly status: 'live' | 'edited' | 'gone';
  readonly segment: SegmentId;
  readonly row: RowNumber;
  /** Code points in the present text of the segment's original. */
  readonly start: number;
  readonly end: number;
  /** Set when what is stored of it is not what was written. It cannot be switched any more. */
  readonly damaged?: true;
  /** Words before and after, from the present text, for showing the repair in its place. */
  readonly lead: string;
  readonly trail: string;
};
