import type { Channel } from '#api/wire.ts';
import { onNewKey, proofOf, provenAddress } from './host-session.ts';
import { takeDraftKey } from './sealed-store.ts';

/** What the host says first: that it holds the key too, and what seals texts this browser keeps. */
type Greeting = { readonly proof: string; readonly draftKey: string };

/** A connection to a host that has proved to be the one this page belongs to. */
type HostSocket = { readonly channel: Channel; readonly onClose: (heard: () => void) => void };

/** `no-key`: a host answers, and this tab has no key for it, or one of an earlier run. */
export type Dialled = HostSocket | 'unreachable' | 'no-key';

const textOf = (event: MessageEvent<unknown>): string => (typeof event.data === 'string' ? event.data : '');

/** By hand: it is the one thing that the first screen has to check, and the library that checks shapes is a tenth of its code. */
const greetingIn = (text: string): Greeting | null => {
  try {
    const said = JSON.parse(text) as Partial<Record<string, unknown>> | null;
    const { proof, draftKey } = said ?? {};
    return typeof proof === 'string' && typeof draftKey === 'string' ? { proof, draftKey } : null;
  } catch {
    return null;
  }
};

/** Messages wait until somebody listens. */
const channelOf = (socket: WebSocket): Channel => {
  const early: string[] = [];
  const gather = (event: MessageEvent<unknown>): void => void early.push(textOf(event));
  socket.addEventListener('message', gather);
  return {
    serialize: (value) => JSON.stringify(value),
    deserialize: (text: string) => JSON.parse(text) as unknown,
    post: (text: string) => socket.send(text),
    on: (hear) => {
      socket.removeEventListener('message', gather);
      for (const text of early.splice(0)) hear(text);
      socket.addEventListener('message', (event) => hear(textOf(event)));
    },
  };
};

/** Whether the host that answers at this address knows our key. */
const isOurs = async (): Promise<boolean | null> => {
  const nonce = crypto.randomUUID();
  const address = await provenAddress('/session', `session ${nonce}`, { nonce });
  if (address === null) return false;
  try {
    return (await fetch(address)).ok;
  } catch {
    return null;
  }
};

/**
 * Connects to the host. Nothing is said to it before it has proved that it holds the key: after a host has ended, its port is free for programs of
 * anybody on this machine, and what waits to be sent are the user's texts.
 */
export const dialHost = async (): Promise<Dialled> => {
  const nonce = crypto.randomUUID();
  const address = await provenAddress('/rpc', `rpc ${nonce}`, { nonce });
  if (address === null) return 'no-key';
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}${address}`);
  const first = await new Promise<string | null>((resolve) => {
    socket.addEventListener('message', (event) => resolve(textOf(event)), { once: true });
    socket.addEventListener('close', () => resolve(null), { once: true });
  });
  if (first === null) return (await isOurs()) === false ? 'no-key' : 'unreachable';
  const channel = channelOf(socket);
  const greeting = greetingIn(first);
  if (greeting === null || greeting.proof !== (await proofOf(`host ${nonce}`))) {
    socket.close();
    return 'no-key';
  }
  await takeDraftKey(greeting.draftKey);
  return {
    channel,
    onClose: (heard) => {
      if (socket.readyState === WebSocket.CLOSED) heard();
      else socket.addEventListener('close', heard, { once: true });
    },
  };
};

const retryAfter = 1500;

/** Waits a moment, or until another tab was given a key. */
export const untilRetry = (): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      stop();
      clearTimeout(timer);
      resolve();
    };
    const stop = onNewKey(done);
    const timer = setTimeout(done, retryAfter);
  });
