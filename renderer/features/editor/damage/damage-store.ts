import { create } from 'zustand';
import type { Row, RowNumber, SegmentId, Side } from '#core/model/index.ts';
import { notifyFailure } from '#renderer/workspace/store.ts';

/** The damaged text that is decided on. */
export type DamagedText = { readonly segment: SegmentId; readonly side: Side; readonly row: RowNumber };

const store = create<{ readonly asked: DamagedText | null }>()(() => ({ asked: null }));

/** What the dialog is about; null while it is closed. */
export const useDamagedText = (): DamagedText | null => store((state) => state.asked);

export const askAboutDamage = (asked: DamagedText): void => store.setState({ asked });

export const closeDamage = (): void => store.setState({ asked: null });

/** Somebody types into a text that takes none: says why, and offers what can be done about it. */
export const refuseTyping = ({ segment, row, cells }: Row, side: Side): void => {
  if (cells[side]?.damaged === true) askAboutDamage({ segment, side, row });
  else notifyFailure({ code: 'cell.locked' });
};
