import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lackOf, needs, skipReason } from '../needs.ts';

const root = join(import.meta.dirname, '../..');

describe('what a machine was set up to have', () => {
  test('is skipped for want of by no test', () => {
    expect(() => skipReason('soffice', 'reading in Writer', 'browser soffice')).toThrow(
      'not to be skipped here, which was set up for it: reading in Writer (needs soffice)',
    );
    expect(() => lackOf('shared', false, 'the given cases', 'shared')).toThrow('needs ../shared');
  });

  test('is none of what is not named: that is skipped with its reason', () => {
    expect(skipReason('window', 'no display', 'browser soffice')).toBe('no display (needs window)');
    expect(skipReason('window', 'no display', '')).toBe('no display (needs window)');
    expect(lackOf('window', false, 'no display', ' browser\n')).toBe('no display (needs window)');
    expect(lackOf('shared', true, 'the given cases', 'shared')).toBeNull();
  });

  test('is named by names that are known', () => {
    expect(() => skipReason('window', 'no display', 'windows')).toThrow('windows');
    const script = readFileSync(join(root, '.ci/run'), 'utf8');
    for (const need of needs)
      expect(script).toMatch(new RegExp(`needs\\+?=.*${need}|for program in .*${need}`));
  });

  test('is looked for in one place, which knows of what was set up', () => {
    const own = /\.\.\/shared\/\w|'soffice', \['--version/;
    const files = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      /(?<!needs|needs\.test)\.tsx?$/.test(path),
    );
    const others = files.filter((path) => own.test(readFileSync(join(root, 'tests', path), 'utf8')));
    expect(others).toEqual([]);
    expect(files.length).toBeGreaterThan(300);
  });
});
