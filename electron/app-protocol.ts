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

const page = async (folder: string): Promise<Response> => {
  const html = await readPage(folder);
  if (html === null) return new Response('Not built', { status: 503, headers: guardHeaders });
  const nonce = randomBytes(16).toString('base64');
  return new Response(withNonce(html, nonce), {
    headers: {
      ...guardHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentPolicy(nonce, []),
    },
  });
};

/** Has the runtime load what answers are made of, which it does when they are first named, before the page asks for any. */
export const prepareAnswers = (): void => void new Response(null);

/** Serves the built screen at `duizhao-app://app/`, and nothing else. */
export const serveApp = (folder: string): void => {
  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'app' || request.method !== 'GET') return new Response(null, { status: 404 });
    if (url.pathname === '/') return page(folder);
    const found = await findStatic(folder, url.pathname);
    if (found === null || url.pathname === '/index.html') return new Response(null, { status: 404 });
    // Whole, not as a stream: the files are small, and early runtimes left streams of this kind unfinished.
    return new Response(await readFile(found.path), {
      headers: { ...guardHeaders, 'Content-Type': found.type, 'Content-Length': String(found.bytes) },
    });
  });
};
