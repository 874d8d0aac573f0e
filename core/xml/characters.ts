/** Whether a character may begin a name, or stand in one (XML 1.0, productions 4 and 4a), beyond ASCII. In: a code point. */
const isNameBeyond = (code: number): boolean =>
  (code >= 0xc0 && code <= 0xd6) ||
  (code >= 0xd8 && code <= 0xf6) ||
  (code >= 0xf8 && code <= 0x2ff) ||
  (code >= 0x370 && code <= 0x37d) ||
  (code >= 0x37f && code <= 0x1fff) ||
  code === 0x200c ||
  code === 0x200d ||
  (code >= 0x2070 && code <= 0x218f) ||
  (code >= 0x2c00 && code <= 0x2fef) ||
  (code >= 0x3001 && code <= 0xd7ff) ||
  (code >= 0xf900 && code <= 0xfdcf) ||
  (code >= 0xfdf0 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0xeffff);

const isOnlyInside = (code: number): boolean =>
  code === 0xb7 || (code >= 0x300 && code <= 0x36f) || code === 0x203f || code === 0x2040;

/** What an ASCII character is in a name: 2 where it may begin one, 1 where it may only go on. */
const ascii = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return /[A-Za-z_:]/.test(char) ? 2 : /[-.0-9]/.test(char) ? 1 : 0;
});

const firstUnit = 0xd800;

/**
 * Where the name that begins at `from` ends (UTF-16 units); `from` where none does. Linear.
 */
export const nameEnd = (text: string, from: number): number => {
  let at = from;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit < 128) {
      const kind = ascii[unit] ?? 0;
      if (kind === 0 || (kind === 1 && at === from)) return at;
      at += 1;
      continue;
    }
    // Behind the end a unit is no number.
    const code = unit >= firstUnit && unit < 0xe000 ? (text.codePointAt(at) ?? 0) : unit;
    if (!isNameBeyond(code) && !(at > from && isOnlyInside(code))) return at;
    at += code > 0xffff ? 2 : 1;
  }
};

/** White space of XML (production 3). In: a UTF-16 unit. */
export const isSpace = (unit: number): boolean =>
  unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0x0d;

/** Where white space that begins at `from` ends. */
export const spaceEnd = (text: string, from: number): number => {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
};

/** Whether a code point is a character of XML (production 2). */
export const isXmlCharacter = (code: number): boolean =>
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff) ||
  code === 0x0a ||
  code === 0x09 ||
  code === 0x0d;

const disallowed = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
const lone = /[\ud800-\udfff]/u;

/** Where the first unit stands that is no character of XML, from `from` on; Infinity where all are. Linear. */
export const disallowedAt = (text: string, from: number): number => {
  const own = from === 0 ? text : text.slice(from);
  const first = disallowed.exec(own)?.index ?? Infinity;
  const half = own.isWellFormed() ? Infinity : (lone.exec(own)?.index ?? Infinity);
  return Math.min(first, half) + from;
};
