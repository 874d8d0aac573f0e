import { join } from 'node:path';
import { defaultPreferences, type Preferences } from '#api/preference-values.ts';
import { preferencesSchema } from '#api/preferences.ts';
import { readJsonFile } from './read-json.ts';

/** Where preferences are kept. */
export const preferencesIn = (dataFolder: string): string => join(dataFolder, 'preferences.json');

/** Preferences as they are kept. A missing or damaged file, or member, counts as its default. */
export const readPreferences = (dataFolder: string): Preferences => {
  const read = preferencesSchema.safeParse(readJsonFile(preferencesIn(dataFolder)));
  return read.success ? read.data : defaultPreferences;
};
