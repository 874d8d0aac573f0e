import { fail, type Result } from '../model/index.ts';
import type { ExportColumn } from './export-source.ts';
import { columnIn, isOfAnother } from './language-columns.ts';
import type { TargetColumn } from './table-columns.ts';

/**
 * Which of the columns that are written goes into each translation of a table, in their order: the one in its language; one in no known language gets the first
 * that has none of its own. Where a table has a single translation, whose language its words alone tell, the first goes there in any language, unless the
 * document has another column for it. Null where none does: words of another language, or of another region that has a column of its own, stay.
 */
export const translationColumns = (
  targets: readonly Omit<TargetColumn, 'column'>[],
  columns: readonly ExportColumn[],
): readonly (ExportColumn | null)[] => {
  const translations = columns.filter(({ side }) => side !== 'source');
  const languages = targets.flatMap(({ language }) => language ?? []);
  const own = targets.map(({ language }) => {
    if (language === null) return null;
    const possible = translations.filter((column) => languages.length < 2 || !isOfAnother(language, column));
    const side = columnIn(language, possible, languages);
    return translations.find((column) => column.side === side) ?? null;
  });
  const free = translations.find((column) => !own.includes(column)) ?? null;
  const isGuess = targets.length === 1 && targets[0]?.isGuessed === true;
  return targets.map(({ language }, n) => {
    if (language === null) return free;
    const isFree = isGuess && free !== null && !isOfAnother(language, free);
    return own[n] ?? (isFree ? free : null);
  });
};

/**
 * In which of the translations of a row a column's text stands; null in none. Of several in languages that one column serves, it is the first that says something, as
 * when it was read. `owners`: of `translationColumns`.
 */
export const placeFor = <Target>(
  column: ExportColumn,
  targets: readonly Target[],
  owners: readonly (ExportColumn | null)[],
  isWritten: (target: Target) => boolean,
): Target | null => {
  const own = targets.filter((_, n) => owners[n] === column);
  return own.find(isWritten) ?? own[0] ?? null;
};

/**
 * Refuses translations for which no table of a file has a column: written as it was, the file would be said to hold them. Null where something is written, and where
 * no translation is asked for. Failure: export.refused.
 * @param reason the key of its sentence in `formats.json`.
 */
export const refusedColumns = (
  tables: readonly (readonly Omit<TargetColumn, 'column'>[])[],
  columns: readonly ExportColumn[],
  reason: string,
): Result<never> | null => {
  const isAsked = tables.length > 0 && columns.some(({ side }) => side !== 'source');
  const isHeld = (targets: readonly Omit<TargetColumn, 'column'>[]): boolean =>
    translationColumns(targets, columns).some((own) => own !== null);
  if (!isAsked || tables.some(isHeld)) return null;
  const languages = new Set(tables.flat().flatMap(({ language }) => language ?? []));
  return fail('export.refused', { reason, detail: [...languages].join(', ') });
};
