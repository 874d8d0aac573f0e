import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { SideCounts } from '#core/model/index.ts';
import { closeProject } from '#engine/project/open-project.ts';
import { dialogue, good, page, projectFile, reopen, scratch, startEngine } from './fixtures.ts';

/** Chinese: 13 + 13 + 6 + 8 + 3 characters and marks; English: 3 + 5 words. */
const words = { source: 43 + 8, en: 4 + 2 };

const lengthsIn = (counts: readonly SideCounts[]) =>
  Object.fromEntries(counts.map(({ side, characters, words }) => [side, { characters, words }]));

test('every column is counted as Word counts, also with its white space', async () => {
  const folder = scratch();
  const { client } = startEngine(folder);
  const path = projectFile(folder, [dialogue, page]);
  good(await client.project.open({ path }));
  const counts = lengthsIn(good(await client.project.counts({})));
  expect(counts).toMatchObject({ source: { words: words.source }, en: { words: words.en } });
  const lengths = good(await client.project.lengths({}));
  for (const { side, characters, words } of lengths) expect({ characters, words }).toEqual(counts[side]);
  expect(lengths.find(({ side }) => side === 'source')?.spaces).toBe(2 + 4);
  // A document that was taken out is not counted.
  good(await client.documents.remove({ document: 1 }));
  const left = good(await client.project.lengths({}));
  expect(left.find(({ side }) => side === 'source')).toMatchObject({ words: 8, spaces: 6 });
});

test('counting lets those go first who ask at the same time', async () => {
  const folder = scratch();
  const { client } = startEngine(folder);
  good(await client.project.open({ path: projectFile(folder, [dialogue]) }));
  const answered: string[] = [];
  await Promise.all([
    client.project.counts({}).then(() => answered.push('counts')),
    client.rows.page({ from: 1, count: 1 }).then(() => answered.push('page')),
    client.history.list({ count: 1 }).then(() => answered.push('history')),
  ]);
  expect(answered).toEqual(['page', 'history', 'counts']);
});

test('a project counted by another rule is counted anew when it is opened, and only then', async () => {
  const path = projectFile(scratch(), [dialogue]);
  const before = new Database(path);
  before.exec("UPDATE cells SET words = 1, characters = 1; DELETE FROM meta WHERE key = 'countRule'");
  before.close();
  closeProject(reopen(path));
  const after = new Database(path);
  const sum = "SELECT sum(words) AS words, sum(characters) AS characters FROM cells WHERE side = 'source'";
  expect(after.prepare(sum).get()).toEqual({ words: 43, characters: 43 });
  after.exec("UPDATE cells SET words = 2 WHERE side = 'source'");
  after.close();
  closeProject(reopen(path));
  const last = new Database(path);
  expect(last.prepare(sum).get()).toMatchObject({ words: 10 });
  last.close();
});
