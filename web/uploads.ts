import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ownerText } from '#engine/store/owner.ts';
import { privateFolder } from '#engine/store/private-folder.ts';
import { sweepUploads } from '#engine/store/sweep.ts';

/** The largest body taken, in bytes: 1 GiB. */
const uploadLimit = 1024 ** 3;

type UploadAnswer = { readonly upload: string } | { readonly refused: 'too-large' | 'disk' | 'broken-off' };

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

/** Makes the folder `uploads` in the data folder and clears it of what a killed run left behind. */
export const openUploads = async (dataFolder: string, now: number, limit = uploadLimit): Promise<Uploads> => {
  const folder = join(dataFolder, 'uploads');
  privateFolder(folder);
  sweepUploads(folder, now);
  const kept = new Set<string>();

  const drop = async (id: string): Promise<void> => {
    if (kept.delete(id)) await rm(join(folder, id), { force: true });
  };
  return {
    receive: async (body, announcedBytes) => {
      if (announcedBytes !== null && announcedBytes > limit) return { refused: 'too-large' };
      // Whose it is stands in its name, so that a later start knows whether it is still wanted.
      const id = `${ownerText()}-${randomBytes(8).toString('hex')}`;
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
