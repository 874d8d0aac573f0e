import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { Events, EventName } from '#api/index.ts';
import { serve, type Channel, type Invoke } from '#api/wire.ts';

/** The largest message taken from a browser, in bytes. The largest honest one is a cell of 2 million characters. */
export const messageLimit = 32 * 1024 ** 2;

/** Above this many unsent bytes the host stops reading the window's calls until they have left. */
const pauseAbove = 8 * 1024 ** 2;
/** Above this many the window is not reading at all, and is cut off rather than kept in memory. */
const cutAbove = 256 * 1024 ** 2;

const textOf = (data: unknown): string => {
  if (Buffer.isBuffer(data)) return data.toString('utf8');
  return Array.isArray(data) ? Buffer.concat(data as Buffer[]).toString('utf8') : '';
};

/** What a screen may send: a call of the one function the engine offers it, or the answer to an event. */
const messageShape = z.union([
  z.looseObject({ t: z.literal('q'), m: z.literal('invoke'), a: z.array(z.unknown()).min(3).max(4) }),
  z.looseObject({ t: z.literal('s'), i: z.string() }),
]);

const messageOf = (text: string): unknown => {
  try {
    const read = messageShape.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
};

/** A WebSocket as a message channel of JSON texts. Anything else closes the connection (1003: cannot accept). */
const channelOf = (socket: WebSocket): Channel => ({
  serialize: (value) => JSON.stringify(value),
  post: (text: string) => {
    if (socket.readyState !== socket.OPEN) return;
    socket.send(text, () => {
      if (socket.isPaused && socket.bufferedAmount <= pauseAbove) socket.resume();
    });
    if (socket.bufferedAmount > cutAbove) socket.terminate();
    else if (socket.bufferedAmount > pauseAbove) socket.pause();
  },
  on: (hear) => {
    socket.on('message', (data, binary) => {
      const message = binary ? null : messageOf(textOf(data));
      if (message === null) socket.close(1003);
      else hear(message);
    });
  },
});

/** One connected window: send it events, or close it. */
export type Window = {
  readonly send: <E extends EventName>(name: E, payload: Events[E]) => void;
  readonly close: () => void;
};

/** Serves the contract over an admitted WebSocket. */
export const serveSocket = (socket: WebSocket, invoke: Invoke): Window => {
  const served = serve(channelOf(socket), invoke);
  socket.on('close', served.close);
  socket.on('error', () => socket.terminate());
  return { send: served.send, close: () => socket.close(1001) };
};
