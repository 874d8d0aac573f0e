import { clientOf, connect } from '#api/client.ts';
import type { DocumentOrigin } from '#api/documents.ts';
import type { EngineClient } from '#api/contract.ts';
import type { EventName, Events } from '#api/events.ts';
import { firstAnswersId, type FirstAnswers } from '#api/first-answers.ts';
import type { Channel, Invoke } from '#api/wire.ts';
import type { DuizhaoShell } from '#api/shell.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { provenAddress } from './host-session.ts';
import { dialHost, untilRetry } from './host-socket.ts';

export { proofOf } from './host-session.ts';

declare global {
  interface Window {
    readonly duizhaoShell?: DuizhaoShell;
  }
}

/** The desktop shell, or null in a browser tab. */
export const shell: DuizhaoShell | null = window.duizhaoShell ?? null;

/** `no-key`: whatever answers at this address is not the host this tab belongs to. */
export type Wire = 'connecting' | 'open' | 'cut' | 'no-key';
type Connected = { readonly invoke: Invoke; readonly close: () => void };
type Handler<E extends EventName> = (payload: Events[E]) => void;

const handlers = new Map<EventName, Set<(payload: never) => void>>();
const wireHandlers = new Set<(wire: Wire) => void>();

/** The answers that the desktop app writes into its first page; null where there are none. */
const readFirst = (): FirstAnswers | null => {
  const written = document.getElementById(firstAnswersId)?.textContent ?? '';
  return written === '' ? null : (JSON.parse(written) as FirstAnswers);
};

/** True until the engine is asked for anything else. */
let first = readFirst();
// With answers to begin with, it is as if the engine could be reached already: it is, by the first call that they do not answer.
let wire: Wire = first === null ? 'connecting' : 'open';
let connected: Promise<Connected> | null = null;

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
      performance.mark('duizhao:connected');
      setTimeout(() => setWire('open'));
      resolve(made);
    };
    window.addEventListener('message', hear);
    own.connect();
  });

/** Connects; when the wire is cut, calls under way fail and new ones wait for the next. */
const connectHost = async (): Promise<Connected> => {
  for (;;) {
    const dialled = await dialHost();
    if (typeof dialled === 'object') {
      const made = connect(dialled.channel, dispatch);
      dialled.onClose(() => {
        setWire('cut');
        made.close();
        connected = untilRetry().then(connectHost);
      });
      setTimeout(() => setWire('open'));
      return made;
    }
    setWire(dialled === 'no-key' ? 'no-key' : 'cut');
    await untilRetry();
  }
};

/** Connects to the engine, which in the desktop app starts only then. Called again it does nothing. */
export const wakeEngine = (): Promise<Connected> => {
  first = null;
  return (connected ??= shell === null ? connectHost() : connectPort(shell));
};
if (first === null) void wakeEngine();

/** What the page began with as the answer to a call without input, while that is still true. */
const answeredFirst = (name: string): Result<unknown> | undefined =>
  first !== null && Object.hasOwn(first, name) ? first[name as keyof FirstAnswers] : undefined;

type Told<N extends keyof FirstAnswers> = NonNullable<FirstAnswers[N]> extends Result<infer T> ? T : never;

/** The value of such an answer, for a screen that shows it as it is first drawn. */
export const toldFirst = <N extends keyof FirstAnswers>(name: N): Told<N> | undefined => {
  const answer = answeredFirst(name);
  return answer?.ok === true ? (answer.value as Told<N>) : undefined;
};

const isEmpty = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && Object.keys(input).length === 0;

const invoke: Invoke = async (feature, method, input, meant) => {
  if (wire === 'cut' || wire === 'no-key') return fail('engine.unreachable');
  const answer = meant === undefined && isEmpty(input) ? answeredFirst(`${feature}.${method}`) : undefined;
  return answer ?? (await wakeEngine()).invoke(feature, method, input, meant);
};

let shown: string | undefined;

/** Says which project is on the screen, by its path; null for none. What is asked from then on is meant for it. */
export const meanProject = (path: string | null): void => {
  shown = path ?? undefined;
};

/**
 * Everything the page can ask of the engine. Calls answer a `Result` and never reject. They are meant for the project on the
 * screen as they are made: `project.other` is answered when another one is open by the time they arrive.
 */
export const client: EngineClient = clientOf(invoke, () => shown);

/** The same, meant for the project of this path whatever is on the screen. */
export const clientFor = (path: string): EngineClient => clientOf(invoke, () => path);

/**
 * Where the engine finds a file the user dropped or chose: its path in the desktop app; in a browser tab the bytes
 * are sent to the loopback host first.
 */
export const openFileOrigin = async (file: File): Promise<Result<DocumentOrigin>> => {
  const path = shell?.pathForFile(file) ?? '';
  if (path !== '') return ok({ path });
  const nonce = crypto.randomUUID();
  const address = await provenAddress('/upload', `upload ${nonce}`, { nonce });
  // A host that is gone may have left its port to a program of somebody else.
  if (address === null || wire !== 'open') return fail('engine.unreachable');
  try {
    const answer = await fetch(address, { method: 'POST', body: file });
    const body: unknown = await answer.json();
    if (answer.ok && typeof body === 'object' && body !== null && 'upload' in body) {
      return ok({ upload: String(body.upload), name: file.name });
    }
    return fail('internal', { detail: `upload: ${answer.status}` });
  } catch {
    return fail('engine.unreachable');
  }
};

/** The address from which a browser tab downloads a file the engine has written; null where it may not. */
export const downloadAddress = (path: string): Promise<string | null> =>
  provenAddress('/download', `download ${path}`, { path });
