import { createBirpc } from 'birpc';
import { fail, type Result } from '#core/model/index.ts';
import type { EngineClient } from './contract.ts';
import type { EventName, Events } from './events.ts';
import type { Channel, EngineSide, Invoke, ScreenSide } from './wire.ts';

export type Listener = <E extends EventName>(name: E, payload: Events[E]) => void;

/** An object with a member of every name, each made when it is first asked for. */
const ofEveryName = <T>(make: (name: string) => T): Readonly<Record<string, T>> =>
  new Proxy<Record<string, T>>(
    {},
    {
      // `then` would make a promise of it where it is awaited.
      get: (made, name) =>
        typeof name === 'symbol' || name === 'then' ? undefined : (made[name] ??= make(name)),
    },
  );

/**
 * The contract as callable functions over anything that can invoke by name; also used without a wire. Every call is meant for the project
 * whose path `meant` answers as it is made, or for the one that is open. Only the type knows the contract's names: its
 * shapes are the engine's business, and a screen is there sooner without them. What the engine does not know it refuses.
 */
export const clientOf = (invoke: Invoke, meant: () => string | undefined = () => undefined): EngineClient =>
  ofEveryName((feature) =>
    ofEveryName(
      (method) =>
        (input: unknown): Promise<Result<unknown>> =>
          invoke(feature, method, input, meant()),
    ),
  ) as unknown as EngineClient;

/** Connects a screen to the engine. Calls never reject: a broken wire is a failure like any other. */
export const connect = (
  channel: Channel,
  listener: Listener,
): { invoke: Invoke; client: EngineClient; close: () => void } => {
  const rpc = createBirpc<EngineSide, ScreenSide>({ event: listener }, { ...channel, timeout: -1 });
  const invoke: Invoke = async (feature, method, input, meant) => {
    try {
      return await rpc.invoke(feature, method, input, meant);
    } catch {
      // The engine answers every call with a value, so only a wire that was cut rejects.
      return fail('engine.unreachable');
    }
  };
  return { invoke, client: clientOf(invoke), close: () => rpc.$close() };
};
