import { fail, ok, type Result } from '../model/index.ts';
import { safeFileName } from '../text/file-name.ts';
import { withoutEnding } from './file-names.ts';

/** What may stand in braces in a pattern of file names. */
export const namePlaceholders = ['name', 'language', 'project', 'date'] as const;

/** What a pattern is filled with. */
export type NameFacts = {
  /** Of the document's file, with or without its ending. */
  readonly name: string;
  /** Of the columns that are written, BCP 47. */
  readonly languages: readonly string[];
  readonly project: string;
  /** A day, YYYY-MM-DD. */
  readonly date: string;
};

/** `report.docx` becomes `report.en.docx`: beside its original, and never over it. */
export const usualPattern = '{name}.{language}';

const valueOf = (name: string, { name: file, languages, project, date }: NameFacts): string | null => {
  if (name === 'name') return withoutEnding(file);
  if (name === 'language') return languages.join('-');
  if (name === 'project') return project;
  return name === 'date' ? date : null;
};

/**
 * A file name, without ending, that every system accepts. Failure: export.bad-pattern, where something in braces is none of
 * `namePlaceholders`, or nothing is left.
 */
export const nameByPattern = (pattern: string, facts: NameFacts): Result<string> => {
  let isKnown = pattern.trim() !== '';
  const name = pattern.replaceAll(/\{([^{}]*)\}/g, (whole, placeholder: string) => {
    const value = valueOf(placeholder, facts);
    if (value === null) isKnown = false;
    return value ?? whole;
  });
  const names = namePlaceholders.map((one) => `{${one}}`).join(' ');
  return isKnown ? ok(safeFileName(name)) : fail('export.bad-pattern', { pattern, names });
};
