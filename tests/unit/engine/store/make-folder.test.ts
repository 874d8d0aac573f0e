import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFolder } from '#engine/store/make-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'duizhao-folders-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const refusal = (code: string): Error => Object.assign(new Error(code), { code });

test('why a folder cannot be made is what the system says of the outermost one, where Node says only that it is not there', () => {
  const asked: string[] = [];
  const make = (path: string, options?: { readonly recursive: true }): void => {
    asked.push(path);
    throw refusal(options === undefined ? 'EROFS' : 'ENOENT');
  };
  expect(() => makeFolder(join(folder, 'Exports', 'en'), make)).toThrow('EROFS');
  expect(asked).toEqual([join(folder, 'Exports', 'en'), join(folder, 'Exports')]);
});

test('another reason is told as it is', () => {
  const make = (): void => {
    throw refusal('ENOSPC');
  };
  expect(() => makeFolder(join(folder, 'Exports'), make)).toThrow('ENOSPC');
});
