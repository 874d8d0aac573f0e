/** Bindings are written `Mod+Shift+F`: `Mod` is Command on a Mac and Control elsewhere; the key comes last. */
export type Stroke = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

const modifiers = ['Mod', 'Alt', 'Shift'] as const;

/** Where the keys of a US keyboard lie, for layouts (and Alt) under which `key` is another letter. */
const codes: Readonly<Record<string, string>> = {
  '.': 'Period',
  ',': 'Comma',
  '/': 'Slash',
  '=': 'Equal',
  '-': 'Minus',
  '\\': 'Backslash',
  ';': 'Semicolon',
};
const codeOf = (key: string): string | undefined =>
  /^[A-Z]$/.test(key) ? `Key${key}` : /^\d$/.test(key) ? `Digit${key}` : codes[key];

const isLatin = (key: string): boolean => /^[a-z]$/i.test(key);

const namesByCode = new Map(Object.entries(codes).map(([key, code]) => [code, key]));

/** The key of a stroke as bindings name it; null for a key that only changes others, or has no name. */
const keyOf = ({ key, code }: Stroke): string | null => {
  if (key === ' ') return 'Space';
  if (isLatin(key)) return key.toUpperCase();
  if (key.length > 1) return /^[A-Z][A-Za-z0-9]*$/.test(key) && !nameless.test(key) ? key : null;
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1] ?? namesByCode.get(code);
  return place ?? (/[^\sa-z]/.test(key) ? key : null);
};

const nameless =
  /^(?:Control|Shift|Alt|AltGraph|Meta|OS|Hyper|Super|Fn|FnLock|Symbol|SymbolLock|CapsLock|NumLock|ScrollLock|Dead|Process|Unidentified|Compose)$/;

/** The binding that a stroke is; null where no binding can be: only modifiers, or those that no binding has. */
export const bindingOf = (stroke: Stroke, mac: boolean): string | null => {
  const key = keyOf(stroke);
  if (key === null || (mac ? stroke.ctrlKey : stroke.metaKey)) return null;
  const mod = mac ? stroke.metaKey : stroke.ctrlKey;
  return [
    ...(mod ? ['Mod'] : []),
    ...(stroke.altKey ? ['Alt'] : []),
    ...(stroke.shiftKey ? ['Shift'] : []),
    key,
  ].join('+');
};

/** The modifiers and the key of a binding. */
export const parseBinding = (
  binding: string,
): { mod: boolean; alt: boolean; shift: boolean; key: string } => {
  let key = binding;
  const found = new Set<string>();
  for (let again = true; again;) {
    const modifier = modifiers.find((name) => key.startsWith(`${name}+`));
    again = modifier !== undefined;
    if (modifier !== undefined) {
      found.add(modifier);
      key = key.slice(modifier.length + 1);
    }
  }
  return { mod: found.has('Mod'), alt: found.has('Alt'), shift: found.has('Shift'), key };
};

/** True when a key stroke is the binding. A letter is taken from the layout when it is Latin, else from the key's place. */
export const strikes = (stroke: Stroke, binding: string, mac: boolean): boolean => {
  const { mod, alt, shift, key } = parseBinding(binding);
  const wantedCtrl = mod && !mac;
  const wantedMeta = mod && mac;
  if (stroke.ctrlKey !== wantedCtrl || stroke.metaKey !== wantedMeta) return false;
  if (stroke.altKey !== alt || stroke.shiftKey !== shift) return false;
  if (key.length > 1) return (stroke.key === ' ' ? 'Space' : stroke.key) === key;
  if (isLatin(key) && isLatin(stroke.key)) return stroke.key.toUpperCase() === key;
  return stroke.key === key || stroke.code === codeOf(key);
};
