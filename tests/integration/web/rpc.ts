import type { WebSocket } from 'ws';
import { dial, rpcPath, type Hosting } from './hosting.ts';

/** A WebSocket admitted with the key and the host's own origin. */
export const dialAdmitted = async (hosting: Hosting, key: string): Promise<WebSocket> => {
  const dialled = await dial(hosting.host, { Origin: `http://127.0.0.1:${hosting.host.port}` }, rpcPath(key));
  if (typeof dialled === 'number') throw new Error(`turned away with ${dialled}`);
  return dialled.socket;
};

/** The next message as text, or the code the connection was closed with. */
export const nextOf = (socket: WebSocket): Promise<string | number> =>
  new Promise((resolve) => {
    socket.once('message', (data: Buffer) => resolve(data.toString('utf8')));
    socket.once('close', (code) => resolve(code));
  });

/** Calls the engine as a screen does and answers the raw reply; events that come before it are passed over. */
export const callOver = (
  socket: WebSocket,
  feature: string,
  method: string,
  input: unknown,
  meant?: string,
): Promise<string | number> =>
  new Promise((resolve) => {
    socket.on('message', (data: Buffer) => {
      const text = data.toString('utf8');
      if (!text.includes('"m":"event"')) resolve(text);
    });
    socket.once('close', (code) => resolve(code));
    const call = meant === undefined ? [feature, method, input] : [feature, method, input, meant];
    socket.send(JSON.stringify({ t: 'q', i: '1', m: 'invoke', a: call }));
  });
