import {
  cellStates,
  type CellState,
  type MemoryUnit,
  type RememberedUnit,
  type RichText,
  type UnitSource,
  type UnitText,
} from '#core/model/index.ts';
import { validRich } from '#core/text/mapping.ts';
import { list, object, text } from '#core/model/shape.ts';
import { all, each, first, run, type ReadHandle, type WriteHandle } from './handles.ts';
import { inlineTags, storedJson } from './stored-shapes.ts';

type UnitRow = {
  id: number;
  language: string;
  original: string;
  tags: string | null;
  translations: string;
  state: string;
  author: string;
  at: string | null;
  document: string;
  before: string | null;
  after: string | null;
  origin: string;
  row: string | null;
};

const storedTexts = list(object({ language: text, text, tags: inlineTags }));

/** What can be read of tags: none where they cannot stand in the text. */
const soundly = <T extends RichText>(text: T): T => (validRich(text) ? text : { ...text, tags: [] });

const stateOf = (stored: string): CellState => cellStates.find((state) => state === stored) ?? 'draft';

/** A unit as it is stored; null when it cannot be read. */
const fromRow = (row: UnitRow): RememberedUnit | null => {
  const translations = storedJson<readonly UnitText[]>(row.translations, storedTexts);
  const tags = row.tags === null ? [] : storedJson<RichText['tags']>(row.tags, inlineTags);
  if (translations === undefined || tags === undefined || typeof row.original !== 'string') return null;
  const { id, language, author, at, document, before, after, origin } = row;
  return {
    id,
    original: soundly({ text: row.original, tags, language }),
    translations: translations.map(soundly),
    state: stateOf(row.state),
    author,
    at,
    document,
    before,
    after,
    origin,
    row: row.row,
  };
};

const columns =
  'id, language, original, tags, translations, state, author, at, document, before, after, origin, row';

/** A unit by its number; null when there is none, or it cannot be read. */
export const findUnit = (handle: ReadHandle, id: number): RememberedUnit | null => {
  const row = first<UnitRow>(handle, `SELECT ${columns} FROM units WHERE id = ?`, id);
  return row === undefined ? null : fromRow(row);
};

/** The original of a unit alone, which likeness is told by; null when there is none. */
export const unitOriginal = (handle: ReadHandle, id: number): string | null =>
  first<{ original: string }>(handle, 'SELECT original FROM units WHERE id = ?', id)?.original ?? null;

