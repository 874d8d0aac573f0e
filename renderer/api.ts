import { clientOf, connect } from '../api/client.ts';
import type { DocumentOrigin } from '../api/documents.ts';
import type { EngineClient } from '../api/contract.ts';
import type { EventName, Events } from '../api/events.ts';
import type { Channel, Invoke } from '../api/server.ts';
import type { DuizhaoShell } from '../api/shell.ts';
import { fail, ok, type Result } from '../core/model/index.ts';

declare global {
  interface Window {
    readonly duizhaoShell?: DuizhaoShell;
  }
}

/** The desktop shell, or null in a browser tab. */
export const shell: DuizhaoShell | null = window.duizhaoShell ?? null;

export type Wire = 'connecting' | 'open' | 'cut';
type Connected = { readonly client: EngineClient; readonly close: () => void };
type Handler<E extends EventName> = (payload: Events[E]) => void;

const handlers = new Map<EventName, Set<(payload: never) => void>>();
const wireHandlers = new Set<(wire: Wire) => void>();
let wire: Wire = 'connecting';
let connected: Promise<Connected>;

const setWire = (now: Wire): void => {
  if (wire === now) return;
  wire = now;
  for (const handler of wireHandlers) handler(now);
};

/** Hears one kind of event from the engine. Answers how to stop. */
export const onEvent = <E extends EventName>(name: E, handler: Handler<E>): (() => void) => {
  const heard = handlers.get(name) ?? new Set();
  handlers.set(name, heard.add(handler));
  return () => void heard.delete(handler);
};

/** Hears whether the engine can be reached. Called at once with the present state. Answers how to stop. */
export const onWire = (handler: (wire: Wire) => void): (() => void) => {
  wireHandlers.add(handler);
  handler(wire);
  return () => void wireHandlers.delete(handler);
};

const dispatch = <E extends EventName>(name: E, payload: Events[E]): void => {
  for (const handler of handlers.get(name) ?? []) (handler as Handler<E>)(payload);
};

const portChannel = (port: MessagePort): Channel => ({
  post: (message) => port.postMessage(message),
  on: (hear) => {
    port.addEventListener('message', (event) => hear(event.data));
    port.start();
  },
});

/** Takes the port the shell sends. One that comes `again` is of an engine that was started anew. */
const connectPort = (own: DuizhaoShell): Promise<Connected> =>
  new Promise((resolve) => {
    let made: Connected | null = null;
    const hear = (event: MessageEvent<unknown>): void => {
      const data = event.data;
      const port = event.ports[0];
      if (event.source !== window || port === undefined) return;
      if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'duizhao:port')
        return;
      const again = 'again' in data && data.again === true;
      if (made !== null && !again) return;
      if (made !== null) {
        // Calls under way fail now; what waits for the wire to be open again hears of it after they have.
        setWire('cut');
        made.close();
      }
      made = connect(portChannel(port), dispatch);
      connected = Promise.resolve(made);
      setTimeout(() => setWire('open'));
      resolve(made);
    };
    window.addEventListener('message', hear);
    own.connect();
  });

const socketChannel = (socket: WebSocket): Channel => ({
  serialize: (value) => JSON.stringify(value),
  deserialize: (text: string) => JSON.parse(text) as unknown,
  post: (text: string) => socket.send(text),
  on: (hear) => socket.addEventListener('message', (event) => hear(event.data)),
});

const retryAfter = 1500;
const later = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Opens the socket; when it is cut, calls under way fail and new ones wait for the next socket. */
const connectSocket = (): Promise<Connected> =>
  new Promise((resolve) => {
    const open = (): void => {
      const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/rpc`);
      let made: Connected | null = null;
      socket.addEventListener('open', () => {
        made = connect(socketChannel(socket), dispatch);
        setWire('open');
        resolve(made);
      });
      socket.addEventListener('close', () => {
        setWire('cut');
        if (made === null) {
          setTimeout(open, retryAfter);
          return;
        }
        made.close();
        connected = later(retryAfter).then(connectSocket);
      });
    };
    open();
  });

connected = shell === null ? connectSocket() : connectPort(shell);

const invoke: Invoke = async (feature, method, input) => {
  if (wire === 'cut') return fail('engine.unreachable');
  const { client } = await connected;
  const calls = client[feature as keyof EngineClient] as Readonly<
    Record<string, (input: unknown) => Promise<Result<unknown>>>
  >;
  const call = calls[method];
  if (call === undefined) return fail('input.invalid', { detail: `${feature}.${method}` });
  return call(input);
};

/** Everything the page can ask of the engine. Calls answer a `Result` and never reject. */
export const client: EngineClient = clientOf(invoke);

/**
 * Where the engine finds a file the user dropped or chose: its path in the desktop app; in a browser tab the bytes
 * are sent to the loopback host first.
 */
export const openFileOrigin = async (file: File): Promise<Result<DocumentOrigin>> => {
  const path = shell?.pathForFile(file) ?? '';
  if (path !== '') return ok({ path });
  try {
    const answer = await fetch(`/upload?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      body: file,
    });
    const body: unknown = await answer.json();
    if (answer.ok && typeof body === 'object' && body !== null && 'upload' in body) {
      return ok({ upload: String(body.upload), name: file.name });
    }
    return fail('internal', { detail: `upload: ${answer.status}` });
  } catch {
    return fail('engine.unreachable');
  }
};

/** The address from which a browser tab downloads a file the engine has exported. */
export const downloadAddress = (path: string): string => `/download?path=${encodeURIComponent(path)}`;
