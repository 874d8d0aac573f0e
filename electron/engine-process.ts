import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { app, utilityProcess, type MessagePortMain } from 'electron';
import type { FromEngine, ToEngine } from '#engine/process-messages.ts';
import { printPage, stopPrint } from './print.ts';
import { answerSecret } from './secrets.ts';

/** A running engine. Windows are led to it by a port each. */
export type EngineProcess = {
  readonly lead: (port: MessagePortMain) => void;
  /** Asks it to close its project and end; ends it by force after ten seconds. Resolves when it is gone. */
  readonly stop: () => Promise<void>;
};

/** Told once when the engine ends without having been asked to. */
type OnCrash = (detail: string) => void;

const force = 10_000;

/** Node keeps there what it compiled of the engine, for the next start: a third of what loading it takes. */
const environment = (): NodeJS.ProcessEnv => ({
  NODE_COMPILE_CACHE: join(app.getPath('userData'), 'Engine Code Cache'),
  ...process.env,
});

const inUtilityProcess = (entry: string, onCrash: OnCrash): EngineProcess => {
  const engine = utilityProcess.fork(entry, [], {
    serviceName: 'Duizhao engine',
    stdio: 'inherit',
    env: environment(),
  });
  let asked = false;
  const gone = new Promise<void>((resolve) => {
    engine.once('exit', (code) => {
      resolve();
      if (!asked) onCrash(String(code));
    });
  });
  const tell = (message: ToEngine, ports: MessagePortMain[] = []): void => engine.postMessage(message, ports);
  engine.on('message', (message: FromEngine) => {
    if (message.kind === 'secret') tell(answerSecret(message));
    else if (message.kind === 'print') void printPage(message).then((answer) => tell(answer));
    else if (message.kind === 'stop-print') stopPrint(message.id);
  });
  return {
    lead: (port) => tell({ kind: 'window', window: 0 }, [port]),
    stop: async () => {
      asked = true;
      tell({ kind: 'stop' });
      const timer = setTimeout(() => engine.kill(), force);
      await gone;
      clearTimeout(timer);
    },
  };
};

/** The same under a Node the user names. It cannot be handed ports, so the shell passes every message on. */
const underNode = (node: string, entry: string, onCrash: OnCrash): EngineProcess => {
  const engine = spawn(node, [entry], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: environment(),
  });
  const ports = new Map<number, MessagePortMain>();
  let next = 1;
  let asked = false;
  const gone = new Promise<void>((resolve) => {
    const end = (detail: string): void => {
      resolve();
      ports.forEach((port) => port.close());
      ports.clear();
      if (!asked) onCrash(detail);
      asked = true;
    };
    engine.once('error', (error) => end(error.message));
    engine.once('exit', (code, signal) => end(String(signal ?? code)));
  });
  const tell = (message: ToEngine): void => {
    // Between its end and the news of it there is nobody to tell.
    if (engine.connected) engine.send(message, () => undefined);
  };
  engine.on('message', (message: FromEngine) => {
    if (message.kind === 'message') ports.get(message.window)?.postMessage(message.message);
    else if (message.kind === 'secret') tell(answerSecret(message));
    else if (message.kind === 'print') void printPage(message).then(tell);
    else if (message.kind === 'stop-print') stopPrint(message.id);
  });
  return {
    lead: (port) => {
      const window = next++;
      ports.set(window, port);
      tell({ kind: 'window', window });
      port.on('message', (event) => tell({ kind: 'message', window, message: event.data as unknown }));
      port.on('close', () => {
        ports.delete(window);
        tell({ kind: 'gone', window });
      });
      port.start();
    },
    stop: async () => {
      asked = true;
      tell({ kind: 'stop' });
      const timer = setTimeout(() => engine.kill('SIGKILL'), force);
      await gone;
      clearTimeout(timer);
    },
  };
};

/** Starts the engine: in a utility process, or under the Node that `DUIZHAO_ENGINE_NODE` names. */
export const startEngine = (entry: string, onCrash: OnCrash): EngineProcess => {
  const node = process.env['DUIZHAO_ENGINE_NODE'];
  return node === undefined || node === ''
    ? inUtilityProcess(entry, onCrash)
    : underNode(node, entry, onCrash);
};
