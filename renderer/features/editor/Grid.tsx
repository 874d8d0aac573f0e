import { useVirtualizer, defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { ProjectInfo } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { setPreferences } from '../../workspace/preferences.ts';
import { answerOf, liveKey } from '../../workspace/queries.ts';
import { handedOverColumn, useReviewing } from '../../workspace/reviewing.ts';
import { columnsOf, documentAt, shownColumns, useWorkspace } from '../../workspace/store.ts';
import { columnKey, columnsFor, tracks, type Shares } from './columns.ts';
import { holdGridView } from './grid-view.ts';
import { gridWords } from './grid-words.ts';
import { GridRow } from './GridRow.tsx';
import { Header } from './Header.tsx';
import { headHeight, scrollInRow, useActiveInSight, useMeasuredAgain } from './keep-in-sight.ts';
import { listenIn } from './pointer.ts';
import { useRowView } from './filter/row-view.ts';
import { indexOf, isShown, rowAtIndex } from './filter/shown-rows.ts';
import { pagesRound, pagesWith, useRows } from './rows-cache.ts';
import { useOverscan } from './use-overscan.ts';
import { usePaintedFinds } from './use-painted-finds.ts';
import styles from './Grid.module.css';

/** Rows drawn above and below those in sight. */
const overscan = 8;
/** A table one moves about in cell by cell: screen readers then hand on the arrow keys. HTML allows a table any role. */
const grid = 'grid';

/** What rows are high until they have been measured. */
const heightOfTwoLines = (fontSize: number, leading: number): number =>
  Math.round(fontSize * leading * 2 + 5);

/** Room for the longest row number and the marks beside it. */
const marginFor = (rows: number): string => `${54 + String(rows).length * 7}px`;

const noCounts: readonly never[] = [];

/** The text: all rows of the project, of which only those in sight are drawn. */
export const Grid = ({ project }: { readonly project: ProjectInfo }) => {
  const { t } = useTranslation('editor');
  const words = useMemo(() => gridWords(t, columnsOf(project)), [t, project]);
  const body = useRef<HTMLDivElement>(null);
  const active = useWorkspace((state) => state.active);
  const mode = useWorkspace((state) => state.mode);
  const { fontSize, lineSpacing, hiddenColumns, columnWidths } = useWorkspace((state) => state.preferences);
  const [moving, setMoving] = useState<Shares | null>(null);
  const shares = moving ?? columnWidths;
  const columns = useWorkspace(useShallow(() => shownColumns(project, hiddenColumns)));
  const { reviewed, closed, ask } = useReviewing(
    useShallow(({ sides, closed, ask }) => ({ reviewed: sides, closed, ask })),
  );
  const isBesideShown = !hiddenColumns.includes(handedOverColumn);
  const beside = useMemo(
    () => (isBesideShown ? columns.filter((side) => reviewed.includes(side)) : []),
    [columns, reviewed, isBesideShown],
  );
  const all = useMemo(() => columnsFor(columns, beside), [columns, beside]);
  const readOnly = project.readOnly || closed;
  const counts = useQuery({
    queryKey: [liveKey, 'counts', project.path],
    queryFn: () => answerOf(client.project.counts({})),
  });
  const shown = useRowView((state) => state.shown);
  const guests = useRowView((state) => state.guests);
  const count = shown?.length ?? project.rows;
  // A row that is gone to is shown in the same moment.
  const activeIndex = isShown(shown, active.row) ? indexOf(shown, active.row) : -1;
  // Asked for once for every row of the project when heights change: no time to work it out again.
  const twoLines = heightOfTwoLines(fontSize, lineSpacing);

  const virtualizer = useVirtualizer<HTMLDivElement, HTMLTableSectionElement>({
    count,
    // Heights stay known by the rows' own numbers, whatever is shown.
    getItemKey: useCallback((index: number) => rowAtIndex(shown, index), [shown]),
    getScrollElement: () => body.current,
    estimateSize: () => twoLines,
    overscan: useOverscan(count > 0, overscan),
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    // The active row stays: the caret may be in it.
    rangeExtractor: useCallback(
      (range: Range) => {
        const wanted = defaultRangeExtractor(range);
        const stays = activeIndex >= 0 && activeIndex < range.count && !wanted.includes(activeIndex);
        return stays ? [...wanted, activeIndex].sort((a, b) => a - b) : wanted;
      },
      [activeIndex],
    ),
  });
  const items = virtualizer.getVirtualItems();
  const first = (virtualizer.range?.startIndex ?? activeIndex) + 1;
  const last = (virtualizer.range?.endIndex ?? activeIndex) + 1;
  const numbers = items.map(({ index }) => rowAtIndex(shown, index));
  const rowOf = useRows(
    shown === null ? pagesRound(first, last, project.rows) : pagesWith(numbers),
    active.row,
  );
  const drawn = numbers.flatMap((number) => rowOf(number) ?? []);
  usePaintedFinds(body, drawn, columns);
  useEffect(() => ask(drawn.map(({ segment }) => segment)));

  const place = { index: activeIndex, side: active.side };
  useActiveInSight(virtualizer, body, place, mode === 'edit', drawn.length === items.length);

  useMeasuredAgain(virtualizer, `${fontSize} ${lineSpacing} ${all.length}`);

  useEffect(
    () =>
      holdGridView({
        rowsInSight: () => (virtualizer.range?.endIndex ?? 0) - (virtualizer.range?.startIndex ?? 0),
        scrollInRow: (row, by) =>
          body.current !== null && scrollInRow(body.current, indexOf(useRowView.getState().shown, row), by),
        cell: (row, side) =>
          body.current?.querySelector<HTMLElement>(`[data-row="${row}"] [data-side="${side}"]`) ?? null,
      }),
    [virtualizer],
  );

  useEffect(() => (body.current === null ? undefined : listenIn(body.current)), []);

  const source = documentAt(project, active.row)?.language ?? project.documents[0]?.language ?? 'zh-Hant';
  return (
    <div className={styles.scroller} ref={body} data-place="grid">
      <table
        role={grid}
        aria-label={t('grid', { name: project.name })}
        aria-rowcount={project.rows + 1}
        aria-colcount={all.length + 1}
        aria-readonly={readOnly}
        className={styles.grid}
        style={
          {
            '--margin': marginFor(project.rows),
            '--tracks': tracks(shares, all.map(columnKey)),
            height: headHeight + virtualizer.getTotalSize(),
          } as CSSProperties
        }
      >
        <Header
          project={project}
          source={source}
          columns={all}
          counts={counts.data ?? noCounts}
          shares={shares}
          onShares={setMoving}
          onSharesDone={(done) => {
            setMoving(null);
            void setPreferences({ columnWidths: done });
          }}
        />

        {items.map(({ index, key, start }) => {
          const number = rowAtIndex(shown, index);
          const row = rowOf(number);
          const document = documentAt(project, number);
          const isActive = index === activeIndex;
          return (
            <tbody
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              data-row={number}
              data-guest={guests.has(number) || undefined}
              data-active={isActive || undefined}
              className={styles.item}
              style={{ transform: `translateY(${start}px)` }}
            >
              {row === null || document === null ? (
                <tr aria-rowindex={number + 1} className={styles.waiting} style={{ height: twoLines }}>
                  <th scope="row" className={styles.margin}>
                    {number}
                  </th>
                </tr>
              ) : (
                <GridRow
                  row={row}
                  document={document}
                  columns={columns}
                  beside={beside}
                  activeSide={isActive ? active.side : null}
                  editing={isActive && mode === 'edit'}
                  readOnly={readOnly}
                  words={words}
                />
              )}
            </tbody>
          );
        })}
      </table>
    </div>
  );
};
