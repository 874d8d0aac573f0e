import { createHmac } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type { Listener } from '#api/client.ts';
import type { Invoke } from '#api/wire.ts';
import { ok } from '#core/model/index.ts';
import { startHost, type Host, type HostedEngine, type HostOptions } from '#web/host.ts';
import { quickFolder } from '#tests/quick-folder.ts';

export type Reply = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

/** A running host over a stand-in engine, with its folders. */
export type Hosting = {
  readonly host: Host;
  readonly folder: string;
  readonly calls: readonly string[];
  readonly emit: Listener;
  readonly token: string;
  readonly close: () => Promise<void>;
};

/** Starts a host over `engine`; without one, over one that answers every call with its own name, and exports a file it was told to. */
export const startHosting = async (
  engine?: HostedEngine,
  options: Partial<HostOptions> = {},
): Promise<Hosting> => {
  const folder = await mkdtemp(join(quickFolder, 'duizhao-host-'));
  const screen = join(folder, 'screen');
  await mkdir(join(screen, 'assets'), { recursive: true });
  await writeFile(join(screen, 'index.html'), '<!doctype html><html><head></head><body>app</body></html>');
  await writeFile(join(screen, 'assets', 'main-1.js'), 'export {};');
  await writeFile(join(folder, 'secret.js'), 'outside');
  await writeFile(join(folder, '出口 "1".docx'), 'exported');
  const listeners = new Set<Listener>();
  const calls: string[] = [];
  const invoke: Invoke = (feature, method, _input, meant) => {
    calls.push(`${feature}.${method}${meant === undefined ? '' : ` for ${meant}`}`);
    const path = join(folder, '出口 "1".docx');
    return Promise.resolve(ok(method === 'run' ? { path } : `${feature}.${method}`));
  };
  const host = await startHost({
    engine: engine ?? {
      invoke,
      onEvent: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    rendererFolder: screen,
    dataFolder: join(folder, 'data'),
    libraryFolder: join(folder, 'library'),
    texts: { usedLink: 'used', expiredLink: 'expired', wrongLink: 'wrong', notBuilt: 'not built' },
    ...options,
  });
  return {
    host,
    folder,
    calls,
    emit: (name, payload) => listeners.forEach((listener) => listener(name, payload)),
    token: new URL(host.address).searchParams.get('token') ?? '',
    close: async () => {
      await host.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

type Ask = {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Buffer;
};

/** One request, sent exactly as given: paths are not tidied and any header may be set. */
export const ask = (host: Host, { method = 'GET', path, headers = {}, body }: Ask): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: host.port, method, path, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

/** Proves to hold a key, as the page does. */
export const proof = (key: string, purpose: string): string =>
  createHmac('sha256', key).update(purpose).digest('base64url');

/** The key in a page, '' when there is none. */
export const keyIn = (page: string): string =>
  /name="duizhao-session" content="([\w-]+)"/.exec(page)?.[1] ?? '';

/** Redeems the token and answers the key of the session. */
export const enter = async ({ host, token }: Hosting): Promise<string> =>
  keyIn((await ask(host, { path: `/?token=${token}` })).body);

/** Where to ask for a file, or to send one, with the proof. */
export const downloadPath = (key: string, path: string): string =>
  `/download?${new URLSearchParams({ path, proof: proof(key, `download ${path}`) }).toString()}`;
export const uploadPath = (key: string): string => `/upload?nonce=n&proof=${proof(key, 'upload n')}`;

/** Asks for a file as the page does. */
export const download = ({ host }: Hosting, key: string, path: string): Promise<Reply> =>
  ask(host, { path: downloadPath(key, path) });

/** Tries to open a WebSocket; answers it when open, with what it was told first, else the HTTP status it was turned away with. */
export const dial = (
  host: Host,
  headers: Readonly<Record<string, string>>,
  path: string,
): Promise<{ readonly socket: WebSocket; readonly greeting: string } | number> =>
  new Promise((resolve, reject) => {
    const { Origin, ...rest } = headers;
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}${path}`, {
      headers: rest,
      ...(Origin === undefined ? {} : { origin: Origin }),
    });
    socket.once('message', (data: Buffer) => resolve({ socket, greeting: data.toString('utf8') }));
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('error', reject);
  });

/** The path of the way in, with the proof. */
export const rpcPath = (key: string, path = '/rpc'): string => `${path}?nonce=n&proof=${proof(key, 'rpc n')}`;
