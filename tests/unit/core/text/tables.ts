import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedPath } from '#tests/needs.ts';

const root = join(import.meta.dirname, '../../../..');

const read = (path: string): string[][] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));

/** The rows of a table of cases of the bench that measures correctness, without its head. */
export const measuredRows = (file: string): string[][] => read(join(root, 'bench/truth/cases', file));

/** The rows of a given table beside the project, without its head, or null when it is not there. */
export const givenRows = (path: string): string[][] | null => {
  const file = sharedPath(`cases/${path}`);
  return file === null ? null : read(file);
};
