import type { Block, Cell } from './cell.ts';
import type { Anchor, Annotation, Reply } from './annotation.ts';
import type { Concept } from './concept.ts';
import type { AnnotationId, BlockId, ConceptId, DocumentId, RepairId, ReplyId, SegmentId } from './ids.ts';
import type { FindingKind, IgnoredFinding } from './finding.ts';
import type { Side } from './column.ts';
import type { Language } from './language.ts';
import type { ProjectSettings } from './project.ts';
import type { Repair, RepairDecision } from './repair.ts';
import type { ActionKind } from './project.ts';
import type { ReviewList, ReviewVersion } from './review.ts';

/** Where a segment stands, without its texts. `rank` orders segments of a project; it sorts as plain bytes. */
export type SegmentPlace = {
  readonly id: SegmentId;
  readonly document: DocumentId;
  readonly block: BlockId;
  readonly rank: string;
  readonly gap: string;
};

/** Where a repair stands in the present text, and what was decided about it. */
export type RepairPlace = {
  readonly segment: SegmentId;
  readonly start: number;
  readonly end: number;
  readonly decision: RepairDecision;
  readonly status: 'live' | 'edited' | 'gone';
};

/** What a repair is, whatever becomes of it: the words as they were found, and why they should change. */
export type FoundRepair = Pick<
  Repair,
  'document' | 'kind' | 'certainty' | 'before' | 'after' | 'reason' | 'params'
>;

/**
 * The smallest steps of every action. Each names the value before and after, so that a step is inverted by
 * swapping them; an action is a list of steps in one transaction. `null` before makes a thing, `null` after removes it.
 */
export type Step =
  | {
      readonly on: 'cell';
      readonly segment: SegmentId;
      readonly side: Side;
      readonly before: Cell | null;
      readonly after: Cell | null;
    }
  | {
      readonly on: 'segment';
      readonly id: SegmentId;
      readonly before: SegmentPlace | null;
      readonly after: SegmentPlace | null;
    }
  | {
      readonly on: 'block';
      readonly id: BlockId;
      readonly document: DocumentId;
      readonly before: Block | null;
      readonly after: Block | null;
    }
  | {
      readonly on: 'repair';
      readonly id: RepairId;
      readonly before: RepairPlace | null;
      readonly after: RepairPlace | null;
      /** What it is; of a step that makes or removes it. */
      readonly found?: FoundRepair;
    }
  | {
      readonly on: 'document';
      readonly id: DocumentId;
      readonly before: DocumentPresence;
      readonly after: DocumentPresence;
    }
  | {
      readonly on: 'annotation';
      readonly id: AnnotationId;
      readonly before: Annotation | null;
      readonly after: Annotation | null;
    }
  /** Where an annotation's words are: all its anchors, in reading order, side by side. None while it does not exist. */
  | {
      readonly on: 'anchors';
      readonly annotation: AnnotationId;
      readonly before: readonly Anchor[];
      readonly after: readonly Anchor[];
    }
  | {
      readonly on: 'reply';
      readonly id: ReplyId;
      readonly before: Reply | null;
      readonly after: Reply | null;
    }
  /** All versions of one thing that a review has gathered (`ReviewRecord`), sorted as they are kept; none before it is known. */
  | {
      readonly on: 'review';
      readonly review: string;
      readonly list: ReviewList;
      readonly uid: string;
      readonly before: readonly ReviewVersion[];
      readonly after: readonly ReviewVersion[];
    }
  /** Findings of a kind are ignored: with the hash of the text they are ignored in (`IgnoredFinding`); null while they are not. */
  | (FindingKind & {
      readonly on: 'ignored';
      readonly cell: IgnoredFinding['cell'];
      readonly before: string | null;
      readonly after: string | null;
    })
  | {
      readonly on: 'concept';
      readonly id: ConceptId;
      readonly before: Concept | null;
      readonly after: Concept | null;
    }
  | { readonly on: 'settings'; readonly before: ProjectSettings; readonly after: ProjectSettings }
  /**
   * What is stored in a row of the file, whatever it is: of rows that were damaged, so that what was decided on them can be taken
   * back to the byte. Its columns in the order of the table, its checksum last; null where there is no such row.
   */
  | {
      readonly on: 'row';
      readonly table: string;
      readonly before: readonly StoredValue[] | null;
      readonly after: readonly StoredValue[] | null;
    }
  /** Lineage: which segments came out of which, so that annotations and reviews can follow. Applies nothing. */
  | { readonly on: 'lineage'; readonly from: readonly SegmentId[]; readonly into: readonly SegmentId[] };

/** A value of a row as the file holds it; bytes as base64. */
export type StoredValue = string | number | null | { readonly base64: string };

/** A removed document stays in the file, out of sight, so that removal is undone in a moment. */
export type DocumentPresence = {
  readonly present: boolean;
  readonly language: Language;
  readonly targets: readonly Side[];
};

export type Action = { readonly kind: ActionKind; readonly steps: readonly Step[] };

/** The step that takes `step` back. */
const invertStep = (step: Step): Step => {
  if (step.on === 'lineage') return { on: 'lineage', from: step.into, into: step.from };
  return { ...step, before: step.after, after: step.before } as Step;
};

/** The steps that take a whole action back, last first. */
export const invertSteps = (steps: readonly Step[]): readonly Step[] => steps.map(invertStep).reverse();
