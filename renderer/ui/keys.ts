const macNames: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↩',
  Backspace: '⌫',
  Delete: '⌦',
  Escape: 'esc',
};
const names: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Escape: 'Esc',
  Delete: 'Del',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
};
const arrows: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** True where ⌘ is the command key. */
export const isMac = (): boolean =>
  typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/** A binding in one line, as this machine's keyboard names its keys: `Ctrl+Shift+F`. */
export const keysText = (binding: string, mac = isMac()): string =>
  keyCaps(binding, mac).join(mac ? '' : '+');

/** The caps of a binding such as `Mod+Shift+F`, one string per key, as this machine's keyboard names them. */
export const keyCaps = (binding: string, mac = isMac()): readonly string[] =>
  binding
    .replace(/\+$/, 'Plus')
    .split(/[+-](?=.)/)
    .map((key) => {
      if (key === 'Plus') return '+';
      const own = mac ? macNames[key] : names[key];
      return own ?? arrows[key] ?? (key.length === 1 ? key.toUpperCase() : key);
    });
