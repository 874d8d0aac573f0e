/** What is read from a file in blocks, and kept while there is room; by the number of the block. */
export type BlockCache<T> = {
  readonly get: (block: number) => T | undefined;
  readonly set: (block: number, value: T, bytes: number) => void;
  /** Lets all go, for good. */
  readonly close: () => void;
};

/** Bytes kept by all caches of this process together. */
const mostBytes = 120 * 2 ** 20;
/** What is let go when there is more: the part of it that was not used for longest. */
const shareLetGo = 0.2;

type Entry = { readonly value: unknown; readonly bytes: number; used: number };

const caches = new Set<(Entry | undefined)[]>();
let [held, now] = [0, 0];

/** Lets go of some of what is held. */
const makeRoom = (): void => {
  const times = [...caches]
    .flatMap((entries) => entries.flatMap((entry) => entry?.used ?? []))
    .sort((a, b) => a - b);
  const last = times[Math.floor(times.length * shareLetGo)] ?? 0;
  for (const entries of caches)
    entries.forEach((entry, block) => {
      if (entry === undefined || entry.used > last) return;
      held -= entry.bytes;
      entries[block] = undefined;
    });
};

export const createBlockCache = <T>(): BlockCache<T> => {
  const entries: (Entry | undefined)[] = [];
  caches.add(entries);
  return {
    get: (block) => {
      const entry = entries[block];
      if (entry === undefined) return undefined;
      entry.used = now += 1;
      return entry.value as T;
    },
    set: (block, value, bytes) => {
      if (!caches.has(entries)) return;
      held += bytes - (entries[block]?.bytes ?? 0);
      entries[block] = { value, bytes, used: (now += 1) };
      if (held > mostBytes) makeRoom();
    },
    close: () => {
      for (const entry of entries) held -= entry?.bytes ?? 0;
      caches.delete(entries);
      entries.length = 0;
    },
  };
};

/** What is kept of some blocks, and the others read, all at once: answers each of them. What is not there is kept as null. */
export const readThrough = <T extends { readonly byteLength: number }>(
  cache: BlockCache<T | null>,
  blocks: readonly number[],
  read: (missing: readonly number[]) => ReadonlyMap<number, T>,
): ((block: number) => T | null) => {
  const missing = blocks.filter((block) => cache.get(block) === undefined);
  const found = missing.length === 0 ? null : read(missing);
  for (const block of missing) {
    const value = found?.get(block) ?? null;
    cache.set(block, value, value?.byteLength ?? 0);
  }
  return (block) => found?.get(block) ?? cache.get(block) ?? null;
};
