import { z } from 'zod';
import { bookProfile } from './books.ts';
import { call, aside } from './define.ts';
import {
  defaultPreferences,
  interfaceLanguages,
  leastFontSize,
  mostBookProfiles,
  mostFontSize,
  mostKeys,
  type Preferences,
} from './preference-values.ts';

const commandId = /^[a-z]\w{0,63}$/i;
/** Keys as commands write them: `Mod+Alt+Shift+K`, with the modifiers in this order. */
const binding = /^(?:Mod\+)?(?:Alt\+)?(?:Shift\+)?(?:[^\sa-z]|[A-Z][A-Za-z0-9]{1,15})$/;

/** The keys of commands, without those that are none: one bad entry does not take the others along. */
const soundKeys = (given: Readonly<Record<string, unknown>>): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([id, keys]) => {
      if (!commandId.test(id) || !Array.isArray(keys)) return [];
      const sound = keys.filter((key): key is string => typeof key === 'string' && binding.test(key));
      // An empty list says that a command has no keys; a list of nothing but faults says nothing.
      return sound.length === 0 && keys.length > 0 ? [] : [[id, [...new Set(sound)].slice(0, mostKeys)]];
    }),
  );

const defaults = defaultPreferences;

/** What is kept, with the default in the place of whatever is none. */
export const preferencesSchema = z.object({
  language: z.enum(['system', ...interfaceLanguages]).catch(defaults.language),
  theme: z.enum(['system', 'light', 'dark']).catch(defaults.theme),
  fontSize: z.number().min(leastFontSize).max(mostFontSize).catch(defaults.fontSize),
  lineSpacing: z.number().min(1.2).max(2.4).catch(defaults.lineSpacing),
  columnWidths: z.record(z.string(), z.number().positive()).catch(defaults.columnWidths),
  tagNames: z.enum(['short', 'whole']).catch(defaults.tagNames),
  readings: z.enum(['off', 'pinyin', 'zhuyin', 'jyutping']).catch(defaults.readings),
  differences: z.enum(['usual', 'characters', 'words']).catch(defaults.differences),
  hoverLookUp: z.boolean().catch(defaults.hoverLookUp),
  grammar: z.boolean().catch(defaults.grammar),
  hiddenColumns: z.array(z.string()).catch(defaults.hiddenColumns),
  panelWidth: z.number().min(280).max(900).catch(defaults.panelWidth),
  author: z.string().max(100).catch(defaults.author),
  keys: z.record(z.string(), z.unknown()).catch(defaults.keys).transform(soundKeys),
  bookProfiles: z.array(bookProfile).max(mostBookProfiles).readonly().catch(defaults.bookProfiles),
}) satisfies z.ZodType<Preferences>;

/** What the user likes, kept for all projects in app data. */
export const preferences = {
  get: call(z.object({}), aside).gives<Preferences>(),
  set: call(preferencesSchema.partial(), aside).gives<Preferences>(),
};
