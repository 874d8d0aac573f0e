import { create } from 'zustand';
import type { SegmentId, Side } from '#core/model/index.ts';

/** The segment that is decided on, in which review. */
export type Deciding = {
  readonly review: string;
  readonly segment: SegmentId;
  readonly side: Side;
  /** Whose text is chosen at first; null for none. */
  readonly reviewer: string | null;
  /** What accepting one suggestion would make, which nobody wrote. */
  readonly preview: { readonly item: string; readonly text: string } | null;
};

const store = create<{ readonly deciding: Deciding | null }>()(() => ({ deciding: null }));

/** What the dialog that decides on a segment is about; null while it is closed. */
export const useDeciding = (): Deciding | null => store((state) => state.deciding);

export const askToDecide = (deciding: Deciding): void => store.setState({ deciding });

export const closeDeciding = (): void => store.setState({ deciding: null });
