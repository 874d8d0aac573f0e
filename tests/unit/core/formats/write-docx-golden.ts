import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { docxGolden, docxSettings } from './docx-golden.ts';
import { goldenFolder } from './golden-files.ts';

/** Writes the golden Word files anew from what `docx-golden.ts` says of them; `npm run golden -- docx` then reads them. */
for (const [name, make] of Object.entries(docxGolden)) {
  writeFileSync(join(goldenFolder, 'docx', `${name}.docx`), make());
  const settings = docxSettings[name];
  if (settings !== undefined)
    writeFileSync(
      join(goldenFolder, 'docx', `${name}.golden.json`),
      `${JSON.stringify(settings, null, 2)}\n`,
    );
}
