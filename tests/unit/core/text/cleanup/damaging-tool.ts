/**
 * A forward model of the converter whose damage the clean-up undoes. It works on GBK bytes: for each of its characters
 * it puts `(pinyin)` behind every occurrence of the character's two bytes, wherever they begin.
 */
const lenient = new TextDecoder('gbk');

const decodePair = (lead: number, trail: number): string => {
  const char = lenient.decode(Uint8Array.of(lead, trail));
  return /^[^\u0000-\u007f\ue000-\uf8ff\ufffd]$/.test(char) ? char : '';
};

const bytesOfChar = new Map<string, readonly number[]>();
for (let lead = 0x81; lead <= 0xfe; lead++)
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const char = trail === 0x7f ? '' : decodePair(lead, trail);
    if (char !== '' && !bytesOfChar.has(char)) bytesOfChar.set(char, [lead, trail]);
  }

const encode = (text: string): number[] =>
  Array.from(text).flatMap((char) => {
    const code = char.charCodeAt(0);
    const bytes = code < 0x80 ? [code] : bytesOfChar.get(char);
    if (!bytes) throw new Error(`not in GBK: ${char}`);
    return [...bytes];
  });

const insertBehind = (
  bytes: readonly number[],
  pair: readonly number[],
  insert: readonly number[],
): number[] => {
  const out: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    out.push(bytes[at] ?? 0);
    if (bytes[at] !== pair[0] || bytes[at + 1] !== pair[1]) continue;
    out.push(pair[1] ?? 0, ...insert);
    at++;
  }
  return out;
};

/** A pair that is no character becomes one question mark; a lone 0x80 is the euro sign (code page 936). */
const decode = (bytes: readonly number[]): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) text += String.fromCharCode(byte);
    else if (byte === 0x80) text += '€';
    else text += decodePair(byte, bytes[++at] ?? 0) || '?';
  }
  return text;
};

/** In: text that GBK can write, and readings by character, in the order the tool replaces them. */
export const damage = (text: string, readings: Readonly<Record<string, string>>): string => {
  let bytes = encode(text);
  for (const [char, reading] of Object.entries(readings))
    bytes = insertBehind(bytes, encode(char), encode(`(${reading})`));
  return decode(bytes);
};
