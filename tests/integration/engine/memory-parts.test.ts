import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratch } from './fixtures.ts';

test('an index in the making holds no more of a part that was put aside than the lengths of its texts', () => {
  const child = join(import.meta.dirname, 'memory-parts-child.ts');
  const path = join(scratch(), 'parts.duizhao-memory');
  const done = spawnSync(process.execPath, ['--expose-gc', child, path], { encoding: 'utf8' });
  expect(done.stderr).toBe('');
  const { parts, held, texts } = JSON.parse(done.stdout) as Record<'parts' | 'held' | 'texts', number>;
  expect(parts).toBe(2);
  // Two bytes a text; the tables of grams of the two are some megabytes.
  expect(held).toBeLessThan(texts * 2 + 100_000);
});
