import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dialogue, good, projectFile, startEngine } from '../engine/fixtures.ts';
import { workplace } from './running.ts';

test('check names the row, the column and the command that decides, and that command does', async () => {
  const place = workplace();
  const path = projectFile(place.folder, [dialogue], 'letters');
  const engine = startEngine(place.folder, { dataFolder: join(place.folder, 'data', 'data') });
  good(await engine.client.project.open({ path }));
  good(await engine.client.backups.make({}));
  await engine.close();
  const db = new Database(path);
  db.exec(`UPDATE cells SET text = 'This is the turd.' WHERE segment_id = 3 AND side = 'en'`);
  db.close();
  const checked = await place.run(['check', path]);
  expect(checked.code).toBe(1);
  expect(checked.stdout.split('\n')).toEqual([
    'row 3, en: not as it was written (checksum)',
    `One of these can be resolved. See the choices: duizhao mend ${path}`,
    '  cells:3:en  (row 3, en)',
    '',
  ]);
  const asked = await place.run(['check', path, '--json']);
  expect(asked).toMatchObject({ code: 1, stdout: '' });
  expect(JSON.parse(asked.stderr)).toMatchObject({
    error: { code: 'project.damaged' },
    damaged: [{ item: 'cells:3:en', row: 3, side: 'en' }],
  });
  const out = place.at('out.txt');
  const exported = await place.run(['export', path, '--format', 'txt', '--out', out]);
  expect(exported.code).toBe(0);
  expect(exported.stderr).toContain('row 3');
  const shown = await place.run(['mend', path]);
  expect(shown.stdout).toMatch(/\tbackup\t[^\t]+\texactly as written\tThis is the third\.\n/);
  expect(shown.stdout).toContain('\tpresent\t\t\tThis is the turd.\n');
  expect((await place.run(['mend', path, 'cells:3:en', '--take', 'history'])).code).toBe(1);
  const mended = await place.run(['mend', path, '--all', '--take', 'backup']);
  expect(mended).toMatchObject({ code: 0, stderr: '' });
  expect((await place.run(['check', path])).code).toBe(0);
  expect((await place.run(['rows', path, '--from', '3', '--count', '1'])).stdout).toContain('the third');
  expect((await place.run(['undo', path])).code).toBe(0);
  expect((await place.run(['check', path])).code).toBe(1);
});
