import { targetsFor, type Language } from '#core/model/index.ts';
import { countText } from '#core/text/count.ts';
import { fold } from '#core/text/fold.ts';
import type { Value } from '../store/handles.ts';
import { soundSettings } from '../store/sound-settings.ts';
import { sealed, type RawRow } from '../store/rows-repository.ts';
import type { SummedTable } from '../store/row-sums.ts';
import { readableText } from '../store/sound-values.ts';
import { storedJson } from '../store/stored-shapes.ts';
import { isPlainText, jsonColumns, type StoredRow } from '../project/check/table-rules.ts';

/** The settings as they are read while they are damaged: each member that can be, and of it each column. */
const readableSettings = (stored: Value): string => {
  let value: unknown;
  try {
    value = JSON.parse(readableText(stored));
  } catch {
    value = undefined;
  }
  return JSON.stringify(soundSettings(value));
};

/** What stands in place of JSON that cannot be read; of columns that are not here nothing can. */
const fallbacks: Readonly<Record<string, Readonly<Record<string, (row: StoredRow) => Value>>>> = {
  documents: { targets: ({ language }) => JSON.stringify(targetsFor(language as Language)) },
  cells: { tags: () => null },
  repairs: { params: () => '{}' },
  annotations: { tags: () => '[]', resolution: () => null, foreign: () => null },
  anchors: { candidates: () => '[]' },
  meta: { value: ({ key, value = null }) => (key === 'settings' ? readableSettings(value) : 'null') },
};

const withJson = (table: string, row: StoredRow): StoredRow | null => {
  const changed: Record<string, Value> = { ...row };
  for (const [column, readerOf] of Object.entries(jsonColumns[table] ?? {})) {
    const reader = readerOf(row);
    const isRead =
      row[column] === null ||
      isPlainText(table, row) ||
      (reader !== undefined && storedJson(row[column], reader) !== undefined);
    if (isRead) continue;
    const fallback = fallbacks[table]?.[column];
    if (fallback === undefined) return null;
    changed[column] = fallback(row);
  }
  return changed;
};

/** What is worked out from a text belongs to the text as it is now. */
const recounted = (row: StoredRow, language: Language): StoredRow => {
  const text = readableText(row['text']);
  const key = fold(text);
  const isEmpty = text === '' && row['tags'] === null;
  const state = isEmpty ? 'empty' : row['state'] === 'empty' ? 'draft' : (row['state'] ?? 'draft');
  return { ...row, text, state, key: key === text ? null : key, ...countText(text, language) };
};

/**
 * A damaged row taken as it is: with a checksum of what it holds, without what no program can read. Null when too little of it can be
 * read for that.
 * @param language that of a cell's text
 */
export const acceptedRow = (table: SummedTable, row: RawRow, language: Language): RawRow | null => {
  const named: StoredRow = Object.fromEntries(
    table.columns.map((column, index) => [column, row[index] ?? null]),
  );
  const read = withJson(table.name, named);
  if (read === null) return null;
  const whole = table.name === 'cells' ? recounted(read, language) : read;
  return sealed(table.columns.map((column) => whole[column] ?? null));
};
