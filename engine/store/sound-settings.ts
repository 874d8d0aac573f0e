import {
  areColumns,
  canonicalLanguage,
  defaultColumns,
  defaultSettings,
  type Column,
  type ProjectSettings,
} from '#core/model/index.ts';
import type { Reader } from '#core/model/shape.ts';
import { columnFields, projectSettings, settingFields } from '#core/model/shapes.ts';

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;

/** What `reader` reads, else what is usual. */
const readOr = <T>(reader: Reader<T>, value: unknown, usual: T): T => {
  const read = reader(value);
  return read.ok ? read.value : usual;
};

/** What can still be read of a column by itself; without its name nobody knows which texts are its own. */
const readableColumn = (stored: unknown): Column | null => {
  const id = readOr<string | null>(columnFields.id, memberOf(stored, 'id'), null);
  if (id === null) return null;
  return {
    id,
    language: readOr(columnFields.language, memberOf(stored, 'language'), canonicalLanguage(id) ?? 'und'),
    label: readOr(columnFields.label, memberOf(stored, 'label'), ''),
    role: readOr(columnFields.role, memberOf(stored, 'role'), 'translation'),
    convertedFrom: readOr(columnFields.convertedFrom, memberOf(stored, 'convertedFrom'), null),
  };
};

/** The columns that can still be read, and the usual ones that cannot. */
const soundColumns = (stored: unknown): readonly Column[] => {
  const found = new Map<string, Column>();
  for (const one of Array.isArray(stored) ? (stored as readonly unknown[]) : []) {
    const column = readableColumn(one);
    if (column !== null && !found.has(column.id)) found.set(column.id, column);
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
  const read = projectSettings(stored);
  if (read.ok) return read.value;
  const member = <K extends keyof typeof settingFields>(name: K, reader: Reader<ProjectSettings[K]>) =>
    readOr(reader, memberOf(stored, name), defaultSettings[name]);
  return {
    region: member('region', settingFields.region),
    protectedWords: member('protectedWords', settingFields.protectedWords),
    tagColours: member('tagColours', settingFields.tagColours),
    people: member('people', settingFields.people),
    columns: soundColumns(memberOf(stored, 'columns')),
  };
};
