import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dialogue, good, projectFile, startEngine } from '../engine/fixtures.ts';
import { workplace, type Workplace } from './running.ts';

const withBackup = async ({ folder }: Workplace): Promise<{ path: string; backup: string }> => {
  const path = projectFile(folder, [dialogue], 'letters');
  const engine = startEngine(folder, { dataFolder: join(folder, 'data', 'data') });
  good(await engine.client.project.open({ path }));
  const made = good(await engine.client.backups.make({}));
  await engine.close();
  return { path, backup: made.id };
};

test('a project that is gone comes back from the command line', async () => {
  const place = workplace();
  const { path, backup } = await withBackup(place);
  rmSync(path);
  const listed = await place.run(['backups', 'list', '--json']);
  expect(JSON.parse(listed.stdout)).toMatchObject({
    projects: [{ name: 'letters', path, missing: true, backups: 1 }],
    rescued: [],
  });
  const one = await place.run(['backups', 'list', 'letters']);
  expect(one.stdout.split('\t')[0]).toBe(backup);
  const shown = await place.run(['backups', 'show', path, backup]);
  expect(shown.stdout.split('\n')[2]).toContain('This is the third.');
  const out = place.at('back.duizhao');
  const restored = await place.run(['backups', 'restore', 'letters', backup, '--out', out]);
  expect(restored).toMatchObject({ code: 0, stderr: '' });
  expect((await place.run(['check', out])).code).toBe(0);
  expect((await place.run(['backups', 'restore', 'letters', backup, '--out', out])).code).toBe(1);
  expect((await place.run(['backups', 'list', 'nobody'])).stderr).toContain('nobody');
  expect((await place.run(['backups', 'delete', 'letters'])).code).toBe(2);
  expect((await place.run(['backups', 'delete', 'letters', '--all'])).stdout).toBe('1 deleted.\n');
});

test('salvage says what it read and what is lost, and never writes over a file', async () => {
  const place = workplace();
  const path = projectFile(place.folder, [dialogue], 'broken');
  const bytes = readFileSync(path);
  bytes.fill(0x5a, 0, 100);
  writeFileSync(path, bytes);
  const out = place.at('new.duizhao');
  const salvaged = await place.run(['salvage', path, '--out', out, '--json']);
  expect(JSON.parse(salvaged.stdout)).toMatchObject({ path: out, rows: 5, problems: [] });
  expect((await place.run(['check', out])).code).toBe(0);
  const again = await place.run(['salvage', path, '--out', out]);
  expect(again.code).toBe(1);
  expect(readFileSync(path).equals(bytes)).toBe(true);
});
