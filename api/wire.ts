import { createBirpc, type ChannelOptions } from 'birpc';
import type { Result } from '#core/model/index.ts';
import type { EventName, Events } from './events.ts';

// Apart from the contract: a process serves a window before it has loaded what calls there are.

/** Both ends of a message channel as birpc wants them: `post` sends a message, `on` hears them. */
export type Channel = Pick<ChannelOptions, 'post' | 'on' | 'off' | 'serialize' | 'deserialize'>;

/**
 * Answers a call by name: `invoke('cells', 'edit', input)`. Input is checked here, at the border. `meant` travels beside the input: the path
 * of the project the call is meant for, that of whoever calls; without it the one that is open.
 */
export type Invoke = (
  feature: string,
  method: string,
  input: unknown,
  meant?: string,
) => Promise<Result<unknown>>;

/** The functions of the wire. */
export type EngineSide = { invoke: Invoke };
export type ScreenSide = { event: <E extends EventName>(name: E, payload: Events[E]) => void };

/** Serves one window over a channel. Answers how to send it events and how to stop. */
export const serve = (
  channel: Channel,
  invoke: Invoke,
): { send: <E extends EventName>(name: E, payload: Events[E]) => void; close: () => void } => {
  const rpc = createBirpc<ScreenSide, EngineSide>(
    { invoke },
    { ...channel, eventNames: ['event'], timeout: -1 },
  );
  return {
    send: (name, payload) => void rpc.event(name, payload),
    close: () => rpc.$close(),
  };
};
