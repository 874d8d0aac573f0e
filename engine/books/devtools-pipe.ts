import type { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** An answer or an event of a browser. */
type Heard = {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message?: string };
};

export type Pipe = {
  /** Asks the browser for something and waits for its answer; throws what it says when it cannot, and when it ends. */
  readonly send: (method: string, params?: object, session?: string) => Promise<Record<string, unknown>>;
  /** Waits for the next event of this name in a session. */
  readonly once: (method: string, session: string) => Promise<unknown>;
  /** Ends all waiting. */
  readonly close: (why: string) => void;
};

type Waiting = { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void };

/**
 * The DevTools protocol over two pipes that the browser has from its parent: messages of JSON, each ended by a zero. No port is opened
 * that others could reach.
 */
export const devtoolsPipe = (to: Writable, from: Readable): Pipe => {
  const answers = new Map<number, Waiting>();
  let events: (Waiting & { readonly method: string; readonly session: string })[] = [];
  let count = 0;
  let parts: string[] = [];
  let closed: string | null = null;
  const decoder = new StringDecoder('utf8');

  const hear = (text: string): void => {
    const heard = JSON.parse(text) as Heard;
    if (heard.id !== undefined) {
      const waiting = answers.get(heard.id);
      answers.delete(heard.id);
      if (heard.error === undefined) waiting?.resolve((heard.result ?? {}) as never);
      else waiting?.reject(new Error(heard.error.message ?? 'the browser refused'));
      return;
    }
    const due = events.filter(
      ({ method, session }) => method === heard.method && session === heard.sessionId,
    );
    events = events.filter((one) => !due.includes(one));
    for (const { resolve } of due) resolve(heard.params as never);
  };
  const close = (why: string): void => {
    closed ??= why;
    const error = new Error(closed);
    for (const { reject } of [...answers.values(), ...events]) reject(error);
    answers.clear();
    events = [];
  };

  from.on('data', (bytes: Buffer) => {
    const [first = '', ...more] = decoder.write(bytes).split('\0');
    parts.push(first);
    for (const next of more) {
      hear(parts.join(''));
      parts = [next];
    }
  });
  from.once('close', () => close('the browser ended'));
  // What is written to a browser that has ended is lost; whoever waits for it hears of its end.
  to.on('error', () => undefined);

  return {
    send: (method, params = {}, session) =>
      new Promise((resolve, reject) => {
        if (closed !== null) {
          reject(new Error(closed));
          return;
        }
        count += 1;
        answers.set(count, { resolve, reject });
        to.write(
          `${JSON.stringify({ id: count, method, params, ...(session === undefined ? {} : { sessionId: session }) })}\0`,
        );
      }),
    once: (method, session) =>
      new Promise((resolve, reject) => {
        if (closed === null) events.push({ method, session, resolve, reject });
        else reject(new Error(closed));
      }),
    close,
  };
};
