import type { HostileFile } from './file.ts';
import { jsonFiles } from './files/json.ts';
import { markdownFiles } from './files/markdown.ts';
import { packageFiles } from './files/packages.ts';
import { pageFiles } from './files/pages.ts';
import { plainFiles } from './files/plain.ts';
import { wordFiles } from './files/word.ts';

/** Files that were made to cost more than they weigh. */
export const hostileFiles: readonly HostileFile[] = [
  ...plainFiles,
  ...markdownFiles,
  ...pageFiles,
  ...wordFiles,
  ...jsonFiles,
  ...packageFiles,
];
