import { protocol } from 'electron';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { withFirstAnswers, type FirstAnswers } from '#api/first-answers.ts';
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

/** What a page begins with, or null: it has to ask the engine. */
type First = () => FirstAnswers | null;

const page = async (folder: string, first: First): Promise<Answer> => {
  const bare = await readPage(folder);
  if (bare === null) return nothing(503);
  const answers = first();
  const html = answers === null ? bare : withFirstAnswers(bare, answers);
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

const file = async (folder: string, path: string): Promise<Answer> => {
  const found = path === '/index.html' ? null : await findStatic(folder, path);
  if (found === null) return nothing(404);
  // Whole, not as a stream: the files are small, and early runtimes left streams of this kind unfinished.
  const data = await readFile(found.path);
  return {
    statusCode: 200,
    headers: { ...guardHeaders, 'Content-Type': found.type, 'Content-Length': String(found.bytes) },
    data,
  };
};

/** Answers that were made ready, by path; each is given once. */
type Ahead = Map<string, Promise<Answer>>;

/** Reads what the page of `folder` asks for first, while the runtime is made ready. */
export const readAhead = async (folder: string): Promise<Ahead> => {
  const html = (await readPage(folder)) ?? '';
  const paths = [...html.matchAll(/(?:src|href)="\.(\/[^"]+)"/g)].map(([, path = '']) => path);
  return new Map(paths.map((path) => [path, file(folder, path).catch(() => nothing(404))]));
};

const answerTo = async (
  folder: string,
  ahead: Ahead,
  first: First,
  method: string,
  address: string,
): Promise<Answer> => {
  const url = new URL(address);
  if (url.host !== 'app' || method !== 'GET') return nothing(404);
  if (url.pathname === '/') return page(folder, first);
  const ready = ahead.get(url.pathname);
  ahead.delete(url.pathname);
  return ready ?? file(folder, url.pathname);
};

/**
 * Serves the built screen at `duizhao-app://app/`, and nothing else; the page begins with what `first` answers as it is asked for. With buffers, although there is a newer way: for that the runtime loads
 * all it has for fetching, which takes a tenth of the time until the first screen.
 */
export const serveApp = (folder: string, ahead: Promise<Ahead>, first: First): void => {
  protocol.registerBufferProtocol(scheme, ({ method, url }, respond) => {
    ahead
      .then((read) => answerTo(folder, read, first, method, url))
      .then(respond, () => respond(nothing(404)));
  });
};
