import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { guardHeaders } from './content-policy.ts';
import { answerText } from './pages.ts';

/** RFC 6266 with RFC 8187: an ASCII name for old readers, the real one for the rest. */
const disposition = (name: string): string => {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
};

/** A project that is open keeps its latest edits beside the file: without them it is no whole project. */
const isOpenProject = async (path: string): Promise<boolean> =>
  (await stat(`${path}-wal`).catch(() => null)) !== null;

/** Sends a file the engine wrote in this run. Whether it did is the caller's to check. */
export const sendFile = async (response: ServerResponse, path: string): Promise<void> => {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) {
    answerText(response, 404, 'Not found');
    return;
  }
  if (await isOpenProject(path)) {
    answerText(response, 409, 'Open');
    return;
  }
  response.writeHead(200, {
    ...guardHeaders,
    'Content-Type': 'application/octet-stream',
    'Content-Length': found.size,
    'Content-Disposition': disposition(basename(path)),
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
  await pipeline(createReadStream(path), response).catch(() => response.destroy());
};
