import { create } from 'zustand';
import type { RowNumber, SegmentId, Side } from '#core/model/index.ts';
import type { DoubtfulCharacter } from '#core/text/conversion/index.ts';
import { client } from '../../api.ts';
import { documentAt, notifyFailure, useWorkspace } from '../../workspace/store.ts';
import { doubtsOf } from './doubts.ts';
import { drawnCell } from './grid-view.ts';
import { openCell } from './open-cell.ts';
import { docOffset } from './rich-doc.ts';
import { knownRow, takeCommitted } from './rows-cache.ts';

/** The doubtful character that is being looked at, and where it stands on the screen. */
export type Doubted = {
  readonly segment: SegmentId;
  readonly row: RowNumber;
  readonly side: Side;
  readonly doubt: DoubtfulCharacter;
  readonly rect: DOMRect;
};

export const useDoubted = create<{ readonly open: Doubted | null }>()(() => ({ open: null }));

export const closeDoubt = (): void => useDoubted.setState({ open: null });

/** Puts another form in the place of a doubtful character. */
export const chooseForm = async (
  { segment, side, doubt }: Pick<Doubted, 'segment' | 'side' | 'doubt'>,
  to: string,
): Promise<void> => {
  if (to === doubt.current) return;
  const answer = await client.cells.chooseAlternative({ segment, side, at: doubt.at, to });
  if (answer.ok) takeCommitted(answer.value);
  else notifyFailure(answer.error);
};

/** The doubtful characters of a cell whose row is known here. */
export const doubtsAt = async (row: RowNumber, side: Side): Promise<readonly DoubtfulCharacter[]> => {
  const { project } = useWorkspace.getState();
  const known = knownRow(row);
  const document = project === null ? null : documentAt(project, row);
  return known === null || document === null ? [] : doubtsOf(known, side, document);
};

const rectOf = (row: RowNumber, side: Side, at: number): DOMRect | null => {
  const editor = openCell();
  const cell = knownRow(row)?.cells[side];
  if (editor !== null && cell !== undefined && knownRow(row)?.segment === editor.segment) {
    const here = editor.view.coordsAtPos(docOffset(cell, at));
    return here === null ? null : new DOMRect(here.left, here.top, 1, here.bottom - here.top);
  }
  const mark = drawnCell(row, side)?.querySelector(`[data-doubt="${at}"]`);
  return mark?.getBoundingClientRect() ?? null;
};

const frames = 30;

const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

/** Opens the choice for the doubtful character at code point `at`; waits some frames for its row to be drawn. */
export const openDoubt = async (row: RowNumber, side: Side, at: number): Promise<void> => {
  for (let left = frames; left > 0; left -= 1) {
    // One after the other: each looks at what the frame before has drawn.
    // oxlint-disable-next-line no-await-in-loop
    const doubt = (await doubtsAt(row, side)).find((one) => one.at === at);
    const rect = rectOf(row, side, at);
    const segment = knownRow(row)?.segment;
    if (doubt !== undefined && rect !== null && segment !== undefined) {
      useDoubted.setState({ open: { segment, row, side, doubt, rect } });
      return;
    }
    // oxlint-disable-next-line no-await-in-loop
    await nextFrame();
  }
};
