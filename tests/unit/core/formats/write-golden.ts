import { readFileSync, writeFileSync } from 'node:fs';
import { goldenFiles, readGolden } from './golden-files.ts';
import { goldenText } from './golden-text.ts';

/**
 * `npm run golden`, or `npm run golden -- docx`: writes what is read from each file beside it. What it changes is to be read by
 * eye before it is committed.
 */
const only = process.argv.slice(2);
for (const file of goldenFiles()) {
  if (only.length > 0 && !only.includes(file.format)) continue;
  writeFileSync(file.rows, goldenText(await readGolden(file, readFileSync(file.path))));
}
