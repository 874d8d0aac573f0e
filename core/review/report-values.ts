import type {
  Answer,
  Assessment,
  Cell,
  CellState,
  FrozenCell,
  ReviewItem,
  RichText,
  SegmentId,
  Side,
} from '../model/index.ts';
import type { PackagedRow } from './package.ts';
import type { ReportThread } from './report-threads.ts';

/** What became of an item. `gone`: its row is no longer there. `conflict`: several answers were given. */
export const reportStandings = ['free', 'clash', 'gone', 'made', 'answered', 'conflict'] as const;
export type ReportStanding = (typeof reportStandings)[number];

export type ReportItem = {
  readonly item: ReviewItem;
  readonly standing: ReportStanding;
  /** Of a clash: the stretch in the frozen text, the present one and the reviewer's. */
  readonly clash: { readonly base: RichText; readonly ours: RichText; readonly theirs: RichText } | null;
  readonly answers: readonly Answer[];
  /** What the reviewer said of it: none, one, or several that were said apart. */
  readonly assessments: readonly Assessment[];
};

/** What one reviewer made of a frozen text. */
export type ReportAfter = {
  readonly reviewer: string;
  readonly text: RichText;
  readonly state: CellState;
  /** Nothing suggested, and called better than it was. */
  readonly isAccepted: boolean;
  /** When it was handed back, ISO 8601 in UTC; null where no file says so. */
  readonly at: string | null;
  readonly items: readonly ReportItem[];
};

/** A text as it was frozen, in one round or several, with what reviewers made of it, by their names. */
export type ReportText = {
  readonly rounds: readonly number[];
  readonly frozen: FrozenCell;
  readonly afters: readonly ReportAfter[];
};

export type ReportCell = {
  readonly side: Side;
  /** Those that something was handed back for, oldest first; else the last one. */
  readonly texts: readonly ReportText[];
  /** As it is now; null when the row is gone. */
  readonly present: Cell | null;
};

export type ReportRow = {
  readonly segment: SegmentId;
  /** Its number now; null when the row is gone. */
  readonly row: number | null;
  /** Its number when it was frozen last. */
  readonly frozenRow: number;
  readonly block: PackagedRow['block'];
  readonly original: RichText | null;
  readonly cells: readonly ReportCell[];
  readonly threads: readonly ReportThread[];
};
