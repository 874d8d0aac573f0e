import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeWhole } from '#engine/store/whole-file.ts';
import { good, scratch } from '../fixtures.ts';
import { openTelling } from './telling.ts';
import { watchFiles } from './watch-files.ts';

/*
 * What is asked of the file system for each file that is written, call by call: `file-calls.txt`. A flush that is left out, or that comes after the rename, loses work at a power cut only, and a mode
 * that is too wide is there for a moment only: nothing that is read afterwards shows either.
 */

/** What differs from run to run. */
const steady = (line: string): string =>
  line
    .replaceAll(/\.?duizhao-[\w-]+-[\da-f]{16}\.partial/g, '‹partial›')
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, '‹id›')
    .replaceAll(/\d{4}-\d\d-\d\dT[\w.-]*?(?=\.duizhao|$| )/g, '‹time›')
    .replaceAll(/[\da-f]{16,}/g, '‹hash›');

it('flushes what is to last before it takes its name, and makes nothing that others may read meanwhile', async (context) => {
  context.skip(process.platform === 'win32', 'Windows has no such permissions');
  const mask = process.umask(0o022);
  onTestFinished(() => void process.umask(mask));
  const { client, folder } = await openTelling();
  const other = scratch();
  const seen = watchFiles({ '…': folder, '‹other›': other });
  const lines: string[] = [];
  const tell = (name: string): void => void lines.push(`== ${name}`, ...seen().map(steady));

  const text = join(other, 'a.txt');
  writeWhole(text, 'new');
  tell('a text');
  writeWhole(text, 'newer', { most: 0o600 });
  tell('a text over another, for its owner');
  writeWhole(text, 'passing', { passing: true, dataFolder: join(other, 'data') });
  tell('a text of no use behind a power cut, noted in app data');
  expect(statSync(text).mode & 0o777).toBe(0o600);

  const review = good(await client.review.overview({}));
  const id = review.role === 'host' ? review.reviews[0]?.id : undefined;
  if (id === undefined) throw new Error('no review');
  seen();
  const done = async (name: string, answer: Promise<unknown>): Promise<void> => {
    await answer;
    tell(name);
  };
  const job = 'j';
  const to = (name: string): string => join(other, name);
  await done(
    'a package',
    client.review.package({ job, review: id, path: to('a.duizhao-review') }).then(good),
  );
  await done(
    'annotations',
    client.annotations.export({ job, format: 'csv', path: to('notes.csv') }).then(good),
  );
  writeFileSync(to('over.csv'), '');
  seen();
  await done(
    'annotations over a file',
    client.annotations.export({ job, format: 'csv', path: to('over.csv') }).then(good),
  );
  for (const format of ['csv', 'docx'] as const)
    await done(
      `a report as ${format}`,
      client.review.report({ job, review: id, format, path: to(`report.${format}`) }).then(good),
    );
  await done('terms', client.terms.export({ job, format: 'tbx', to: to('terms.tbx') }).then(good));
  await done(
    'an export',
    client.exports.run({ job, format: 'txt', columns: ['en'], document: 1, path: to('out.txt') }).then(good),
  );
  await done('preferences', client.preferences.set({ language: 'en' }).then(good));
  const backup = good(await client.backups.make({}));
  tell('a backup');
  await done(
    'a project of a backup',
    client.backups.restoreAs({ id: backup.id, path: to('of-backup.duizhao') }).then(good),
  );
  await done('a backup put back', client.backups.restore({ id: backup.id }).then(good));
  await done('backups removed', client.backups.remove({ ids: [backup.id] }).then(good));
  await done('the project closed', client.project.close({}).then(good));
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('file-calls.txt');
});
