import type { Invoke } from '#api/wire.ts';
import type { Engine, EngineOptions } from './engine.ts';
import { createEventHub } from './events.ts';
import { firstAnswers } from './first-answers.ts';

/** The last thing a first screen asks for: what comes then needs the whole engine. */
const isLast = (feature: string, method: string): boolean => feature === 'library' && method === 'samples';

/**
 * An engine whose code is loaded when the first screen has what it asks for, or asks for more than `firstAnswers` knows: to load it takes six
 * times as long as to start its process. Once it is asked for, all calls wait for it, in their order.
 */
export const lateEngine = (options: EngineOptions): Pick<Engine, 'invoke' | 'onEvent' | 'close'> => {
  const first = firstAnswers(options);
  const events = createEventHub();
  let asked: Promise<Engine> | null = null;
  const load = async (): Promise<Engine> => {
    const { createEngine } = await import('./engine.ts');
    const engine = createEngine(options);
    engine.onEvent(events.emit);
    return engine;
  };
  const engine = (): Promise<Engine> => (asked ??= load());
  const invoke: Invoke = async (feature, method, input, meant) => {
    const answer = asked === null && (meant ?? null) === null ? first(feature, method, input) : null;
    if (answer === null) return (await engine()).invoke(feature, method, input, meant);
    // Behind the sending of this answer.
    if (isLast(feature, method)) setImmediate(() => void engine());
    return answer;
  };
  return {
    invoke,
    onEvent: events.on,
    close: async () => {
      if (asked !== null) await (await asked).close();
    },
  };
};
