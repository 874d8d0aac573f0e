import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bilingualDocxGolden } from './bilingual-docx-golden.ts';
import { docxGolden } from './docx-golden.ts';
import { goldenFolder } from './golden-files.ts';

const described = Object.entries({ docx: docxGolden, 'bilingual-docx': bilingualDocxGolden }).flatMap(
  ([format, files]) => Object.entries(files).map(([name, make]) => [`${format}/${name}.docx`, make] as const),
);

test.each(described)('the golden Word file %s is what its description makes', (path, make) => {
  expect(Buffer.from(make()).equals(readFileSync(join(goldenFolder, path)))).toBe(true);
});
