import { fail, ok, type CellState, type Result, type Row, type Side } from '#core/model/index.ts';
import type { BulkReport, EngineClient } from '#api/index.ts';
import type { RowRun } from '#api/rows.ts';
import type { Answer, Outcome, Setting } from '../answer.ts';
import { columnIn, columnNamer } from '../columns.ts';
import { inProject, type OpenedProject } from '../session.ts';
import type { Words } from '../words.ts';

export type SetOptions = {
  readonly column: string;
  readonly text?: string;
  readonly state?: Exclude<CellState, 'empty'>;
  readonly lock?: true;
  readonly unlock?: true;
};

const rowAt = async (client: EngineClient, row: number): Promise<Result<Row>> => {
  const page = await client.rows.page({ from: row, count: 1 });
  if (!page.ok) return page;
  const found = page.value.rows[0];
  return found === undefined ? fail('row.unknown', { row }) : ok(found);
};

const writeText = async (client: EngineClient, { segment, cells }: Row, side: Side, text: string) => {
  const cell = cells[side];
  if (cell === undefined) return fail('cell.unknown-side', { side });
  return client.cells.edit({ segment, side, before: cell.text, after: { text, tags: [] } });
};

/** State and lock of many rows, each as one step of history; what each did, in that order. */
const setMany = async (
  client: EngineClient,
  rows: readonly RowRun[],
  side: Side,
  { state, lock, unlock }: SetOptions,
): Promise<Result<readonly BulkReport[]>> => {
  const segments = await client.rows.segments({ runs: rows.map(([from, count]) => [from, count]) });
  if (!segments.ok) return segments;
  if (segments.value.length === 0) return fail('row.unknown', { row: rows[0]?.[0] ?? 1 });
  const cells = { segments: [...segments.value], sides: [side], job: 'set' };
  const reports: BulkReport[] = [];
  if (state !== undefined) {
    const done = await client.bulk.setState({ ...cells, state });
    if (!done.ok) return done;
    reports.push(done.value);
  }
  if (lock === true || unlock === true) {
    const done = await client.bulk.lock({ ...cells, locked: lock === true });
    if (!done.ok) return done;
    reports.push(done.value);
  }
  return ok(reports);
};

const toldMany = ({ t }: Words, { changed, kept }: BulkReport): readonly string[] => [
  t('set.changed', { count: changed }),
  ...Object.entries(kept).map(([why, count]) => `  ${t(`set.kept.${why}`, { count })}`),
];

const onlyRow = (rows: readonly RowRun[]): number | null => {
  const [first] = rows;
  return first !== undefined && rows.length === 1 && first[1] === 1 ? first[0] : null;
};

const setText = async (
  words: Words,
  { client, project }: OpenedProject,
  side: Side,
  { row: number, text, ...others }: SetOptions & { readonly row: number; readonly text: string },
): Promise<Result<Answer>> => {
  const row = await rowAt(client, number);
  if (!row.ok) return row;
  const edited = await writeText(client, row.value, side, text);
  if (!edited.ok) return edited;
  const many = await setMany(client, [[number, 1]], side, others);
  if (!many.ok) return many;
  const now = await rowAt(client, number);
  if (!now.ok) return now;
  return ok({
    json: { row: now.value },
    lines: [words.t('set.done', { row: number, side: columnNamer(words, project)(side) })],
  });
};

/**
 * `set PROJECT ROWS --column C [--text T] [--state S] [--lock | --unlock]`: writes one cell, and answers the row as it now is; or sets
 * the state or the lock of many rows, and answers what each did.
 */
export const set = async (
  { words }: Setting,
  path: string,
  rows: readonly RowRun[],
  options: SetOptions,
): Outcome => {
  const { t } = words;
  const { text, state, lock, unlock } = options;
  // An empty text is in no state but `empty`.
  if (text === '' && state !== undefined) return fail('usage', { detail: t('usage.stateOfNothing') });
  if (text !== undefined) {
    const row = onlyRow(rows);
    if (row === null) return fail('usage', { detail: t('usage.textOfMany') });
    return inProject(path, async (opened) => {
      const side = columnIn(words, opened.project, options.column);
      return side.ok ? setText(words, opened, side.value, { ...options, row, text }) : side;
    });
  }
  if (state === undefined && lock === undefined && unlock === undefined) {
    return fail('usage', { detail: t('usage.nothingToSet') });
  }
  return inProject(path, async ({ client, project }) => {
    const side = columnIn(words, project, options.column);
    if (!side.ok) return side;
    const done = await setMany(client, rows, side.value, options);
    if (!done.ok) return done;
    const acts = done.value.map(({ changed, rows: count, kept }) => ({ changed, rows: count, kept }));
    return ok({ json: { acts }, lines: done.value.flatMap((report) => toldMany(words, report)) });
  });
};
