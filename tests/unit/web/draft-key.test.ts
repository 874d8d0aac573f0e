import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDraftKey } from '#web/draft-key.ts';

const folders: string[] = [];
const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-key-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the key that seals unsaved texts in the browser', () => {
  it('is made once, of 32 random bytes, and stays: with another, what was sealed could not be read again', () => {
    const folder = scratch();
    const made = openDraftKey(folder);
    expect(Buffer.from(made, 'base64').length).toBe(32);
    expect([openDraftKey(folder), openDraftKey(folder)]).toEqual([made, made]);
    expect(openDraftKey(scratch())).not.toBe(made);
    writeFileSync(join(folder, 'draft-key'), `${made}\n`);
    expect(openDraftKey(folder)).toBe(made);
  });

  it('is for its owner alone', () => {
    const folder = join(scratch(), 'data');
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    const before = process.umask(0);
    try {
      openDraftKey(folder);
    } finally {
      process.umask(before);
    }
    expect([folder, join(folder, 'draft-key')].map((path) => statSync(path).mode & 0o777)).toEqual([
      0o700, 0o600,
    ]);
  });

  it('is made anew where what is there is no key', () => {
    for (const there of [
      '',
      'short',
      Buffer.alloc(31).toString('base64'),
      Buffer.alloc(33).toString('base64'),
    ]) {
      const folder = scratch();
      writeFileSync(join(folder, 'draft-key'), there);
      const made = openDraftKey(folder);
      expect(Buffer.from(made, 'base64').length).toBe(32);
      expect(readFileSync(join(folder, 'draft-key'), 'utf8')).toBe(made);
    }
  });
});