/** The originals of some units, in no order; those that are not there are left out. In one question: a look-up asks for hundreds. */
export const unitOriginals = (
  handle: ReadHandle,
  ids: readonly number[],
): readonly { readonly id: number; readonly original: string }[] =>
  all(
    handle,
    'SELECT id, CAST(original AS TEXT) AS original FROM units WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  );

/** The texts of units from one number up to another, without that: the original, and all translations as they are stored. */
export const unitTexts = (
  handle: ReadHandle,
  from: number,
  to: number,
): readonly {
  readonly id: number;
  readonly language: string;
  readonly original: string;
  readonly translations: string;
}[] =>
  all(handle, 'SELECT id, language, original, translations FROM units WHERE id >= ? AND id < ?', from, to);

/** Every unit that can be read, in the order in which they came. */
export const eachUnit = function* (handle: ReadHandle): Generator<RememberedUnit> {
  for (const row of each<UnitRow>(handle, `SELECT ${columns} FROM units ORDER BY id`)) {
    const unit = fromRow(row);
    if (unit !== null) yield unit;
  }
};

export const countUnits = (handle: ReadHandle): number =>
  first<{ n: number }>(handle, 'SELECT count(*) AS n FROM units')?.n ?? 0;

/** The highest number that a unit has, or had before it was removed. */
export const highestUnit = (handle: ReadHandle): number =>
  first<{ id: number | null }>(
    handle,
    'SELECT max(id) AS id FROM (SELECT max(id) AS id FROM units UNION ALL SELECT max(unit) FROM changed_units)',
  )?.id ?? 0;

/** Languages of originals, with how many there are of each, most first. */
export const originalLanguages = (
  handle: ReadHandle,
): readonly { readonly language: string; readonly units: number }[] =>
  all(
    handle,
    'SELECT language, count(*) AS units FROM units GROUP BY language ORDER BY units DESC, language',
  );

/** Units that the index does not know as they are. */
export const freshOriginals = (
  handle: ReadHandle,
): readonly { readonly id: number; readonly original: string }[] =>
  all(
    handle,
    'SELECT u.id, CAST(u.original AS TEXT) AS original FROM fresh JOIN units u ON u.id = fresh.unit ORDER BY u.id',
  );

/** Says that the index does not know a unit as it is. */
const noteFresh = (handle: WriteHandle, unit: number): void => {
  run(handle, 'INSERT OR IGNORE INTO fresh (unit) VALUES (?)', unit);
};

/** The index knows all units now. */
export const forgetFresh = (handle: WriteHandle, units: readonly number[]): void => {
  run(handle, 'DELETE FROM fresh WHERE unit IN (SELECT value FROM json_each(?))', JSON.stringify(units));
};

const insertion = `INSERT INTO units (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** What is known of a unit that a file brings. */
export const fromFile = (document: string): UnitSource => ({
  document,
  before: null,
  after: null,
  origin: '',
  row: null,
});

export const insertUnit = (
  handle: WriteHandle,
  id: number,
  { original, translations, state, author, at }: MemoryUnit,
  { document, before, after, origin, row }: UnitSource,
): void => {
  run(
    handle,
    insertion,
    id,
    original.language,
    original.text,
    original.tags.length === 0 ? null : JSON.stringify(original.tags),
    JSON.stringify(translations),
    state,
    author,
    at,
    document,
    before,
    after,
    origin,
    row,
  );
};

/**
 * Keeps a unit: one of a row takes the place of the one that is there from this row. Answers its number where its original is new to the
 * index; null where it is not.
 */
export const keepUnit = (handle: WriteHandle, unit: MemoryUnit & UnitSource): number | null => {
  const known =
    unit.row === null
      ? undefined
      : first<{ id: number; original: string }>(
          handle,
          'SELECT id, CAST(original AS TEXT) AS original FROM units WHERE row = ?',
          unit.row,
        );
  const id = known?.id ?? highestUnit(handle) + 1;
  if (known !== undefined) run(handle, 'DELETE FROM units WHERE id = ?', id);
  insertUnit(handle, id, unit, unit);
  if (known?.original === unit.original.text) return null;
  noteFresh(handle, id);
  return id;
};

/** Puts a unit in the place of the one that is there, or takes it away (null). Answers whether its original is another one than before. */
export const replaceUnit = (write: WriteHandle, id: number, unit: RememberedUnit | null): boolean => {
  const before = unitOriginal(write, id);
  run(write, 'DELETE FROM units WHERE id = ?', id);
  if (unit === null) return false;
  insertUnit(write, id, unit, unit);
  if (before === unit.original.text) return false;
  noteFresh(write, id);
  return true;
};

type Value = string | number | null;

/** A unit as it is stored, all of its columns in order as JSON; null where there is none. */
export const storedUnit = (handle: ReadHandle, id: number): string | null => {
  const row = first<Readonly<Record<string, Value>>>(handle, `SELECT ${columns} FROM units WHERE id = ?`, id);
  return row === undefined ? null : JSON.stringify(columns.split(', ').map((name) => row[name] ?? null));
};

const valuesOf = (stored: string): readonly Value[] | null => {
  const values: unknown = JSON.parse(stored);
  return Array.isArray(values) && values.length === columns.split(', ').length ? (values as Value[]) : null;
};

/**
 * Puts a unit into the state that `storedUnit` told, or takes it away (null). Answers whether its original is another one than before. One of a row
 * that another unit has by now is of no row any more.
 */
export const putStored = (write: WriteHandle, id: number, stored: string | null): boolean => {
  const before = unitOriginal(write, id);
  run(write, 'DELETE FROM units WHERE id = ?', id);
  const values = stored === null ? null : valuesOf(stored);
  if (values === null) return false;
  const row = values.at(-1) ?? null;
  const isTaken = row !== null && first(write, 'SELECT id FROM units WHERE row = ?', row) !== undefined;
  run(write, insertion, ...values.slice(0, -1), isTaken ? null : row);
  if (unitOriginal(write, id) === before) return false;
  noteFresh(write, id);
  return true;
};

/** What units are picked by, besides words. Dates are days or times in ISO 8601; each narrows. */
export type UnitFilter = {
  readonly language?: string | undefined;
  readonly document?: string | undefined;
  readonly author?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** Numbers of the units from one number up to another, without that, that a filter admits. */
export const unitsWhere = (
  handle: ReadHandle,
  from: number,
  to: number,
  filter: UnitFilter,
): readonly number[] => {
  const conditions: readonly (readonly [string, string | undefined])[] = [
    ['language = ?', filter.language],
    ['document = ?', filter.document],
    ['author = ?', filter.author],
    ['at >= ?', filter.from],
    ['at < ?', filter.to],
  ];
  const wanted = conditions.filter(([, value]) => value !== undefined);
  const where = ['id >= ?', 'id < ?', ...wanted.map(([condition]) => condition)].join(' AND ');
  return all<{ id: number }>(
    handle,
    `SELECT id FROM units WHERE ${where} ORDER BY id`,
    from,
    to,
    ...wanted.map(([, value]) => value ?? ''),
  ).map(({ id }) => id);
};

/** How many units from one number up to another have each document, and each author. */
export const countedBy = (
  handle: ReadHandle,
  column: 'document' | 'author',
  from: number,
  to: number,
): readonly { readonly value: string; readonly units: number }[] =>
  all(
    handle,
    `SELECT ${column} AS value, count(*) AS units FROM units WHERE id >= ? AND id < ? GROUP BY ${column}`,
    from,
    to,
  );
