import { readdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { textNumber } from '#core/memory/text-hash.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { systemClock } from '../../clock.ts';
import { guarded } from '../../store/failures.ts';
import { readsOf } from '../file-memory.ts';
import type { Memory, MemoryKind } from '../memory.ts';
import { openToStay } from '../convert-index.ts';
import { closeMemory, type MemoryFile } from '../memory-files.ts';
import { buildMirror, stampOf } from './build-mirror.ts';

/** App data of the engines of this process: one, but for tests. */
const folders = new Set<string>();

/** Lets TMX files and projects be read as memories, by way of files in app data, until the answer is called. */
export const offerMirrors = (dataFolder: string): (() => void) => {
  folders.add(dataFolder);
  return () => void folders.delete(dataFolder);
};

/** Milliseconds between two looks whether a file has changed. */
const lookAgain = 2000;

/** Milliseconds that opening waits for a file that has changed to be read again; then what was made of it before answers meanwhile. */
const longestWait = 1000;

const nameOf = (path: string): string => textNumber(path).toString(36);

/** Memories made of a file before, as it was then. */
const olderOnes = (folder: string, path: string): readonly string[] => {
  const found = guarded(folder, () => readdirSync(folder));
  const mine = `${nameOf(path)}-`;
  return found.ok
    ? found.value
        .filter((name) => name.startsWith(mine) && name.endsWith('.duizhao-memory'))
        .map((name) => join(folder, name))
    : [];
};

type Mirror = {
  readonly path: string;
  readonly folder: string;
  file: MemoryFile;
  stamp: string;
  looked: number;
  isBuilding: boolean;
  isClosed: boolean;
};

const placeFor = (folder: string, path: string, stamp: string): string =>
  join(folder, `${nameOf(path)}-${stamp}.duizhao-memory`);

/** Takes away what was made of a file as it was before; one that another program has open may stay until later. */
const forgetOlder = (folder: string, path: string, kept: string): void => {
  for (const old of olderOnes(folder, path))
    if (old !== kept)
      guarded(old, () => {
        for (const ending of ['', '-wal', '-shm']) rmSync(old + ending, { force: true });
      });
};

const openAt = async (folder: string, path: string, stamp: string): Promise<Result<MemoryFile>> => {
  const place = placeFor(folder, path, stamp);
  const known = openToStay(place);
  if (known.ok) return known;
  const built = await buildMirror(path, place);
  if (!built.ok) return built;
  const opened = openToStay(place);
  if (opened.ok) forgetOlder(folder, path, place);
  return opened;
};

/** Reads the file again where it has changed; until that is done, the memory is as it was. */
const keepUp = async (mirror: Mirror): Promise<void> => {
  const now = performance.now();
  if (mirror.isBuilding || now - mirror.looked < lookAgain) return;
  mirror.looked = now;
  const stamp = stampOf(mirror.path);
  if (stamp === null || stamp === mirror.stamp) return;
  mirror.isBuilding = true;
  const opened = await openAt(mirror.folder, mirror.path, stamp);
  mirror.isBuilding = false;
  if (!opened.ok) return;
  if (mirror.isClosed) {
    closeMemory(opened.value);
    return;
  }
  closeMemory(mirror.file);
  mirror.file = opened.value;
  mirror.stamp = stamp;
};

const memoryOf = (mirror: Mirror): Memory => {
  const now = () => {
    void keepUp(mirror);
    return readsOf(mirror.file);
  };
  return {
    place: mirror.path,
    name: basename(mirror.path).replace(/\.(?:tmx|duizhao)$/i, ''),
    state: () => now().state(),
    alike: (text, least, most) => now().alike(text, least, most),
    parts: (text, most) => now().parts(text, most),
    search: (search, most, isWanted) => now().search(search, most, isWanted),
    add: null,
    close: () => {
      mirror.isClosed = true;
      closeMemory(mirror.file);
    },
  };
};

/** TMX files and other projects, read-only: a memory is made of each in app data, and made again when the file has changed. */
export const mirrorKind: MemoryKind = {
  opens: (place) => !/^[a-z]+:\/\//i.test(place) && /\.(?:tmx|duizhao)$/i.test(place),
  open: async (given) => {
    const path = resolve(given);
    const stamp = stampOf(path);
    const [data] = folders;
    if (stamp === null || data === undefined) return fail('file.not-found', { path });
    const folder = join(data, 'memories');
    // What was made of the file as it was before answers until it is made again: a look-up is not to wait for that.
    const older = olderOnes(folder, path).map((place) => ({ place, file: openToStay(place) }));
    const usable = older.find(({ file }) => file.ok);
    for (const { file } of older) if (file.ok && file !== usable?.file) closeMemory(file.value);
    const isCurrent = usable?.place === placeFor(folder, path, stamp);
    const file = usable?.file ?? (await openAt(folder, path, stamp));
    if (!file.ok) return file;
    const mirror: Mirror = {
      path,
      folder,
      file: file.value,
      stamp: usable === undefined || isCurrent ? stamp : '',
      looked: -lookAgain,
      isBuilding: false,
      isClosed: false,
    };
    const { promise, resolve: letGo } = Promise.withResolvers<void>();
    const stop = systemClock.later(longestWait, letGo);
    await Promise.race([keepUp(mirror), promise]);
    stop();
    return ok(memoryOf(mirror));
  },
};
