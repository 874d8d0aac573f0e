import { z } from 'zod';
import {
  areColumns,
  canonicalLanguage,
  columnRoles,
  defaultColumns,
  defaultSettings,
  type Column,
  type ProjectSettings,
} from '#core/model/index.ts';
import { columnLabel, language, projectSettings, side } from '#api/shapes.ts';

/** What can still be read of a column by itself; without its name nobody knows which texts are its own. */
const readableColumn = z.object({
  id: side,
  language: language.nullable().catch(null),
  label: columnLabel.catch(''),
  role: z.enum(columnRoles).catch('translation'),
  convertedFrom: side.nullable().catch(null),
});

/** The columns that can still be read, and the usual ones that cannot. */
const soundColumns = (stored: unknown): readonly Column[] => {
  const found = new Map<string, Column>();
  for (const one of Array.isArray(stored) ? (stored as readonly unknown[]) : []) {
    const { data } = readableColumn.safeParse(one);
    if (data === undefined || found.has(data.id)) continue;
    found.set(data.id, { ...data, language: data.language ?? canonicalLanguage(data.id) ?? 'und' });
  }
  // The original is what it always is; the others stand where they stood.
  const original = defaultColumns.filter(({ role }) => role === 'original');
  for (const column of original) if (found.has(column.id)) found.set(column.id, column);
  const columns = [...defaultColumns.filter(({ id }) => !found.has(id)), ...found.values()];
  const ids = new Set(columns.map(({ id }) => id));
  const bound = columns.map((column): Column =>
    column.convertedFrom === null || ids.has(column.convertedFrom)
      ? column
      : { ...column, convertedFrom: null },
  );
  const unconverted = bound.map((column): Column => ({ ...column, convertedFrom: null }));
  return [bound, unconverted].find(areColumns) ?? defaultColumns;
};

/**
 * The settings of a project as they are stored. Of damaged ones each member that can be read is kept: what columns are called, and in
 * which languages they are, is nowhere else.
 */
export const soundSettings = (stored: unknown): ProjectSettings => {
  const read = projectSettings.safeParse(stored);
  if (read.success) return read.data;
  const members = typeof stored === 'object' && stored !== null ? stored : {};
  const { region, protectedWords, tagColours, people } = projectSettings.shape;
  const { data } = z
    .object({
      region: region.catch(defaultSettings.region),
      protectedWords: protectedWords.catch([...defaultSettings.protectedWords]),
      tagColours: tagColours.catch([...defaultSettings.tagColours]),
      people: people.catch([...defaultSettings.people]),
    })
    .safeParse(members);
  return {
    ...(data ?? defaultSettings),
    columns: soundColumns('columns' in members ? members.columns : undefined),
  };
};
