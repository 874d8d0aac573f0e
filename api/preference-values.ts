import type { BookProfile } from './books.ts';

// Apart from their shapes, because the first screen does without what checks shapes.

export const interfaceLanguages = ['en', 'zh-Hans', 'zh-Hant'] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

/** Sizes of texts on the screen, in CSS pixels. */
export const leastFontSize = 12;
export const mostFontSize = 32;

/** Most keys that one command may have. */
export const mostKeys = 8;

/** Profiles of books that are kept at most. */
export const mostBookProfiles = 50;

/** What the user likes, for all projects. */
export type Preferences = {
  /** `system` follows the machine. */
  language: 'system' | InterfaceLanguage;
  theme: 'system' | 'light' | 'dark';
  fontSize: number;
  lineSpacing: number;
  /** Shares of the width, by side. */
  columnWidths: Record<string, number>;
  /** What tags in texts say: their number, or what they stand for. */
  tagNames: 'short' | 'whole';
  /** How characters are read that are shown above the text; `off` shows none. */
  readings: 'off' | 'pinyin' | 'zhuyin' | 'jyutping';
  /** What differences of texts are shown by; `usual`: Chinese by character, other languages by word. */
  differences: 'usual' | 'characters' | 'words';
  /** Whether the word under the pointer is looked up. */
  hoverLookUp: boolean;
  /** Whether the grammar of English is checked: on this machine, whose memory it takes. */
  grammar: boolean;
  hiddenColumns: string[];
  /** Width of the side panel in pixels. */
  panelWidth: number;
  /** Name written into history and annotations. */
  author: string;
  /** Keys of commands that the user has changed, by command; on this machine's kind of keyboard. */
  keys: Readonly<Record<string, readonly string[]>>;
  /** Settings of books that the user gave a name. */
  bookProfiles: readonly BookProfile[];
};

export const defaultPreferences: Preferences = {
  language: 'system',
  theme: 'system',
  fontSize: 15,
  lineSpacing: 1.6,
  columnWidths: {},
  tagNames: 'short',
  readings: 'off',
  differences: 'usual',
  hoverLookUp: false,
  grammar: false,
  hiddenColumns: [],
  panelWidth: 420,
  author: '',
  keys: {},
  bookProfiles: [],
};
