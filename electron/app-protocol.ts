import { protocol } from 'electron';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { contentPolicy, guardHeaders, withNonce } from '#web/content-policy.ts';
import { findStatic, readPage } from '#web/static-files.ts';

const scheme = 'duizhao-app';
export const appOrigin = `${scheme}://app`;

/** Makes the app's addresses an origin like any other. To be called before Electron is ready. */
export const registerScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    // The code cache keeps what was compiled of the screen for the next start, in the shell's own folder.
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
};

/** What a request is answered with. */
type Answer = {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly data: Buffer;
};

const nothing = (statusCode: number): Answer => ({
  statusCode,
  headers: { ...guardHeaders },
  data: Buffer.alloc(0),
});

const page = async (folder: string): Promise<Answer> => {
  const html = await readPage(folder);
  if (html === null) return nothing(503);
  const nonce = randomBytes(16).toString('base64');
  return {
    statusCode: 200,
    headers: {
      ...guardHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentPolicy(nonce, []),
    },
    data: Buffer.from(withNonce(html, nonce)),
  };
};

const answerTo = async (folder: string, method: string, address: string): Promise<Answer> => {
  const url = new URL(address);
  if (url.host !== 'app' || method !== 'GET') return nothing(404);
  if (url.pathname === '/') return page(folder);
  const found = await findStatic(folder, url.pathname);
  if (found === null || url.pathname === '/index.html') return nothing(404);
  // Whole, not as a stream: the files are small, and early runtimes left streams of this kind unfinished.
  const data = await readFile(found.path);
  return {
    statusCode: 200,
    headers: { ...guardHeaders, 'Content-Type': found.type, 'Content-Length': String(found.bytes) },
    data,
  };
};

/**
 * Serves the built screen at `duizhao-app://app/`, and nothing else. With buffers, although there is a newer way: for that the runtime loads
 * all it has for fetching, which takes a tenth of the time until the first screen.
 */
export const serveApp = (folder: string): void => {
  protocol.registerBufferProtocol(scheme, ({ method, url }, respond) => {
    answerTo(folder, method, url).then(respond, () => respond(nothing(404)));
  });
};
