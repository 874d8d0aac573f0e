import { expect, test } from 'vitest';
import type { Backup } from '#api/index.ts';
import { superfluous } from '#engine/backups/thin.ts';

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

test('all of the last hour are kept, and of the day before it the newest of each hour', () => {
  const fiveMinutes = Array.from({ length: 12 * 24 }, (_, n) => backup(n / 12));
  const kept = keptOf(fiveMinutes);
  const age = ({ at }: Backup): number => (now.getTime() - new Date(at).getTime()) / hour;
  expect(kept.filter((one) => age(one) <= 1)).toHaveLength(13);
  const older = kept.filter((one) => age(one) > 1);
  expect(new Set(older.map(({ at }) => at.slice(0, 13))).size).toBe(older.length);
  expect(older.length).toBeGreaterThanOrEqual(22);
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
