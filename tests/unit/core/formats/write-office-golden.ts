import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goldenFolder } from './golden-files.ts';
import { odpGolden, odpSettings } from './odp-golden.ts';
import { odsGolden, odsSettings } from './ods-golden.ts';
import { odtGolden, odtSettings } from './odt-golden.ts';
import { pptxGolden, pptxSettings } from './pptx-golden.ts';
import { xlsxGolden, xlsxSettings } from './xlsx-golden.ts';

/** Writes the golden presentations, workbooks and texts anew from what their files say of them; `npm run golden -- odp ods odt pptx xlsx` then reads them. */
const all = {
  odp: [odpGolden, odpSettings],
  ods: [odsGolden, odsSettings],
  odt: [odtGolden, odtSettings],
  pptx: [pptxGolden, pptxSettings],
  xlsx: [xlsxGolden, xlsxSettings],
} as const;
for (const [format, [golden, settings]] of Object.entries(all)) {
  const folder = join(goldenFolder, format);
  mkdirSync(folder, { recursive: true });
  for (const [name, make] of Object.entries(golden)) {
    writeFileSync(join(folder, `${name}.${format}`), make());
    const own = settings[name];
    if (own !== undefined)
      writeFileSync(join(folder, `${name}.golden.json`), `${JSON.stringify(own, null, 2)}\n`);
  }
}
