import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { docxGolden } from './docx-golden.ts';
import { goldenFolder } from './golden-files.ts';

test.each(Object.entries(docxGolden))(
  'the golden Word file %s is what its description makes',
  (name, make) => {
    expect(Buffer.from(make()).equals(readFileSync(join(goldenFolder, 'docx', `${name}.docx`)))).toBe(true);
  },
);
