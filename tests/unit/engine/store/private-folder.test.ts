import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { narrowAppData, privateFile, privateFolder, setMode } from '#engine/store/private-folder.ts';

const folders: string[] = [];
const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-private-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const modeOf = (path: string): number => statSync(path).mode & 0o777;
const failing = (code: string) => () => {
  throw Object.assign(new Error(code), { code });
};

describe('app data', () => {
  it('is made for its owner alone, whatever the umask, and narrowed where it is there', () => {
    const folder = join(scratch(), 'a', 'b');
    const before = process.umask(0);
    try {
      privateFolder(folder);
      expect(modeOf(folder)).toBe(0o700);
      chmodSync(folder, 0o777);
      privateFile(join(folder, 'c', 'file'));
      expect([modeOf(join(folder, 'c')), modeOf(join(folder, 'c', 'file'))]).toEqual([0o700, 0o600]);
      expect(() => privateFile(join(folder, 'c', 'file'))).toThrow('EEXIST');
      privateFolder(folder);
      expect(modeOf(folder)).toBe(0o700);
    } finally {
      process.umask(before);
    }
  });

  it('takes from others what they could see, in each folder of ours, and touches nothing else', () => {
    const data = scratch();
    const outside = join(scratch(), 'outside');
    writeFileSync(outside, '', { mode: 0o644 });
    const files: readonly (readonly [path: string, mode: number, after: number])[] = [
      ['preferences.json', 0o644, 0o600],
      ['program', 0o755, 0o700],
      ['own', 0o600, 0o600],
      ['read-only', 0o444, 0o400],
      ['backups/p/1', 0o664, 0o600],
      ['rescued/file', 0o640, 0o600],
      ['uploads/file', 0o604, 0o600],
      ['unfinished/folder/file', 0o666, 0o600],
      // The browser's own, which is closed at its door; and a project of the user's, deeper than ours go.
      ['shell/cookies', 0o644, 0o644],
      ['backups/p/deep/er', 0o644, 0o644],
    ];
    for (const [path, mode] of files) {
      mkdirSync(dirname(join(data, path)), { recursive: true, mode: 0o755 });
      writeFileSync(join(data, path), '');
      chmodSync(join(data, path), mode);
    }
    symlinkSync(outside, join(data, 'uploads/link'));
    narrowAppData(data);
    expect(files.map(([path]) => [path, modeOf(join(data, path))])).toEqual(
      files.map(([path, , after]) => [path, after]),
    );
    expect(['', 'backups', 'backups/p', 'unfinished/folder'].map((path) => modeOf(join(data, path)))).toEqual(
      [0o700, 0o700, 0o700, 0o700],
    );
    expect(modeOf(outside)).toBe(0o644);
  });

  it('is none where nothing is', () => {
    expect(() => narrowAppData(join(scratch(), 'missing'))).not.toThrow();
  });

  it.each(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EROFS'])(
    'goes on where permissions cannot be set: %s',
    (code) => {
      expect(() => setMode(failing(code), 0o700)).not.toThrow();
    },
  );
  it.each(['EACCES', 'EIO', 'ENOENT'])('tells what is another fault: %s', (code) => {
    expect(() => setMode(failing(code), 0o700)).toThrow(code);
  });
});
