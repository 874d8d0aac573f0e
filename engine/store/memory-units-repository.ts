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
): readonly { readonly id: number; readonly original: string; readonly translations: string }[] =>
  all(handle, 'SELECT id, original, translations FROM units WHERE id >= ? AND id < ?', from, to);

/** Every unit that can be read, in the order in which they came. */
export const eachUnit = function* (handle: ReadHandle): Generator<RememberedUnit> {
  for (const row of each<UnitRow>(handle, `SELECT ${columns} FROM units ORDER BY id`)) {
    const unit = fromRow(row);
    if (unit !== null) yield unit;
  }
};

export const countUnits = (handle: ReadHandle): number =>
  first<{ n: number }>(handle, 'SELECT count(*) AS n FROM units')?.n ?? 0;

export const highestUnit = (handle: ReadHandle): number =>
  first<{ id: number | null }>(handle, 'SELECT max(id) AS id FROM units')?.id ?? 0;

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
