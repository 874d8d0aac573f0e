import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { WebSocketServer } from 'ws';
import type { Listener } from '../api/client.ts';
import type { Invoke } from '../api/server.ts';
import { withNonce, guardHeaders } from './content-policy.ts';
import { sendFile } from './downloads.ts';
import { answerJson, answerPage, answerText } from './pages.ts';
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
export type HostTexts = { readonly usedLink: string; readonly needsLink: string; readonly notBuilt: string };

export type HostOptions = {
  readonly engine: HostedEngine;
  /** Folder of the built screen (`index.html` and its assets). */
  readonly rendererFolder: string;
  /** App data; uploads are kept in a folder below it until imported. */
  readonly dataFolder: string;
  readonly texts: HostTexts;
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

const page = async (site: Site, response: ServerResponse): Promise<void> => {
  const html = await readPage(site.rendererFolder);
  if (html === null) {
    answerText(response, 503, site.texts.notBuilt);
    return;
  }
  const nonce = randomBytes(16).toString('base64');
  answerPage(response, withNonce(html, nonce), nonce, [`ws://${site.host}`]);
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

/** Trades the token of the printed address for the cookie. A window that already has the cookie just goes on. */
const enter = (site: Site, request: IncomingMessage, response: ServerResponse, token: string): void => {
  const redeemed = site.session.redeem(token);
  if (!redeemed && !site.session.admits(request.headers.cookie)) {
    answerText(response, 401, site.texts.usedLink);
    return;
  }
  const cookie = redeemed ? { 'Set-Cookie': site.session.setCookie } : {};
  response.writeHead(303, { ...guardHeaders, ...cookie, Location: '/' });
  response.end();
};

const route = async (site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (refuseRequest(request, site.host) !== null) {
    answerText(response, 403, 'Forbidden');
    return;
  }
  // Split by hand: URL would resolve `..` before anyone could refuse it.
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const asked = new URLSearchParams(query);
  const token = asked.get('token');
  if (request.method === 'GET' && path === '/' && token !== null) {
    enter(site, request, response, token);
    return;
  }
  if (!site.session.admits(request.headers.cookie)) {
    answerText(response, 401, site.texts.needsLink);
    return;
  }
  if (request.method === 'POST' && path === '/upload') await upload(site, request, response);
  else if (request.method !== 'GET') answerText(response, 405, 'Method not allowed');
  else if (path === '/') await page(site, response);
  else if (path === '/download') {
    const file = asked.get('path') ?? '';
    if (site.written.has(file)) await sendFile(response, file);
    else answerText(response, 404, 'Not found');
  } else await asset(site, response, path);
};

const turnAway = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** Lets admitted windows in at `/rpc` and passes the engine's events to all of them. Answers how to close them. */
const openRpc = (server: Server, site: Site, invoke: Invoke): (() => void) => {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: messageLimit, perMessageDeflate: false });
  const windows = new Set<Window>();
  const deaf = site.engine.onEvent((name, payload) => {
    for (const window of windows) window.send(name, payload);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (refuseUpgrade(request, site.host) !== null) turnAway(socket, '403 Forbidden');
    else if (!site.session.admits(request.headers.cookie)) turnAway(socket, '401 Unauthorized');
    else if (request.url !== '/rpc') turnAway(socket, '404 Not Found');
    else {
      sockets.handleUpgrade(request, socket, head, (connected) => {
        const window = serveSocket(connected, invoke);
        windows.add(window);
        connected.on('close', () => windows.delete(window));
      });
    }
  });
  return () => {
    deaf();
    for (const window of windows) window.close();
    sockets.close();
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

/**
 * Serves screen and engine to browsers on this machine: 127.0.0.1 only, one session, everything else turned away.
 * Rejects when the port is taken or the data folder cannot be written.
 */
export const startHost = async (options: HostOptions): Promise<Host> => {
  const uploads = await openUploads(options.dataFolder, Date.now());
  const written = new Set<string>();
  const server = createServer({ requestTimeout: 0 });
  const port = await listen(server, options.port ?? 0);
  const site: Site = {
    ...options,
    host: `127.0.0.1:${port}`,
    session: createSession(port),
    uploads,
    written,
  };
  const invoke = watchCalls(options.engine.invoke, {
    written: (path) => void written.add(path),
    consumed: (id) => void uploads.drop(id),
  });
  server.on('request', (request, response) => {
    void route(site, request, response).catch(() => response.destroy());
  });
  const closeRpc = openRpc(server, site, invoke);
  return {
    address: `http://${site.host}/?token=${site.session.token}`,
    port,
    close: async () => {
      closeRpc();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await uploads.clear();
    },
  };
};
