import { simplifiedCharacters } from './conversion/simplify.ts';

/**
 * Search keys. `script`: Traditional to Simplified character by character, 著 to 着, and quotation marks of every kind to
 * one (`quotes: false`: not those); `lower`: lower case. NFKC, and with it full and half width, always.
 */
export type FoldOptions = { readonly script: boolean; readonly lower: boolean; readonly quotes?: false };

export type Folded = {
  readonly folded: string;
  /** For each UTF-16 unit of `folded`, and for its end, the code point offset in the text it came from. */
  readonly map: Uint32Array;
};

/** Characters that NFKC may join with the one before: marks, Hangul vowels and finals, half-width voicing signs. */
const joining = /[\p{M}\u1160-\u11ff\uff9e\uff9f\uffa0-\uffdc]/u;

/** Quotation marks of China, Taiwan, Hong Kong, Japan and Europe, single and double, straight and curved. */
const quotationMarks = '"“”„‟〝〞〟「」『』﹁﹂﹃﹄«»‹›‘’‚‛\'';

/** Whether a text is nothing but quotation marks and white space. */
export const isQuotationMarks = (text: string): boolean =>
  Array.from(text.normalize('NFKC')).every(
    (character) => quotationMarks.includes(character) || character.trim() === '',
  );

const quotationMark = '"';
const apostrophes = "'’";
const latinLetter = /[A-Za-z\u00c0-\u024f]/;

/** Between Latin letters it is no quotation mark: don’t and don't. */
const isApostrophe = (text: string, at: number): boolean =>
  apostrophes.includes(text.charAt(at) || '-') &&
  latinLetter.test(text.charAt(at - 1)) &&
  latinLetter.test(text.charAt(at + 1));

const foldCharacter = (character: string, { script, lower, quotes }: FoldOptions): string => {
  const cased = lower ? character.toLowerCase() : character;
  if (!script) return cased;
  if (quotationMarks.includes(cased)) return quotes === false ? cased : quotationMark;
  return cased === '著' ? '着' : (simplifiedCharacters().get(cased) ?? cased);
};

/** A cluster is a character and the marks NFKC may join to it: what is folded as one. */
const foldCluster = (cluster: string, options: FoldOptions): string => {
  let folded = '';
  for (const character of cluster.normalize('NFKC')) folded += foldCharacter(character, options);
  return folded;
};

/** In a table: a unit that cannot be folded by itself. No text uses the noncharacter U+FFFF. */
const complex = 0xffff;

/** In a table: a unit nobody has asked for yet. No text uses the noncharacter U+FFFE either. */
const unasked = 0xfffe;

/** What each UTF-16 unit is folded to, found out when it is first asked for: all of them would take a tenth of a second. */
type Table = { readonly options: FoldOptions; readonly units: Uint16Array };

const foldUnit = (unit: number, options: FoldOptions): number => {
  if ((unit >= 0xd800 && unit <= 0xdfff) || unit >= unasked) return complex;
  const character = String.fromCharCode(unit);
  if (joining.test(character)) return complex;
  const folded = foldCluster(character, options);
  return folded.length === 1 ? folded.charCodeAt(0) : complex;
};

const ask = ({ options, units }: Table, unit: number): number => {
  const folded = foldUnit(unit, options);
  units[unit] = folded;
  return folded;
};

/** What the unit at `at` is folded to by itself, or `complex`; so is what lies beyond the end. */
const unitAt = (text: string, at: number, table: Table): number => {
  if (at >= text.length) return complex;
  const unit = text.charCodeAt(at);
  const known = table.units[unit] ?? unasked;
  return known === unasked ? ask(table, unit) : known;
};

const tables: (Table | undefined)[] = [];

const tableFor = (options: FoldOptions): Table => {
  const kind = Number(options.script) * 2 + Number(options.lower) + (options.quotes === false ? 4 : 0);
  return (tables[kind] ??= { options, units: new Uint16Array(0x10000).fill(unasked) });
};

const isHigh = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
const isLow = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;

/** UTF-16 length of the code point at `at`. */
const stepAt = (text: string, at: number): 1 | 2 =>
  isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1)) ? 2 : 1;

/** Nothing joins a control character or the end of a line (UAX #29, GB4). */
const control = /[\p{Cc}\u2028\u2029]/u;

