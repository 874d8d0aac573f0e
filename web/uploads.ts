import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The largest body taken, in bytes: 1 GiB. */
const uploadLimit = 1024 ** 3;

/** Leftovers of a run that was killed are older than this when the next one starts. */
const leftoverAge = 24 * 3600 * 1000;

export type UploadAnswer =
  { readonly upload: string } | { readonly refused: 'too-large' | 'disk' | 'broken-off' };

/** Files the browser sent, kept until they were imported or the host stops. The browser knows them by id only. */
export type Uploads = {
  readonly receive: (body: Readable, announcedBytes: number | null) => Promise<UploadAnswer>;
  readonly drop: (id: string) => Promise<void>;
  readonly clear: () => Promise<void>;
};

class TooLarge extends Error {}

const capped = (limit: number): Transform => {
  let bytes = 0;
  return new Transform({
    transform: (chunk: Buffer, _, next) => {
      bytes += chunk.length;
      if (bytes > limit) next(new TooLarge());
      else next(null, chunk);
    },
  });
};

const sweep = async (folder: string, now: number): Promise<void> => {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found !== null && now - found.mtimeMs > leftoverAge) await rm(file, { force: true });
  }
};

/** Makes the folder `uploads` in the data folder and clears it of what a killed run left behind. */
export const openUploads = async (dataFolder: string, now: number, limit = uploadLimit): Promise<Uploads> => {
  const folder = join(dataFolder, 'uploads');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await sweep(folder, now);
  const kept = new Set<string>();

  const drop = async (id: string): Promise<void> => {
    if (kept.delete(id)) await rm(join(folder, id), { force: true });
  };
  return {
    receive: async (body, announcedBytes) => {
      if (announcedBytes !== null && announcedBytes > limit) return { refused: 'too-large' };
      const id = randomUUID();
      kept.add(id);
      try {
        await pipeline(
          body,
          capped(limit),
          createWriteStream(join(folder, id), { flags: 'wx', mode: 0o600 }),
        );
        return { upload: id };
      } catch (error) {
        await drop(id);
        if (error instanceof TooLarge) return { refused: 'too-large' };
        return { refused: body.destroyed && !body.readableEnded ? 'broken-off' : 'disk' };
      }
    },
    drop,
    clear: async () => {
      for (const id of kept) await drop(id);
    },
  };
};
