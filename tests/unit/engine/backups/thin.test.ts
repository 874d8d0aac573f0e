import { expect, test } from 'vitest';
import type { Backup } from '../../../../api/index.ts';
import { superfluous } from '../../../../engine/backups/thin.ts';

const hour = 3_600_000;
const now = new Date('2026-06-30T12:00:00.000Z');

const backup = (hoursAgo: number): Backup => {
  const at = new Date(now.getTime() - hoursAgo * hour).toISOString();
  return { id: at, at, bytes: 1, rows: 1, reason: 'timer' };
};

const keptOf = (backups: readonly Backup[]): readonly Backup[] => {
  const gone = new Set(superfluous(backups, now));
  return backups.filter((each) => !gone.has(each));
};

test('all of the last day are kept', () => {
  const day = Array.from({ length: 48 }, (_, n) => backup(n / 2));
  expect(superfluous(day, now)).toEqual([]);
});

test('of the two weeks before, the newest of each day; of all before those, the newest of each week', () => {
  const half = Array.from({ length: 2 * 24 * 100 }, (_, n) => backup(n / 2));
  const kept = keptOf(half);
  const older = kept.filter(({ at }) => now.getTime() - new Date(at).getTime() > 24 * hour);
  const days = older.filter(({ at }) => now.getTime() - new Date(at).getTime() <= 14 * 24 * hour);
  expect(new Set(days.map(({ at }) => at.slice(0, 10))).size).toBe(days.length);
  expect(days.length).toBe(14);
  const weeks = older.length - days.length;
  expect(weeks).toBeGreaterThanOrEqual(12);
  expect(weeks).toBeLessThanOrEqual(14);
});

test('thinning again, as time goes on, never leaves a day or a week without the one it had', () => {
  const list = [backup(30), backup(31), backup(60), backup(24 * 20), backup(24 * 21)];
  const once = keptOf(list);
  expect(keptOf(once)).toEqual(once);
  expect(once).toContainEqual(backup(30));
});
