import type { ComponentType, ReactNode } from 'react';
import type { Params, RowNumber, SegmentId, Side } from '#core/model/index.ts';
import type { ListPart } from '../ui/list-part.ts';

/** What of a section's issues the Check panel shows. */
export type IssuesAsked = {
  /** One of its views; null for all that waits for a decision. */
  readonly view: string | null;
  /** False while the panel shows another section: only counts are needed then. */
  readonly shown: boolean;
  /** Only those of this row, and of this column. */
  readonly segment: SegmentId | null;
  readonly side: Side | null;
};

/** The issues of a section as asked. */
export type Issues = {
  readonly error: Error | null;
  readonly loading: boolean;
  /** How many wait for a decision, and how many there are at all, decided ones too. */
  readonly waiting: number;
  readonly all: number;
  /** How they stand, in words, in the head of the panel. */
  readonly counts: readonly string[];
  /** Said when none of the view are there. */
  readonly none: string;
  readonly list: ListPart;
  /** The keys of its lines: all of them, and the chief ones, for a list that others share. */
  readonly help: string;
  readonly shortHelp: string;
};

/** Something at a place that waits for a decision. */
export type IssueAt = {
  readonly side: Side;
  /** Code points of the text. */
  readonly start: number;
  /** What it is: an i18n key, and its parameters. */
  readonly key: string;
  readonly params: Params;
  /** Makes its cell the active one, and marks its words. */
  readonly go: () => void;
};

type RowAt = { readonly row: RowNumber; readonly segment: SegmentId };

/** A feature's part of the Check panel: what of the texts waits for a decision, or has waited, by kinds. */
export type CheckSection = {
  /** The name of the feature. */
  readonly id: string;
  /** Full i18n keys. */
  readonly titleKey: string;
  readonly views: readonly { readonly id: string; readonly titleKey: string }[];
  /** Looks them up, and draws what is made of them. */
  readonly Asked: ComponentType<{
    readonly asked: IssuesAsked;
    readonly children: (issues: Issues) => ReactNode;
  }>;
  /** What stands in the head of the panel while its issues are shown. */
  readonly Head?: ComponentType;
  /** Those of a row that wait. */
  readonly inRow: (at: RowAt) => Promise<readonly IssueAt[]>;
  /** The next row after `after` (wrapping round) in which something waits, or null. */
  readonly nextRow: (after: number, backwards: boolean) => Promise<RowAt | null>;
};
