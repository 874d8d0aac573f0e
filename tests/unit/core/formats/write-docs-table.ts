import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formats } from '#core/formats/index.ts';
import { withDocsTable } from './docs-table.ts';

/** `npm run docs`: writes the table of formats into docs/formats.md. A test tells when it is old. */
const page = join(import.meta.dirname, '../../../../docs/formats.md');
const wanted = withDocsTable(readFileSync(page, 'utf8'), formats.all);
if (wanted === null) throw new Error(`no place for the table of formats in ${page}`);
writeFileSync(page, wanted);
