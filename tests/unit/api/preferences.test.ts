import { describe, expect, it } from 'vitest';
import { defaultPreferences, mostKeys } from '#api/preference-values.ts';
import { preferencesSchema } from '#api/preferences.ts';

const keysFrom = (keys: unknown) => preferencesSchema.parse({ keys }).keys;

it('preferences of which nothing is kept are the defaults', () => {
  expect(preferencesSchema.parse({})).toEqual(defaultPreferences);
});

describe('the keys of commands in preferences', () => {
  it('are read as they were written, none included', () => {
    const keys = { copySource: ['Mod+Alt+Shift+K', 'F9', 'Mod+;'], find: [] };
    expect(keysFrom(keys)).toEqual(keys);
    expect(keysFrom(undefined)).toEqual({});
  });

  it.each([
    ['what is no record', 'F9', {}],
    ['a list of nothing but faults', { find: ['', 'mod+f', 3] }, {}],
    ['keys that are no list', { find: 'F9', redo: ['F8'] }, { redo: ['F8'] }],
    [
      'modifiers in another order, and lower case',
      { find: ['Shift+Mod+F', 'Mod+f', 'F7'] },
      { find: ['F7'] },
    ],
    ['names that no command can have', { 'a b': ['F7'], ['__proto__']: ['F7'] }, {}],
    ['keys given twice', { find: ['F7', 'F7'] }, { find: ['F7'] }],
  ])('are left out one by one where they are none: %s', (_, given, kept) => {
    expect(keysFrom(given)).toEqual(kept);
    // The others stay as they are.
    expect(preferencesSchema.parse({ keys: given, fontSize: 20 }).fontSize).toBe(20);
  });

  it('are no more than can be shown', () => {
    const many = Array.from({ length: mostKeys + 3 }, (_, at) => `Mod+Alt+F${at + 1}`);
    expect(keysFrom({ find: many })).toEqual({ find: many.slice(0, mostKeys) });
  });

  it('stay as they were when other preferences are set', () => {
    expect(preferencesSchema.partial().parse({ theme: 'dark' }).keys).toBeUndefined();
  });
});
