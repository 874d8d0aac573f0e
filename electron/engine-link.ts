import { MessageChannelMain, type WebContents } from 'electron';
import { connect, type Listener } from '#api/client.ts';
import type { EngineClient } from '#api/index.ts';
import { startEngine, type EngineProcess } from './engine-process.ts';
import { channels } from './shell-channels.ts';

/** The engine as the shell sees it, through restarts. */
export type EngineLink = {
  /** The shell's own connection, of the engine that is running now. */
  readonly client: () => EngineClient;
  /** Hands a page its port; `again` when the page had one of an engine that ended. */
  readonly handTo: (contents: WebContents, again: boolean) => void;
  readonly restart: () => void;
  readonly stop: () => Promise<void>;
};

/** `hear` gets the engine's events; `crashed` is told when it ended unasked, once each time. */
export const linkEngine = (entry: string, hear: Listener, crashed: (detail: string) => void): EngineLink => {
  const open = (): { process: EngineProcess; client: EngineClient } => {
    const process = startEngine(entry, crashed);
    const { port1, port2 } = new MessageChannelMain();
    process.lead(port2);
    const { client } = connect(
      {
        post: (message) => port1.postMessage(message),
        on: (listen) => void port1.on('message', (event) => listen(event.data)),
      },
      hear,
    );
    port1.start();
    return { process, client };
  };
  let running = open();
  return {
    client: () => running.client,
    handTo: (contents, again) => {
      const { port1, port2 } = new MessageChannelMain();
      running.process.lead(port2);
      contents.postMessage(channels.port, again, [port1]);
    },
    restart: () => {
      running = open();
    },
    stop: () => running.process.stop(),
  };
};
