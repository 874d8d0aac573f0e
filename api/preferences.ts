import { z } from 'zod';
import { call, aside } from './define.ts';

export const interfaceLanguages = ['en', 'zh-Hans', 'zh-Hant'] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

/** Most keys that one command may have. */
export const mostKeys = 8;

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

export const preferencesSchema = z.object({
  /** `system` follows the machine. */
  language: z.enum(['system', ...interfaceLanguages]).catch('system'),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  fontSize: z.number().min(12).max(32).catch(15),
  lineSpacing: z.number().min(1.2).max(2.4).catch(1.6),
  /** Shares of the width, by side. */
  columnWidths: z.record(z.string(), z.number().positive()).catch({}),
  /** What tags in texts say: their number, or what they stand for. */
  tagNames: z.enum(['short', 'whole']).catch('short'),
  hiddenColumns: z.array(z.string()).catch([]),
  /** Width of the side panel in pixels. */
  panelWidth: z.number().min(280).max(900).catch(420),
  /** Name written into history and, later, annotations. */
  author: z.string().max(100).catch(''),
  /** Keys of commands that the user has changed, by command; on this machine's kind of keyboard. */
  keys: z.record(z.string(), z.unknown()).catch({}).transform(soundKeys),
});
export type Preferences = z.infer<typeof preferencesSchema>;
export const defaultPreferences: Preferences = preferencesSchema.parse({});

/** What the user likes, kept for all projects in app data. */
export const preferences = {
  get: call(z.object({}), aside).gives<Preferences>(),
  set: call(preferencesSchema.partial(), aside).gives<Preferences>(),
};
