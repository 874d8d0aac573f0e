import { create } from 'zustand';
import type { AnnotationId, Mark, Range } from '#core/model/index.ts';
import { light } from '#renderer/workspace/annotations.ts';
import { cellKey, type CellKey } from '#renderer/workspace/highlights.ts';
import { knownRow } from '../rows-cache.ts';
import { drawnText } from './painter.ts';

/** The annotation the pointer rests on, and where its words stand on the screen. */
export type Rested = { readonly annotation: AnnotationId; readonly rect: DOMRect };

export const useRested = create<{ readonly rested: Rested | null }>()(() => ({ rested: null }));

/** Pixels beside a bracket that holds no words and therefore has no width. */
const nearby = 3;

const rectsOf = (range: AbstractRange): readonly DOMRect[] => {
  if (!range.startContainer.isConnected || !range.endContainer.isConnected) return [];
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return Array.from(live.getClientRects());
};

const holds = ({ left, right, top, bottom, width }: DOMRect, x: number, y: number): boolean => {
  const margin = width === 0 ? nearby : 0;
  return x >= left - margin && x <= right + margin && y >= top && y <= bottom;
};

/** The annotated words at a place on the screen: of several the shortest. */
export const markAt = (target: Element, x: number, y: number): { mark: Mark; rect: DOMRect } | null => {
  const side = target.closest<HTMLElement>('[data-side]')?.dataset['side'];
  const row = knownRow(Number(target.closest<HTMLElement>('[data-row]')?.dataset['row']));
  const text = row === null || side === undefined ? null : drawnText(cellKey(row.segment, side));
  const hits = (text?.marks() ?? []).flatMap(({ mark, range }) => {
    const rect = range === null ? undefined : rectsOf(range).find((each) => holds(each, x, y));
    return rect === undefined ? [] : [{ mark, rect }];
  });
  return hits.toSorted((a, b) => a.mark.end - a.mark.start - (b.mark.end - b.mark.start))[0] ?? null;
};

/** The underlined words of a drawn text at a place on the screen. */
export const underlinedAt = (
  key: CellKey,
  x: number,
  y: number,
): (Range & { readonly rect: DOMRect }) | null => {
  for (const { start, end, range } of drawnText(key)?.underlined?.() ?? []) {
    const rect = range === null ? undefined : rectsOf(range).find((each) => holds(each, x, y));
    if (rect !== undefined) return { start, end, rect };
  }
  return null;
};

/** Where underlined words of a drawn text stand on the screen; null where they are not drawn. */
export const underlinedRect = (key: CellKey, { start, end }: Range): DOMRect | null => {
  const found = drawnText(key)
    ?.underlined?.()
    .find((one) => one.start === start && one.end === end);
  const range = found?.range ?? null;
  return range === null ? null : (rectsOf(range)[0] ?? null);
};

/** Milliseconds until a glance at an annotation is offered. */
const rest = 450;

/**
 * Lights the annotation under the pointer wherever its words stand, and offers a glance at it after a moment. Looks
 * once a frame at most, and only while the pointer moves. Answers how to stop.
 */
export const watchPointer = (grid: HTMLElement): (() => void) => {
  let frame: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let under: AnnotationId | null = null;

  const take = (hit: ReturnType<typeof markAt>): void => {
    const now = hit?.mark.annotation ?? null;
    if (now === under) return;
    under = now;
    light(now);
    clearTimeout(timer);
    useRested.setState({ rested: null });
    if (hit === null) return;
    const rested = { annotation: hit.mark.annotation, rect: hit.rect };
    timer = setTimeout(() => useRested.setState({ rested }), rest);
  };
  const look = (event: PointerEvent): void => {
    const { target, clientX, clientY, buttons } = event;
    if (frame !== null || !(target instanceof Element)) return;
    frame = requestAnimationFrame(() => {
      frame = null;
      take(buttons === 0 ? markAt(target, clientX, clientY) : null);
    });
  };
  const leave = (): void => take(null);

  grid.addEventListener('pointermove', look, { passive: true });
  for (const name of ['pointerleave', 'pointerdown', 'scroll', 'keydown']) {
    grid.addEventListener(name, leave, { passive: true });
  }
  return () => {
    leave();
    if (frame !== null) cancelAnimationFrame(frame);
    grid.removeEventListener('pointermove', look);
    for (const name of ['pointerleave', 'pointerdown', 'scroll', 'keydown']) {
      grid.removeEventListener(name, leave);
    }
  };
};
