import type { Preferences } from '#api/preference-values.ts';
import { ok, type Result } from '#core/model/index.ts';
import { writeJsonFile } from './json-file.ts';
import { preferencesIn, readPreferences } from './read-preferences.ts';

export type PreferencesStore = {
  readonly get: () => Preferences;
  /** Changes some of them and keeps all. When they cannot be kept, they stay as they were. */
  readonly set: (changes: Partial<Preferences>) => Result<Preferences>;
};

/** Preferences in `preferences.json`. */
export const openPreferences = (dataFolder: string): PreferencesStore => {
  let current = readPreferences(dataFolder);
  return {
    get: () => current,
    set: (changes) => {
      const next = { ...current, ...changes };
      const written = writeJsonFile(preferencesIn(dataFolder), next);
      if (!written.ok) return written;
      current = next;
      return ok(next);
    },
  };
};
