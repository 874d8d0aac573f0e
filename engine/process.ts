import { serve, type Channel } from '#api/wire.ts';
import { fail, ok } from '#core/model/index.ts';
import type { Printer, Printing } from './books/printer.ts';
import type { EngineOptions } from './engine.ts';
import { places } from './places.ts';
import type { FromEngine, ToEngine } from './process-messages.ts';

/** The engine as a process of its own, for the Electron shell: a utility process, or a child of another Node. */

/** The little of Electron's MessagePortMain that is used here; the engine does not know Electron. */
type Port = {
  postMessage: (message: unknown) => void;
  on: (event: 'message' | 'close', heard: (event: { readonly data: unknown }) => void) => void;
  start: () => void;
};
type ParentPort = {
  postMessage: (message: FromEngine) => void;
  on: (
    event: 'message',
    heard: (event: { readonly data: ToEngine; readonly ports: readonly Port[] }) => void,
  ) => void;
};

/** What was asked of the shell's key store, by number. */
const asked = new Map<number, (text: string | null) => void>();
let tellShell: (message: FromEngine) => void = () => undefined;
let questions = 0;

const askShell = (act: 'seal' | 'unseal', text: string): Promise<string | null> =>
  new Promise((resolve) => {
    const id = ++questions;
    asked.set(id, resolve);
    tellShell({ kind: 'secret', id, act, text });
  });

const printing = new Map<number, (fault: string | null) => void>();

/** Prints with the browser that a window is, which breaks off what nobody wants any more. */
const printInShell: Printing['print'] = async (page, pdf, signal) => {
  if (signal.aborted) return fail('job.cancelled');
  const id = ++questions;
  const stop = (): void => tellShell({ kind: 'stop-print', id });
  const fault = await new Promise<string | null>((resolve) => {
    printing.set(id, resolve);
    signal.addEventListener('abort', stop, { once: true });
    tellShell({ kind: 'print', id, page, pdf });
  });
  signal.removeEventListener('abort', stop);
  if (signal.aborted) return fail('job.cancelled');
  return fault === null ? ok(null) : fail('export.print-failed', { detail: fault });
};

const shellPrinter: Printer = {
  isThere: () => true,
  open: () => ({ print: printInShell, close: () => undefined }),
};

const hearPrinted = ({ id, fault }: ToEngine & { kind: 'printed' }): void => {
  printing.get(id)?.(fault);
  printing.delete(id);
};

const hearSecret = ({ id, text }: ToEngine & { kind: 'secret' }): void => {
  asked.get(id)?.(text);
  asked.delete(id);
};

const options: EngineOptions = {
  ...places(process.env),
  form: 'window',
  printer: shellPrinter,
  secrets: {
    seal: (text) => askShell('seal', text),
    unseal: (sealed) => askShell('unseal', sealed),
  },
};

/** Loaded while a window is being served already: what that asks for waits. */
const loaded = import('./engine.ts').then(({ createEngine }) => createEngine(options));

/** Serves a window until the answered function is called. */
const serveWindow = (channel: Channel): (() => void) => {
  const served = serve(channel, async (...call) => (await loaded).invoke(...call));
  const deaf = loaded.then((engine) => engine.onEvent(served.send));
  return () => {
    void deaf.then((stop) => stop());
    served.close();
  };
};

const stop = (): void => {
  void loaded.then((engine) => engine.close()).finally(() => process.exit(0));
};

const servePort = (port: Port): void => {
  const gone = serveWindow({
    post: (message) => port.postMessage(message),
    on: (hear) => port.on('message', (event) => hear(event.data)),
  });
  port.on('close', gone);
  port.start();
};

const underElectron = (port: ParentPort): void => {
  port.on('message', ({ data, ports }) => {
    const [given] = ports;
    if (data.kind === 'stop') stop();
    else if (data.kind === 'secret') hearSecret(data);
    else if (data.kind === 'printed') hearPrinted(data);
    else if (data.kind === 'window' && given !== undefined) servePort(given);
  });
  tellShell = (message) => port.postMessage(message);
  tellShell({ kind: 'ready' });
};

const underNode = (send: (message: FromEngine) => void): void => {
  const windows = new Map<number, { hear: (message: unknown) => void; gone: () => void }>();
  const open = (window: number): void => {
    const heard: ((message: unknown) => void)[] = [];
    const gone = serveWindow({
      post: (message) => send({ kind: 'message', window, message }),
      on: (hear) => void heard.push(hear),
    });
    windows.set(window, { hear: (message) => heard.forEach((hear) => hear(message)), gone });
  };
  process.on('message', (data: ToEngine) => {
    if (data.kind === 'stop') stop();
    else if (data.kind === 'secret') hearSecret(data);
    else if (data.kind === 'printed') hearPrinted(data);
    else if (data.kind === 'window') open(data.window);
    else if (data.kind === 'message') windows.get(data.window)?.hear(data.message);
    else {
      windows.get(data.window)?.gone();
      windows.delete(data.window);
    }
  });
  process.on('disconnect', stop);
  tellShell = send;
  send({ kind: 'ready' });
};

process.on('SIGTERM', stop);
// The terminal's Ctrl+C reaches the whole group; the shell decides when the engine goes.
process.on('SIGINT', () => undefined);

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
if (parentPort !== undefined) underElectron(parentPort);
else if (process.send !== undefined) underNode((message) => process.send?.(message));
else process.exit(2);
