import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text with what it is called. */
export type NamedText = { readonly name: string; readonly text: string };

const casesFolder = join(import.meta.dirname, '../cases');

/** The texts of a file of cases, each below a line `=== name`. */
export const textsOf = (file: string): NamedText[] =>
  readFileSync(join(casesFolder, file), 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { name: part.slice(0, end), text: part.slice(end + 1) };
    });

/** The paragraphs of a file of prose, one a line. */
export const paragraphsOf = (file: string): string[] =>
  readFileSync(join(casesFolder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

/** The rows of a table of cases with tabs between, its first line left out. */
export const rowsOf = (file: string): string[][] =>
  readFileSync(join(casesFolder, file), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));

/** The given texts of a folder beside the project, or null when it is not there. */
export const givenTexts = (folder: string): NamedText[] | null => {
  const path = join(import.meta.dirname, '../../../../shared/cases', folder);
  if (!existsSync(path)) return null;
  return readdirSync(path).map((name) => ({ name, text: readFileSync(join(path, name), 'utf8') }));
};

/** The rows of a given table beside the project, its first line left out, or null when it is not there. */
export const givenRows = (path: string): string[][] | null => {
  const file = join(import.meta.dirname, '../../../../shared/cases', path);
  if (!existsSync(file)) return null;
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
};
