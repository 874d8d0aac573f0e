import { join } from 'node:path';
import { defaultPreferences, type Preferences } from '#api/preference-values.ts';
import { preferencesSchema } from '#api/preferences.ts';
import { ok, type Result } from '#core/model/index.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

export type PreferencesStore = {
  readonly get: () => Preferences;
  /** Changes some of them and keeps all. When they cannot be kept, they stay as they were. */
  readonly set: (changes: Partial<Preferences>) => Result<Preferences>;
};

/** Preferences in `preferences.json`. A missing or damaged file, or member, counts as its default. */
export const openPreferences = (dataFolder: string): PreferencesStore => {
  const path = join(dataFolder, 'preferences.json');
  const read = preferencesSchema.safeParse(readJsonFile(path));
  let current = read.success ? read.data : defaultPreferences;
  return {
    get: () => current,
    set: (changes) => {
      const next = { ...current, ...changes };
      const written = writeJsonFile(path, next);
      if (!written.ok) return written;
      current = next;
      return ok(next);
    },
  };
};
