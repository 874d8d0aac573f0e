import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bilingualDocxGolden } from './bilingual-docx-golden.ts';
import { docxGolden, docxSettings } from './docx-golden.ts';
import { goldenFolder } from './golden-files.ts';

/** Writes the golden Word files anew from what their files say of them; `npm run golden -- docx bilingual-docx` then reads them. */
for (const [name, make] of Object.entries(bilingualDocxGolden))
  writeFileSync(join(goldenFolder, 'bilingual-docx', `${name}.docx`), make());
for (const [name, make] of Object.entries(docxGolden)) {
  writeFileSync(join(goldenFolder, 'docx', `${name}.docx`), make());
  const settings = docxSettings[name];
  if (settings !== undefined)
    writeFileSync(
      join(goldenFolder, 'docx', `${name}.golden.json`),
      `${JSON.stringify(settings, null, 2)}\n`,
    );
}
