import type { EventName, Events } from '#api/events.ts';

export type Emit = <E extends EventName>(name: E, payload: Events[E]) => void;
export type EventListener = <E extends EventName>(name: E, payload: Events[E]) => void;

/** What the engine says unasked, and who hears it. Listeners are called at once, in the order they came. */
export type EventHub = { readonly emit: Emit; readonly on: (listener: EventListener) => () => void };

export const createEventHub = (): EventHub => {
  const listeners = new Set<EventListener>();
  return {
    emit: (name, payload) => {
      for (const listener of listeners) listener(name, payload);
    },
    on: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
