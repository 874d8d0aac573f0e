import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formats } from '#core/formats/index.ts';
import { badFiles, soundFile } from '#tests/bad-files.ts';
import { good, scratch, startEngine } from './fixtures.ts';
import { allRows, importFile } from './importing.ts';

/** Those that go another way each; what else is wrong with XML is found by the same reader, and heavy files are a matter of first imports. */
const kinds = [
  'empty',
  'one byte',
  'cut at a third',
  'blank lines',
  'bytes without meaning',
  'only NULs',
  'only NULs behind its beginning',
  'the mark of UTF-16 before its bytes',
  'called klingon',
  'a byte that is no UTF-8',
  'a tag that stays open',
  'a zip in a zip',
  'its main part missing',
  'a zip with a password',
  'a part that is not what its checksum says',
  'an encrypted Office file',
  'an old Word document',
  'a PDF with a password',
];

/*
 * On the way that each update and each addition goes, every kind of bad file of every format: refused, it leaves rows, documents and
 * history as they were; read, it is one step that is undone.
 */
test.each(formats.importing.map((format) => [format.id, format] as const))(
  'bad newer files of %s change nothing when they are refused, and can be undone when they are read',
  async (_, format) => {
    const folder = scratch();
    const engine = startEngine(folder);
    const { client } = engine;
    const name = `a.${format.extensions[0]}`;
    const sound = soundFile(format);
    const { document } = good(await importFile(engine, folder, name, sound));
    const shown = async (): Promise<unknown> => [
      await allRows(engine),
      good(await client.history.list({ count: 100 })),
      good(await client.project.info({})),
    ];
    const rows = async (): Promise<unknown> =>
      (await allRows(engine)).map(({ row, cells, gap }) => ({ row, cells, gap }));
    const path = join(folder, `newer-${name}`);
    let refused = 0;
    for (const what of kinds) {
      const spoil = badFiles[what];
      if (spoil === undefined) throw new Error(`no bad files are called ${what}`);
      const bytes = spoil(sound, format);
      if (bytes === null) continue;
      writeFileSync(path, bytes);
      const [before, texts] = [await shown(), await rows()];
      const updated = await client.documents.update({ document, from: { path }, job: what });
      if (updated.ok && JSON.stringify(await rows()) !== JSON.stringify(texts))
        good(await client.history.undo({}));
      const added = updated.ok
        ? null
        : await client.documents.import({ from: { path }, into: 'open', job: `add ${what}` });
      expect(added?.ok ?? false, what).toBe(false);
      const after = updated.ok ? await rows() : await shown();
      expect(after, what).toEqual(updated.ok ? texts : before);
      refused += updated.ok ? 0 : 1;
    }
    // Empty, nothing but NULs, noise, an old document, an encrypted one and a PDF are read by nobody.
    expect(refused).toBeGreaterThanOrEqual(6);
    expect(good(await client.project.check({})).problems).toEqual([]);
  },
);
