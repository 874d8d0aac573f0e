import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formats } from '#core/formats/index.ts';
import { badFiles, soundFile } from '#tests/bad-files.ts';
import { good, scratch, startEngine } from './fixtures.ts';
import { allRows, importFile } from './importing.ts';

/** Files that take long to make and to refuse; what becomes of them is the same for a first import. */
const heavy = new Set(['a text of 9 million letters', 'one line of a million letters', 'openings that never close']);

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
    for (const [what, spoil] of Object.entries(badFiles)) {
      const bytes = heavy.has(what) ? null : spoil(sound, format);
      if (bytes === null) continue;
      writeFileSync(path, bytes);
      const [before, texts] = [await shown(), await rows()];
      const updated = await client.documents.update({ document, from: { path }, job: what });
      if (updated.ok) {
        if (JSON.stringify(await rows()) !== JSON.stringify(texts)) good(await client.history.undo({}));
        expect(await rows(), what).toEqual(texts);
        continue;
      }
      refused += 1;
      expect(await shown(), what).toEqual(before);
      const added = await client.documents.import({ from: { path }, into: 'open', job: `add ${what}` });
      expect(added.ok, what).toBe(false);
      expect(await shown(), what).toEqual(before);
    }
    // Empty, nothing but NULs, noise, an old document, an encrypted one and a PDF are read by nobody.
    expect(refused).toBeGreaterThanOrEqual(6);
    expect(good(await client.project.check({})).problems).toEqual([]);
  },
);
