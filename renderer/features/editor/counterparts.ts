import { create } from 'zustand';
import type { Range, Row, SegmentId, Side } from '#core/model/index.ts';
import { sliceCodePoints } from '#core/text/codepoints.ts';
import { client } from '../../api.ts';
import type { Command } from '../../workspace/command.ts';
import { cellKey } from '../../workspace/highlights.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { drawnText } from './marks/painter.ts';
import { openCell } from './open-cell.ts';
import { knownRow } from './rows-cache.ts';
import { codePointAt } from './text-places.ts';

/** A word and what another column says for it; an empty list where that is not known. */
export type ShownWord = {
  readonly word: string;
  readonly others: readonly { readonly side: Side; readonly words: readonly string[] }[];
};

/** Whether counterparts are shown, and those of the word that caret or pointer are on. */
export const useCounterparts = create<{ readonly on: boolean; readonly shown: ShownWord | null }>()(() => ({
  on: false,
  shown: null,
}));

const names = { here: 'word-here', there: 'word-there' } as const;

const wipe = (): void => {
  if (!('highlights' in CSS)) return;
  for (const name of Object.values(names)) CSS.highlights.delete(name);
};

const paint = (name: string, ranges: readonly (AbstractRange | null)[]): void => {
  if (!('highlights' in CSS)) return;
  const found = ranges.filter((range) => range !== null);
  const all = new Highlight(...found);
  all.priority = 6;
  CSS.highlights.set(name, all);
};

type Place = { readonly row: Row; readonly side: Side; readonly at: number };

const rangesOf = (
  segment: SegmentId,
  side: Side,
  ranges: readonly Range[],
): readonly (AbstractRange | null)[] =>
  ranges.map(({ start, end }) => drawnText(cellKey(segment, side))?.rangeOf(start, end) ?? null);

let asked = '';

/** Asks what the others say for the word at a place, and shows it unless another place is asked about by then. */
const showAt = async ({ row, side, at }: Place): Promise<void> => {
  const text = row.cells[side]?.text ?? '';
  const question = `${row.segment} ${side} ${at} ${text}`;
  if (question === asked) return;
  asked = question;
  const answer = await client.alignment.counterparts({ segment: row.segment, side, at });
  if (asked !== question || !useCounterparts.getState().on) return;
  wipe();
  if (!answer.ok || answer.value.word === null) {
    useCounterparts.setState({ shown: null });
    return;
  }
  const { word, others } = answer.value;
  const wordsIn = (of: Side, { start, end }: Range): string =>
    sliceCodePoints(row.cells[of]?.text ?? '', start, end);
  paint(names.here, rangesOf(row.segment, side, [word]));
  paint(
    names.there,
    others.flatMap((other) => rangesOf(row.segment, other.side, other.ranges)),
  );
  useCounterparts.setState({
    shown: {
      word: wordsIn(side, word),
      others: others.map((other) => ({
        side: other.side,
        words: [...new Set(other.ranges.map((range) => wordsIn(other.side, range)))],
      })),
    },
  });
};

/** The place in a cell's text under the pointer. */
const placeUnder = (target: Element, x: number, y: number): Place | null => {
  const side = target.closest<HTMLElement>('[data-side]')?.dataset['side'];
  const row = knownRow(Number(target.closest<HTMLElement>('[data-row]')?.dataset['row']));
  const element = target.closest('[data-text]');
  if (row === null || side === undefined || element === null) return null;
  const found = document.caretRangeFromPoint(x, y);
  if (found === null || !element.contains(found.startContainer)) return null;
  return { row, side, at: codePointAt(element, found.startContainer, found.startOffset) };
};

/** The place of the caret in the open cell. */
const placeOfCaret = (): Place | null => {
  const cell = openCell();
  const row = knownRow(useWorkspace.getState().active.row);
  if (cell === null || row === null || row.segment !== cell.segment) return null;
  if (cell.text() !== (row.cells[cell.side]?.text ?? '')) return null;
  return { row, side: cell.side, at: cell.caret() };
};

/** Follows caret and pointer while counterparts are shown, once a frame at most. Answers how to stop. */
export const watchWords = (): (() => void) => {
  let frame: number | null = null;
  const soon = (place: () => Place | null): void => {
    if (frame !== null) return;
    frame = requestAnimationFrame(() => {
      frame = null;
      const found = place();
      if (found !== null) void showAt(found);
    });
  };
  const onPointer = ({ target, clientX, clientY, buttons }: PointerEvent): void => {
    if (buttons === 0 && target instanceof Element) soon(() => placeUnder(target, clientX, clientY));
  };
  const onCaret = (): void => soon(placeOfCaret);
  document.addEventListener('pointermove', onPointer, { passive: true });
  document.addEventListener('selectionchange', onCaret);
  onCaret();
  return () => {
    if (frame !== null) cancelAnimationFrame(frame);
    document.removeEventListener('pointermove', onPointer);
    document.removeEventListener('selectionchange', onCaret);
    asked = '';
    wipe();
    useCounterparts.setState({ shown: null });
  };
};

export const counterpartCommands: readonly Command[] = [
  {
    id: 'toggleCounterparts',
    group: 'view',
    where: 'page',
    keys: ['Mod+Alt+W'],
    menu: 'view.columns',
    changes: 'nothing',
    run: () => useCounterparts.setState(({ on }) => ({ on: !on })),
  },
];
