import { useVirtualizer, defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import {
  useEffect,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { isForList } from './list-keys.ts';
import type { LineState } from './list-part.ts';
import styles from './VirtualList.module.css';

/** The items in a range, and the active one wherever it is. */
const drawnIn = (range: Range, active: number | null): number[] => {
  const wanted = defaultRangeExtractor(range);
  return active === null || wanted.includes(active) ? wanted : [...wanted, active].sort((a, b) => a - b);
};

/** Where a key leads in a list; undefined for keys that lead nowhere. */
const targetOf = (key: string, shown: number, count: number, page: number): number | undefined => {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: shown + 1,
    ArrowUp: shown - 1,
    PageDown: shown + page,
    PageUp: shown - page,
    Home: 0,
    End: count - 1,
  };
  return steps[key];
};

/** Keeps the focus of a list on its active item. `takeFocus` asks for it; `hasFocus` is kept by whoever hears the list's focus. */
const useFocusOfActive = (scroller: RefObject<HTMLDivElement | null>, shown: number, focusFirst: boolean) => {
  const takeFocus = useRef(focusFirst);
  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    // An item that went away (decided, replaced, undone) leaves its focus to the one in its place.
    const lost = hasFocus.current && document.activeElement === document.body;
    if (!takeFocus.current && !lost) return;
    const item = scroller.current?.querySelector<HTMLElement>(`[data-index="${shown}"] [data-list-focus]`);
    // One that is still being read takes the focus once it is there.
    takeFocus.current = item === null || item === undefined;
    item?.focus({ preventScroll: true });
  });
  return { takeFocus, hasFocus };
};

type VirtualListProps = {
  readonly count: number;
  readonly label: string;
  /** Height of an item in pixels before it is measured. */
  readonly estimate: number | ((index: number) => number);
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly itemKey: (index: number) => string | number;
  readonly render: (index: number, state: LineState) => ReactNode;
  readonly onKey?: (event: KeyboardEvent, index: number) => boolean;
  /** First and last index in sight (with some on either side), whenever that changes. */
  readonly onRange?: (first: number, last: number) => void;
  /** Keeps the active item in sight when it is moved from outside. */
  readonly follow?: boolean;
  /** The active item takes the focus when the list appears: for what the user just asked to see. */
  readonly focusFirst?: boolean;
};

/**
 * A list of any length of which only what is in sight is drawn. One item is active; up, down, page up and down,
 * home and end move it, and the focus with it. `onKey` hears every other key first and answers true when it took it.
 */
export const VirtualList = ({
  count,
  label,
  estimate,
  active,
  onActive,
  itemKey,
  render,
  onKey,
  onRange,
  follow = false,
  focusFirst = false,
}: VirtualListProps) => {
  const scroller = useRef<HTMLDivElement>(null);
  const shown = Math.max(0, Math.min(active, count - 1));
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: typeof estimate === 'number' ? () => estimate : estimate,
    getItemKey: itemKey,
    overscan: 4,
    rangeExtractor: (range) => drawnIn(range, count === 0 ? null : shown),
  });
  const { startIndex: first = 0, endIndex: last = 0 } = virtualizer.range ?? {};

  useEffect(() => onRange?.(first, last), [onRange, first, last]);
  useEffect(() => {
    if (follow) virtualizer.scrollToIndex(shown, { align: 'auto' });
  }, [virtualizer, follow, shown]);

  const { takeFocus, hasFocus } = useFocusOfActive(scroller, shown, focusFirst);

  const move = (to: number) => {
    const index = Math.max(0, Math.min(count - 1, to));
    takeFocus.current = true;
    virtualizer.scrollToIndex(index, { align: 'auto' });
    onActive(index);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isForList(event, scroller.current)) return;
    const isTaken = onKey?.(event, shown) === true;
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey);
    const page = Math.max(1, last - first - 1);
    const to = isTaken || !isPlain ? undefined : targetOf(event.key, shown, count, page);
    if (isTaken || to !== undefined) event.preventDefault();
    if (to !== undefined) move(to);
  };

  return (
    // Presentation: it only hears the keys of the buttons inside.
    <div
      ref={scroller}
      role="presentation"
      className={styles.scroller}
      onKeyDown={onKeyDown}
      onBlur={() => {
        hasFocus.current = false;
      }}
      onFocus={(event) => {
        if (!event.currentTarget.contains(event.target)) return;
        hasFocus.current = true;
        const index = Number(event.target.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? shown);
        if (index !== active) onActive(index);
      }}
    >
      <ul aria-label={label} className={styles.inner} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => (
          <li
            key={item.key}
            aria-setsize={count}
            aria-posinset={item.index + 1}
            data-index={item.index}
            ref={virtualizer.measureElement}
            className={styles.item}
            style={{ top: item.start }}
          >
            {render(item.index, { active: item.index === shown, tabIndex: item.index === shown ? 0 : -1 })}
          </li>
        ))}
      </ul>
    </div>
  );
};
