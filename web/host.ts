import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { WebSocketServer } from 'ws';
import type { Listener } from '#api/client.ts';
import type { Events } from '#api/events.ts';
import type { Invoke } from '#api/wire.ts';
import { confinePaths } from './confine-paths.ts';
import { guardHeaders, withKey, withNonce } from './content-policy.ts';
import { openDraftKey } from './draft-key.ts';
import { sendFile } from './downloads.ts';
import { answerJson, answerPage, answerText } from './pages.ts';
import { openPeerCheck } from './peer-user.ts';
import { refuseRequest, refuseUpgrade } from './request-checks.ts';
import { messageLimit, serveSocket, type Window } from './rpc-socket.ts';
import { createSession, type Session } from './session.ts';
import { findStatic, readPage } from './static-files.ts';
import { openUploads, type Uploads } from './uploads.ts';
import { watchCalls } from './watched-calls.ts';

/** What the host needs of an engine. */
export type HostedEngine = {
  readonly invoke: Invoke;
  readonly onEvent: (listener: Listener) => () => void;
};

/** Sentences a browser may be shown before the app itself has loaded. */
type HostTexts = {
  readonly usedLink: string;
  readonly expiredLink: string;
  readonly wrongLink: string;
  readonly notBuilt: string;
};

type Refused = Events['host.refused']['why'];

export type HostOptions = {
  readonly engine: HostedEngine;
  /** Folder of the built screen (`index.html` and its assets). */
  readonly rendererFolder: string;
  /** App data; uploads are kept in a folder below it until imported. */
  readonly dataFolder: string;
  /** Where projects and exports are made; a browser tab may name no path outside of it but those on the engine's lists. */
  readonly libraryFolder: string;
  readonly texts: HostTexts;
  /** Somebody has opened the address and has the key now. */
  readonly entered?: () => void;
  /** Somebody was turned away who should not have come. */
  readonly refused?: (why: Refused) => void;
  /** 0 or nothing: any free port. */
  readonly port?: number;
};

export type Host = {
  /** The address to open, with the token that works once. */
  readonly address: string;
  readonly port: number;
  /** Stops listening, closes every window's connection and removes uploads. The engine is left to its owner. */
  readonly close: () => Promise<void>;
};

type Site = HostOptions & {
  readonly host: string;
  readonly session: Session;
  readonly uploads: Uploads;
  readonly written: ReadonlySet<string>;
  /** Tells every window and the terminal. */
  readonly tellRefused: (why: Refused) => void;
};

const upload = async (site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const announced = Number(request.headers['content-length'] ?? Number.NaN);
  const answer = await site.uploads.receive(request, Number.isFinite(announced) ? announced : null);
  if ('upload' in answer) {
    answerJson(response, 200, answer);
    return;
  }
  if (answer.refused === 'broken-off') {
    response.destroy();
    return;
  }
  response.setHeader('Connection', 'close');
  answerJson(response, answer.refused === 'too-large' ? 413 : 507, answer);
};

/** The page; with the key of the session inside for whoever brought the token. */
const page = async (site: Site, response: ServerResponse, key: string | null = null): Promise<void> => {
  const html = await readPage(site.rendererFolder);
  if (html === null) {
    answerText(response, 503, site.texts.notBuilt);
    return;
  }
  const nonce = randomBytes(16).toString('base64');
  answerPage(response, withKey(withNonce(html, nonce), key), nonce, [`ws://${site.host}`]);
};

const asset = async (site: Site, response: ServerResponse, path: string): Promise<void> => {
  const found = await findStatic(site.rendererFolder, path);
  if (found === null || path === '/index.html') {
    answerText(response, 404, 'Not found');
    return;
  }
  response.writeHead(200, {
    ...guardHeaders,
    'Content-Type': found.type,
    'Content-Length': found.bytes,
    // Built files carry a hash of what they hold in their name.
    'Cache-Control': path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store',
  });
  await pipeline(createReadStream(found.path), response).catch(() => response.destroy());
};

/** Trades the token of the printed address for the page with the key in it. */
const enter = async (site: Site, response: ServerResponse, token: string): Promise<void> => {
  const redeemed = site.session.redeem(token);
  if (redeemed === 'entered') {
    site.entered?.();
    await page(site, response, site.session.key);
    return;
  }
  if (redeemed === 'used') site.tellRefused('link-used');
  const { usedLink, expiredLink, wrongLink } = site.texts;
  answerText(response, 401, { used: usedLink, expired: expiredLink, wrong: wrongLink }[redeemed]);
};

const download = async (site: Site, response: ServerResponse, file: string): Promise<void> => {
  if (site.written.has(file)) await sendFile(response, file);
  else answerText(response, 404, 'Not found');
};

/** What only a holder of the key may ask for, and what the proof it brings has to be about. */
const purposeOf = (method: string | undefined, path: string, asked: URLSearchParams): string | null => {
  const nonce = asked.get('nonce') ?? '';
  if (path === '/upload') return `upload ${nonce}`;
  if (path === '/download') return `download ${asked.get('path') ?? ''}`;
  if (path === '/session') return `session ${nonce}`;
  // The page and its assets hold nothing of anybody's: a tab has to have them before it can prove anything.
  return method === 'GET' || method === 'HEAD' ? null : 'nothing';
};

