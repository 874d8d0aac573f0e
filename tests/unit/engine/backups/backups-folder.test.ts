import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { backupsFolder } from '#engine/project/migration-backup.ts';

const data = join('/', 'app', 'data');

test.each([
  '',
  '.',
  '..',
  '/',
  '\\',
  '\0',
  'a',
  '../..',
  'a/b',
  '../../etc',
  'a\\..\\b',
  '/etc/passwd',
  '..\0',
  'x/..',
  'x/.',
])('backups of a project with the id %j lie in a folder of their own below that of all backups', (id) => {
  expect(dirname(backupsFolder(data, id))).toBe(join(data, 'backups'));
});

test('projects with ids of their own have folders of their own', () => {
  const ids = ['a', 'b', 'a\\b', ''];
  expect(new Set(ids.map((id) => backupsFolder(data, id))).size).toBe(ids.length);
  expect(backupsFolder(data, 'a')).toBe(join(data, 'backups', 'a'));
});
