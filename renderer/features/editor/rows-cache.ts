import { useQueries } from '@tanstack/react-query';
import type { Committed } from '#api/cells.ts';
import type { Entered } from '#api/project.ts';
import type { RichText, Row, RowNumber, SegmentId, Side } from '#core/model/index.ts';
import { client, onEvent } from '../../api.ts';
import { inputMayGoOn } from '../../workspace/input-hold/input-hold.ts';
import { answerOf, queryClient, rowsPerPage } from '../../workspace/queries.ts';
import { useWorkspace } from '../../workspace/store.ts';

type Page = { readonly total: number; readonly rows: readonly Row[] };

/** Keys of what is read again whenever rows come or go. */
export const rowsRoot = 'rows';
const pageKey = (page: number): readonly [string, number] => [rowsRoot, page];
/** Pages are numbered from 0. */
const pageOf = (row: RowNumber): number => Math.floor((row - 1) / rowsPerPage);

/**
 * How often each segment was committed from this window. A page asked for before a commit and answered after it
 * would show the text of before; what the commit itself answered stands then.
 */
const commits = new Map<SegmentId, number>();

const loadPage = async (page: number): Promise<Page> => {
  const before = new Map(commits);
  const answer = await answerOf(client.rows.page({ from: page * rowsPerPage + 1, count: rowsPerPage }));
  const known = queryClient.getQueryData<Page>(pageKey(page));
  const overtaken = (row: Row): Row =>
    before.get(row.segment) === commits.get(row.segment)
      ? row
      : (known?.rows.find(({ segment }) => segment === row.segment) ?? row);
  return { total: answer.total, rows: answer.rows.map(overtaken) };
};

const patchPage = (row: RowNumber, change: (row: Row) => Row): void => {
  queryClient.setQueryData<Page>(pageKey(pageOf(row)), (page) =>
    page === undefined
      ? page
      : { ...page, rows: page.rows.map((known) => (known.row === row ? change(known) : known)) },
  );
};

/** Takes in the row that a commit answered. */
export const takeCommitted = ({ row }: Committed): void => {
  commits.set(row.segment, (commits.get(row.segment) ?? 0) + 1);
  patchPage(row.row, () => row);
};

/** Shows what was typed in a cell that is on its way to the disk. */
export const showTyped = (row: RowNumber, segment: SegmentId, side: Side, typed: RichText): void =>
  patchPage(row, (known) => {
    const cell = known.cells[side];
    if (known.segment !== segment || cell === undefined) return known;
    return { ...known, cells: { ...known.cells, [side]: { ...cell, ...typed } } };
  });

/** The row as last known here, or null when its page is not. */
export const knownRow = (row: RowNumber): Row | null =>
  queryClient.getQueryData<Page>(pageKey(pageOf(row)))?.rows[(row - 1) % rowsPerPage] ?? null;

/** Asks for one row again and puts it in its page. */
export const refreshRow = async (row: RowNumber): Promise<void> => {
  const known = knownRow(row);
  if (known === null) return;
  const before = commits.get(known.segment);
  const answer = await client.rows.page({ from: row, count: 1 });
  const fresh = answer.ok ? answer.value.rows[0] : undefined;
  if (fresh === undefined || fresh.row !== row || before !== commits.get(fresh.segment)) return;
  patchPage(row, () => fresh);
};

/** Up to this many changed rows are fetched one by one; more, by their pages. */
const few = 6;

let restructuring = 0;
let settled: Promise<unknown> = Promise.resolve();

/** True from the news that rows were made, removed or moved until the pages in sight have been read again. */
export const isRestructuring = (): boolean => restructuring > 0;

/** Waits until row numbers mean the rows they mean to the engine, after news of another structure. */
export const rowsSettled = async (): Promise<void> => {
  await settled;
};

const readAllAgain = async (): Promise<void> => {
  restructuring += 1;
  await queryClient.invalidateQueries({ queryKey: [rowsRoot] });
  restructuring -= 1;
  inputMayGoOn();
};

const renew = (changed: readonly { readonly row: RowNumber }[]): void => {
  if (changed.length <= few) {
    for (const { row } of changed) void refreshRow(row);
    return;
  }
  const pages = new Set(changed.map(({ row }) => pageOf(row)));
  for (const page of pages) void queryClient.invalidateQueries({ queryKey: pageKey(page) });
};

const hearChanges = (): (() => void) => {
  const stopOthers = (['terms.changed', 'spelling.changed'] as const).map((name) =>
    onEvent(name, () => void queryClient.invalidateQueries({ queryKey: [rowsRoot] })),
  );
  const stopGrammar = onEvent('grammar.changed', ({ path, rows }) => {
    if (path !== useWorkspace.getState().project?.path) return;
    if (rows === null) void queryClient.invalidateQueries({ queryKey: [rowsRoot] });
    else renew(rows);
  });
  const stop = onEvent('project.changed', ({ structure, segments }) => {
    if (structure) {
      settled = Promise.all([settled, readAllAgain()]);
      return;
    }
    renew(segments);
  });
  return () => {
    stop();
    stopGrammar();
    for (const stopOne of stopOthers) stopOne();
  };
};

/** Stops what keeps pages true that came before the text is there; null while the text does so, or there are none. */
let stopEarly: (() => void) | null = null;
let isWatching = false;

/** Keeps the pages true to the project. Called by the text, once; answers how to stop. */
export const watchRows = (): (() => void) => {
  const stop = hearChanges();
  isWatching = true;
  stopEarly?.();
  stopEarly = null;
  return () => {
    isWatching = false;
    stop();
  };
};

/** The pages of rows that follow each other, and one on either side. */
export const pagesRound = (first: RowNumber, last: RowNumber, total: number): readonly number[] => {
  const from = Math.max(0, pageOf(first) - 1);
  const to = Math.min(pageOf(Math.max(total, 1)), pageOf(last) + 1);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n);
};

/** The pages of some rows. */
export const pagesWith = (rows: readonly RowNumber[]): readonly number[] => rows.map(pageOf);

/** Takes in the rows that are about to be drawn: they came with the project, so that the text is drawn once, with its words. */
export const takeFirstPage = (page: Entered['page'] | null): void => {
  if (page === null || page.rows.length === 0) return;
  if (!isWatching) stopEarly ??= hearChanges();
  queryClient.setQueryData<Page>(pageKey(pageOf(page.from)), page);
};

/** The rows of some pages and of the active row's. The answer looks a row up by its number; null while its page is on its way. */
export const useRows = (wanted: readonly number[], active: RowNumber): ((row: RowNumber) => Row | null) => {
  const pages = [...new Set([pageOf(active), ...wanted])];
  const found = useQueries({
    queries: pages.map((page) => ({ queryKey: pageKey(page), queryFn: () => loadPage(page) })),
    combine: (results) => results.map(({ data }) => data),
  });
  return (row) => found[pages.indexOf(pageOf(row))]?.rows[(row - 1) % rowsPerPage] ?? null;
};
