import { z } from 'zod';
import { call, aside } from './define.ts';

export const interfaceLanguages = ['en', 'zh-Hans', 'zh-Hant'] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

export const preferencesSchema = z.object({
  /** `system` follows the machine. */
  language: z.enum(['system', ...interfaceLanguages]).catch('system'),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  fontSize: z.number().min(12).max(32).catch(15),
  lineSpacing: z.number().min(1.2).max(2.4).catch(1.6),
  /** Shares of the width, by side. */
  columnWidths: z.record(z.string(), z.number().positive()).catch({}),
  hiddenColumns: z.array(z.string()).catch([]),
  /** Width of the side panel in pixels. */
  panelWidth: z.number().min(280).max(900).catch(420),
  /** Name written into history and, later, annotations. */
  author: z.string().max(100).catch(''),
});
export type Preferences = z.infer<typeof preferencesSchema>;
export const defaultPreferences: Preferences = preferencesSchema.parse({});

/** What the user likes, kept for all projects in app data. */
export const preferences = {
  get: call(z.object({}), aside).gives<Preferences>(),
  set: call(preferencesSchema.partial(), aside).gives<Preferences>(),
};
