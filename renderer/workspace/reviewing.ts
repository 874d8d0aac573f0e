import { create } from 'zustand';
import type { Active } from './store.ts';
import type { Range, RichText, SegmentId, Side } from '#core/model/index.ts';

/** A stretch of a text in which it differs from another, in code points. `tags`: only in its formatting. */
export type Stretch = Range & { readonly in: 'words' | 'tags' };

/** Where a text differs from what it was handed over as: what is gone from the one, what is new in the other. */
export type Difference = { readonly removed: readonly Stretch[]; readonly inserted: readonly Stretch[] };

/** What a row was handed over as. */
export type HandedOver = {
  /** It is there to be read only, for the sake of its neighbours. */
  readonly isContext: boolean;
  readonly texts: Readonly<Partial<Record<Side, RichText>>>;
};

export type Reviewing = {
  /** The texts that are reviewed; none in a translator's project. */
  readonly sides: readonly Side[];
  /** The rows that are known here by now. */
  readonly rows: ReadonlyMap<SegmentId, HandedOver>;
  /** Says how two texts differ; null where that is not to be shown. */
  readonly compare:
    | ((segment: SegmentId, side: Side, before: RichText, after: RichText) => Difference)
    | null;
  /** Asks for the rows that are drawn. */
  readonly ask: (segments: readonly SegmentId[]) => void;
  /** Confirms a text as its reviewer, and goes on to the next one where that is wanted, while it `isStillMeant`. */
  readonly accept: ((goOn: boolean, active: Active, isStillMeant: () => boolean) => Promise<void>) | null;
  /** Finished, or never meant to be written in: nothing can be edited. */
  readonly closed: boolean;
};

const translating: Reviewing = {
  sides: [],
  rows: new Map(),
  compare: null,
  ask: () => undefined,
  accept: null,
  closed: false,
};

/** What a reviewer's copy tells and asks of the text. */
export const useReviewing = create<Reviewing>()(() => translating);

export const setReviewing = (now: Partial<Reviewing>): void => useReviewing.setState(now);

/** A translator's project is open, or none. */
export const endReviewing = (): void => useReviewing.setState(translating);

/** Stands among the hidden columns while the texts that were handed over are not shown. */
export const handedOverColumn = 'handed-over';