/** Where the cluster that begins at `at` ends. */
const clusterEnd = (text: string, at: number, table: Table): number => {
  let end = at + stepAt(text, at);
  if (control.test(text.charAt(at))) return end;
  while (end < text.length && unitAt(text, end, table) === complex) {
    const step = stepAt(text, end);
    if (!joining.test(text.slice(end, end + step))) break;
    end += step;
  }
  return end;
};

const markUnit = quotationMark.charCodeAt(0);
const apostropheUnit = "'".charCodeAt(0);

/** True when the unit at `at` can be looked up: it is simple, and nothing after it joins it. */
const isSimpleAt = (text: string, at: number, table: Table): boolean =>
  unitAt(text, at, table) !== complex && (at + 1 >= text.length || unitAt(text, at + 1, table) !== complex);

/** Scratch space, so that folding a short text costs no allocation but its result. */
const buffer = new Uint16Array(4096);

const isInBuffer = (text: string): boolean => {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) !== buffer[i]) return false;
  return true;
};

/** The string made last: a text and what it is converted to have the same key nearly always, and follow one another. */
let latest = '';

/** What is in the buffer as a string, without making one where it is `text`, or was made before. */
const decode = (length: number, text: string): string => {
  if (text.length === length && isInBuffer(text)) return text;
  if (latest.length === length && isInBuffer(latest)) return latest;
  return (latest = String.fromCharCode.apply(null, buffer.subarray(0, length) as unknown as number[]));
};

/** From `at` on, folds what can be looked up into the buffer, as far as it goes; how many units that were. */
const foldSimple = (text: string, at: number, table: Table): number => {
  const most = Math.min(buffer.length, text.length - at);
  for (let i = 0; i < most; i += 1) {
    const folded = unitAt(text, at + i, table);
    // The unit before may be joined by this one, so it is not simple after all.
    if (folded === complex) return Math.max(0, i - 1);
    buffer[i] = folded === markUnit && isApostrophe(text, at + i) ? apostropheUnit : folded;
  }
  const isAtEnd = at + most === text.length || unitAt(text, at + most, table) !== complex;
  return isAtEnd ? most : most - 1;
};

const foldWith = (text: string, options: FoldOptions): string => {
  const table = tableFor(options);
  let folded = '';
  let at = 0;
  while (at < text.length) {
    const simple = foldSimple(text, at, table);
    if (simple > 0) folded += decode(simple, text);
    at += simple;
    if (at < text.length && !isSimpleAt(text, at, table)) {
      const end = clusterEnd(text, at, table);
      folded += foldCluster(text.slice(at, end), options);
      at = end;
    }
  }
  return folded;
};

/** Whether every unit is looked up by itself, so that offsets stay as they are. */
const isAllSimple = (text: string, table: Table): boolean => {
  for (let i = 0; i < text.length; i += 1) if (unitAt(text, i, table) === complex) return false;
  return true;
};

const searchKey: FoldOptions = { script: true, lower: true };

/**
 * The key under which a text is searched: NFKC (UAX #15), lower case, Traditional to Simplified by character, 著 to
 * 着, one quotation mark for all. It is for comparing only, never shown. Its length may differ from the text's.
 */
export const fold = (text: string, options: FoldOptions = searchKey): string => foldWith(text, options);

/** The same key, with the way back to code points of the text. */
export const foldWithMap = (text: string, options: FoldOptions = searchKey): Folded => {
  const table = tableFor(options);
  if (isAllSimple(text, table)) {
    const map = new Uint32Array(text.length + 1);
    for (let i = 0; i <= text.length; i += 1) map[i] = i;
    return { folded: foldWith(text, options), map };
  }
  const map: number[] = [];
  let folded = '';
  let codePoint = 0;
  let at = 0;
  while (at < text.length) {
    const isSimple = isSimpleAt(text, at, table);
    const end = isSimple ? at + 1 : clusterEnd(text, at, table);
    const piece = isSimple
      ? isApostrophe(text, at)
        ? "'"
        : String.fromCharCode(unitAt(text, at, table))
      : foldCluster(text.slice(at, end), options);
    folded += piece;
    for (let i = 0; i < piece.length; i += 1) map.push(codePoint);
    for (; at < end; codePoint += 1) at += stepAt(text, at);
  }
  map.push(codePoint);
  return { folded, map: Uint32Array.from(map) };
};
