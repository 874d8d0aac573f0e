import { parseBinding } from './keys.ts';

/** Why keys cannot be given to a command. Each has a sentence: `keys:reserved.…`. */
export type Reserved = 'typing' | 'clipboard' | 'browser' | 'system' | 'switching';

const clipboard: ReadonlySet<string> = new Set(['Mod+A', 'Mod+C', 'Mod+X', 'Mod+V', 'Mod+Shift+V']);

/** Browsers keep the first of these whatever a page does; without the others a page cannot be read or got out of. */
const browser: ReadonlySet<string> = new Set([
  ...['N', 'T', 'W'].flatMap((key) => [`Mod+${key}`, `Mod+Shift+${key}`]),
  ...['Q', 'R', 'Tab', '=', '-', '+'].map((key) => `Mod+${key}`),
  ...Array.from({ length: 10 }, (_, digit) => `Mod+${digit}`),
  'Mod+Shift+R',
  'Mod+Shift+Tab',
  'F5',
  'F11',
  'F12',
]);

const system: ReadonlySet<string> = new Set([
  'Alt+F4',
  'Alt+Tab',
  'Alt+Shift+Tab',
  'Mod+Alt+Delete',
  'Mod+Escape',
]);
const systemOnMac: ReadonlySet<string> = new Set([
  ...['H', 'M', '`'].map((key) => `Mod+${key}`),
  ...['H', 'M', 'D', 'Escape'].map((key) => `Mod+Alt+${key}`),
  ...['3', '4', '5'].map((key) => `Mod+Shift+${key}`),
]);

const namedTypingKey =
  /^(?:Enter|Tab|Escape|Backspace|Delete|Insert|Home|End|PageUp|PageDown|ContextMenu|Arrow(?:Up|Down|Left|Right))$/;

/** True for keys that write, or move about in a text, by themselves. On a Mac Option writes other characters. */
const isTyping = (binding: string, mac: boolean): boolean => {
  const { mod, alt, key } = parseBinding(binding);
  if (mod) return false;
  return key.length === 1 ? !alt || mac : !alt && namedTypingKey.test(key);
};

/** Why keys cannot be given to a command that has not had them from the start; null when they can. */
export const reservedFor = (binding: string, mac: boolean): Reserved | null => {
  const { mod, alt, shift, key } = parseBinding(binding);
  // With Alt and Shift systems switch keyboards; with the space bar, input methods and windows.
  if (key === 'Space' || (!mac && alt && shift && !mod)) return 'switching';
  if (isTyping(binding, mac)) return 'typing';
  if (clipboard.has(binding)) return 'clipboard';
  if (browser.has(binding)) return 'browser';
  return (mac ? systemOnMac : system).has(binding) ? 'system' : null;
};
