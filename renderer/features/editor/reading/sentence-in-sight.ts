import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { RowNumber, Side } from '#core/model/index.ts';
import { useHighlights } from '#renderer/workspace/highlights.ts';
import { openCell } from '../open-cell.ts';

/** The virtual list of the pieces. */
export type Pieces = Virtualizer<HTMLDivElement, HTMLDivElement>;
type Place = { readonly piece: number; readonly row: RowNumber; readonly side: Side };
type Stretch = { readonly top: number; readonly bottom: number };

/** Room left between what is brought into sight and the edges, in pixels: a line or two. */
const margin = 44;
/** Frames without a change of height after which the pieces in sight count as laid out. */
const settledFrames = 8;

/** The sentence of a row as it is drawn in the scroller: of the column, or of any where that is not drawn there. */
const sentenceIn = (scroller: HTMLElement, row: RowNumber, side: Side): HTMLElement | null =>
  scroller.querySelector<HTMLElement>(`[data-row="${row}"] [data-side="${CSS.escape(side)}"]`) ??
  scroller.querySelector<HTMLElement>(`[data-row="${row}"] [data-side]`);

/** Where the user is in a sentence: at the caret, at words that are gone to, else the whole of it. */
const placeIn = (sentence: HTMLElement): Stretch => {
  const view = openCell()?.view;
  if (view !== undefined && sentence.contains(view.dom)) {
    const caret = view.coordsAtPos(view.state.selection.main.head);
    if (caret !== null) return caret;
  }
  if ('highlights' in CSS) {
    for (const name of ['found-now', 'chosen', 'note-current']) {
      for (const range of CSS.highlights.get(name) ?? []) {
        const isHere = range instanceof Range && sentence.contains(range.startContainer);
        const first = isHere ? range.getClientRects()[0] : undefined;
        if (first !== undefined) return first;
      }
    }
  }
  return sentence.getBoundingClientRect();
};

/** Scrolls by no more than it takes until a place is in sight; one that is taller than the window begins at its top. */
const scrollTo = (scroller: HTMLElement, place: Stretch): void => {
  const { top, bottom } = scroller.getBoundingClientRect();
  const room = Math.min(margin, (bottom - top) / 5);
  const [from, to] = [top + room, bottom - room];
  if (place.top < from || place.bottom - place.top > to - from) scroller.scrollTop -= from - place.top;
  else if (place.bottom > to) scroller.scrollTop += place.bottom - to;
};

/** Brings all texts of a row into sight where they fit into it together. */
const showCounterparts = (scroller: HTMLElement, row: RowNumber): void => {
  const texts = Array.from(scroller.querySelectorAll(`[data-row="${row}"] [data-side]`));
  const places = texts.map((text) => text.getBoundingClientRect());
  const top = Math.min(...places.map((place) => place.top));
  const bottom = Math.max(...places.map((place) => place.bottom));
  if (bottom - top <= scroller.clientHeight - 2 * margin) scrollTo(scroller, { top, bottom });
};

/** Brings a sentence into sight, or the piece it is in while that is not drawn. */
const bring = (pieces: Pieces, scroller: HTMLElement | null, { piece, row, side }: Place): void => {
  if (scroller === null) return;
  const sentence = sentenceIn(scroller, row, side);
  if (sentence !== null) {
    showCounterparts(scroller, row);
    scrollTo(scroller, placeIn(sentence));
  } else if (piece >= 0) pieces.scrollToIndex(piece, { align: 'center' });
};

/**
 * Brings the current sentence into sight whenever it becomes another one, and keeps it there while what is drawn about it is
 * still being laid out, unless the user scrolls. `complete`: all pieces that are drawn have their texts.
 */
export const useSentenceInSight = (
  pieces: Pieces,
  scroller: RefObject<HTMLDivElement | null>,
  { piece, row, side }: Place,
  editing: boolean,
  complete: boolean,
): void => {
  const wanted = useRef(false);
  const size = pieces.getTotalSize();
  const latest = useRef<Place>({ piece, row, side });
  useLayoutEffect(() => {
    latest.current = { piece, row, side };
    wanted.current = true;
    bring(pieces, scroller.current, latest.current);
  }, [pieces, scroller, piece, row, side]);

  // Pieces are measured some frames after they were drawn, and push each other along.
  useEffect(() => {
    if (size === 0 || (!wanted.current && !editing)) return undefined;
    let left = settledFrames;
    let frame = 0;
    const follow = (): void => {
      if (wanted.current || editing) bring(pieces, scroller.current, { piece, row, side });
      left -= 1;
      if (left > 0) frame = requestAnimationFrame(follow);
      else if (complete) wanted.current = false;
    };
    frame = requestAnimationFrame(follow);
    return () => cancelAnimationFrame(frame);
  }, [pieces, scroller, piece, row, side, size, complete, editing]);

  useEffect(() => {
    const element = scroller.current;
    const leave = (): void => {
      wanted.current = false;
    };
    const follow = (): void => {
      wanted.current = true;
      bring(pieces, element, latest.current);
    };
    element?.addEventListener('wheel', leave, { passive: true });
    element?.addEventListener('pointerdown', leave, { passive: true });
    // Text has other lines in another width.
    const observer = new ResizeObserver(follow);
    if (element !== null) observer.observe(element);
    const stop = useHighlights.subscribe(({ now }, before) => {
      if (now !== null && now !== before.now)
        requestAnimationFrame(() => bring(pieces, element, latest.current));
    });
    return () => {
      element?.removeEventListener('wheel', leave);
      element?.removeEventListener('pointerdown', leave);
      observer.disconnect();
      stop();
    };
  }, [pieces, scroller]);
};
