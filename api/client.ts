import { createBirpc } from 'birpc';
import { fail, type Result } from '#core/model/index.ts';
import { contract, type EngineClient } from './contract.ts';
import type { EventName, Events } from './events.ts';
import type { Channel, EngineSide, Invoke, ScreenSide } from './server.ts';

export type Listener = <E extends EventName>(name: E, payload: Events[E]) => void;

/** The contract as callable functions over anything that can invoke by name; also used without a wire. */
export const clientOf = (invoke: Invoke): EngineClient => {
  const features = Object.entries(contract).map(([feature, calls]) => [
    feature,
    Object.fromEntries(
      Object.keys(calls).map((method) => [
        method,
        (input: unknown): Promise<Result<unknown>> => invoke(feature, method, input),
      ]),
    ),
  ]);
  return Object.fromEntries(features) as EngineClient;
};

/** Connects a screen to the engine. Calls never reject: a broken wire is a failure like any other. */
export const connect = (
  channel: Channel,
  listener: Listener,
): { client: EngineClient; close: () => void } => {
  const rpc = createBirpc<EngineSide, ScreenSide>({ event: listener }, { ...channel, timeout: -1 });
  const invoke: Invoke = async (feature, method, input) => {
    try {
      return await rpc.invoke(feature, method, input);
    } catch {
      // The engine answers every call with a value, so only a wire that was cut rejects.
      return fail('engine.unreachable');
    }
  };
  return { client: clientOf(invoke), close: () => rpc.$close() };
};
