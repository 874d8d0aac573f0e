import type { EngineHandlers, Preferences } from '#api/index.ts';
import { ok } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';

const onlyGiven = (changes: object): Partial<Preferences> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));

export const preferencesHandlers: EngineHandlers<EngineContext>['preferences'] = {
  get: ({ preferences }) => ok(preferences.get()),
  set: ({ preferences, events }, changes) => {
    const set = preferences.set(onlyGiven(changes));
    if (set.ok) events.emit('preferences.changed', set.value);
    return set;
  },
};
