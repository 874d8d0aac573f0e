import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeWhole } from '#engine/store/whole-file.ts';
import { scratch } from './fixtures.ts';
import { noSmallDisk } from './small-disk.ts';

test('replaces a file, follows a link to it, keeps its permissions, and leaves nothing beside it', () => {
  const folder = scratch();
  const [file, link] = [join(folder, 'a.txt'), join(folder, 'link.txt')];
  writeWhole(file, '舊');
  chmodSync(file, 0o640);
  symlinkSync(file, link);
  writeWhole(link, '新');
  expect(readFileSync(file, 'utf8')).toBe('新');
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder).sort()).toEqual(['a.txt', 'link.txt']);
  expect(() => writeWhole(join(folder, 'none', 'a.txt'), '新')).toThrow('ENOENT');
});

test('a disk too small for the new text keeps the old one', (context) => {
  context.skip(noSmallDisk !== null, noSmallDisk ?? '');
  const disk = join(scratch(), 'disk');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
  onTestFinished(() => void execFileSync('umount', [disk]));
  const file = join(disk, 'a.txt');
  writeFileSync(file, 'an older text');
  expect(() => writeWhole(file, 'x'.repeat(1_000_000))).toThrow('ENOSPC');
  expect(readFileSync(file, 'utf8')).toBe('an older text');
  expect(readdirSync(disk)).toEqual(['a.txt']);
});
