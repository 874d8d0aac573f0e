import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { ownerFrom, ownerPattern, ownerText, owning, type Owner } from '#engine/store/owner.ts';

const own = ((): Owner => {
  const groups = new RegExp(`^${ownerPattern}$`).exec(ownerText())?.groups;
  if (groups === undefined) throw new Error(ownerText());
  return ownerFrom(groups);
})();

/** The id of a process that has ended. */
const ended = spawnSync(process.execPath, ['--version']).pid;

describe('whose a temporary file is', () => {
  test('is written in its name, and read from it', () => {
    expect(own.pid).toBe(process.pid);
    expect(own.place).toMatch(/^[0-9a-f]{8}$/);
    const other = { pid: 12, start: 345, place: '0123abcd' };
    expect(ownerText(other)).toBe('12-345-0123abcd');
    expect(ownerFrom({ pid: '12', start: '345', place: '0123abcd' })).toEqual(other);
    expect(ownerFrom({})).toEqual({ pid: NaN, start: NaN, place: '' });
    for (const bad of [
      '12-345-0123abc',
      '-345-0123abcd',
      '12--0123abcd',
      '12-345-0123ABCD',
      'a-345-0123abcd',
    ])
      expect(new RegExp(`^${ownerPattern}$`).test(bad), bad).toBe(false);
  });

  test('is that of a process that runs, and of no other that was given its id since', () => {
    expect(owning(own)).toBe('alive');
    expect(owning({ ...own, pid: ended })).toBe('gone');
    // The first process is always there, and may not be asked by everybody.
    expect(owning({ ...own, pid: 1, start: 0 })).toBe('alive');
    expect(owning({ ...own, start: 0 })).toBe('alive');
    expect(owning({ ...own, pid: ended, start: 0 })).toBe('gone');
  });

  test.skipIf(process.platform !== 'linux')('is told by when the process started', () => {
    expect(own.start).toBeGreaterThan(0);
    expect(owning({ ...own, start: own.start + 1 })).toBe('gone');
  });

  test('is nobody’s to say of another machine', () => {
    for (const pid of [own.pid, ended]) expect(owning({ ...own, pid, place: 'ffffffff' })).toBe('elsewhere');
  });
});