const route = async (site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  // Split by hand: URL would resolve `..` before anyone could refuse it.
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const asked = new URLSearchParams(query);
  const { method } = request;
  const token = method === 'GET' && path === '/' ? asked.get('token') : null;
  if (refuseRequest(request, site.host, token !== null) !== null) {
    answerText(response, 403, 'Forbidden');
    return;
  }
  if (token !== null) {
    await enter(site, response, token);
    return;
  }
  const purpose = purposeOf(method, path, asked);
  if (purpose !== null && !site.session.proves(purpose, asked.get('proof'))) {
    answerText(response, 401, site.texts.wrongLink);
    return;
  }
  if (method === 'POST' && path === '/upload') await upload(site, request, response);
  else if (method !== 'GET') answerText(response, 405, 'Method not allowed');
  else if (path === '/') await page(site, response);
  else if (path === '/session') answerJson(response, 200, {});
  else if (path === '/download') await download(site, response, asked.get('path') ?? '');
  else await asset(site, response, path);
};

const turnAway = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** What a window has to hear once it is in: that this host holds the key too, and what seals the texts that it keeps for itself. */
type Greeting = { readonly proof: string; readonly draftKey: string };

type Rpc = { readonly tell: (why: Refused) => void; readonly close: () => void };

/** Lets admitted windows in at `/rpc` and passes the engine's events to all of them. */
const openRpc = (server: Server, site: Site, invoke: Invoke, draftKey: string): Rpc => {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: messageLimit, perMessageDeflate: false });
  const windows = new Set<Window>();
  /** Told to the first window that comes, where there was none to hear it. */
  const untold = new Set<Refused>();
  const { engine, session, host } = site;
  const deaf = engine.onEvent((name, payload) => {
    for (const window of windows) window.send(name, payload);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const [path, query = ''] = (request.url ?? '').split('?', 2);
    const asked = new URLSearchParams(query);
    const nonce = asked.get('nonce') ?? '';
    if (refuseUpgrade(request, host) !== null) turnAway(socket, '403 Forbidden');
    else if (!session.proves(`rpc ${nonce}`, asked.get('proof'))) turnAway(socket, '401 Unauthorized');
    else if (path !== '/rpc') turnAway(socket, '404 Not Found');
    else {
      sockets.handleUpgrade(request, socket, head, (connected) => {
        connected.send(
          JSON.stringify({ proof: session.proof(`host ${nonce}`), draftKey } satisfies Greeting),
        );
        const window = serveSocket(connected, invoke);
        windows.add(window);
        connected.on('close', () => windows.delete(window));
        for (const why of untold) window.send('host.refused', { why });
        untold.clear();
      });
    }
  });
  return {
    tell: (why) => {
      if (windows.size === 0) untold.add(why);
      for (const window of windows) window.send('host.refused', { why });
    },
    close: () => {
      deaf();
      for (const window of windows) window.close();
      sockets.close();
    },
  };
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

/** The same call, made at most once a minute for each argument. */
const seldom = (tell: (why: Refused) => void): ((why: Refused) => void) => {
  const last = new Map<Refused, number>();
  return (why) => {
    const now = performance.now();
    if (now - (last.get(why) ?? -Infinity) < 60_000) return;
    last.set(why, now);
    tell(why);
  };
};

/**
 * Serves screen and engine to browsers on this machine: 127.0.0.1 only, one session, everything else turned away, and programs of other users as soon as
 * they connect, where the system tells whose they are. Rejects when the port is taken or the data folder cannot be written.
 */
export const startHost = async (options: HostOptions): Promise<Host> => {
  const uploads = await openUploads(options.dataFolder, Date.now());
  const draftKey = openDraftKey(options.dataFolder);
  const admitPeer = await openPeerCheck();
  const written = new Set<string>();
  const server = createServer({ requestTimeout: 0 });
  const session = createSession();
  let tellRefused: (why: Refused) => void = () => undefined;
  server.on('connection', (socket) => {
    if (admitPeer(socket)) return;
    socket.destroy();
    tellRefused('other-user');
  });
  const port = await listen(server, options.port ?? 0);
  const host = `127.0.0.1:${port}`;
  const site: Site = { ...options, host, session, uploads, written, tellRefused: (why) => tellRefused(why) };
  const invoke = watchCalls(confinePaths(options.engine.invoke, options.libraryFolder), {
    written: (path) => void written.add(path),
    consumed: (id) => void uploads.drop(id),
  });
  server.on('request', (request, response) => {
    void route(site, request, response).catch(() => response.destroy());
  });
  const rpc = openRpc(server, site, invoke, draftKey);
  tellRefused = seldom((why) => {
    rpc.tell(why);
    options.refused?.(why);
  });
  return {
    address: `http://${host}/?token=${session.token}`,
    port,
    close: async () => {
      rpc.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await uploads.clear();
    },
  };
};
