import type { Backup } from '#api/backups.ts';

const hour = 3600 * 1000;
const day = 24 * hour;
const week = 7 * day;

/** The stretch of time of which one backup is enough, or null where all are kept. `age` in milliseconds. */
const stretchOf = (at: number, age: number): string | null => {
  if (age <= hour) return null;
  if (age <= day) return `hour ${Math.floor(at / hour)}`;
  return age <= 2 * week ? `day ${Math.floor(at / day)}` : `week ${Math.floor(at / week)}`;
};

/**
 * Which backups are no longer needed: all of the last hour are, then the newest of each hour for a day, of each day for two
 * weeks, then of each week. Hours, days and weeks are those of UTC.
 */
export const superfluous = (backups: readonly Backup[], now: Date): readonly Backup[] => {
  const seen = new Set<string>();
  return backups
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .filter(({ at }) => {
      const time = new Date(at).getTime();
      const stretch = stretchOf(time, now.getTime() - time);
      if (stretch === null) return false;
      const isSeen = seen.has(stretch);
      seen.add(stretch);
      return isSeen;
    });
};
