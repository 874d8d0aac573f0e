import type { ReadFinding } from './format.ts';

/** Counts what a file has that no row shows, by code and detail, with the first line of each; told at the end. */
export const findingTally = () => {
  const counts = new Map<string, ReadFinding & { count: number }>();
  return {
    add: (code: ReadFinding['code'], detail: string, line: number, count = 1): void => {
      const key = `${code} ${detail}`;
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { code, detail, line, count });
      else known.count += count;
    },
    findings: (): readonly ReadFinding[] => [...counts.values()],
  };
};
