import { escapeXmlText } from '../../xml/tag-source.ts';
import type { Code } from '../strings/find-codes.ts';
import { decodeXmlText, piecesOf } from '../strings/xml-elements.ts';

/** What stands in an element: its words as Android reads them, and its elements as codes, which stand in the words as they are written. */
export type AndroidValue = {
  readonly value: string;
  readonly codes: readonly Code[];
  /** All of it is one section of CDATA; in quotes, in which white space and apostrophes are as they are. */
  readonly wrapping: 'none' | 'cdata' | 'quotes';
};

const cdata = /^<!\[CDATA\[([^]*)\]\]>$/;
const escape = /\\(?:u([0-9a-fA-F]{4})|([^]?))/y;
const letters: Readonly<Record<string, string>> = { n: '\n', t: '\t' };

/** What is known of the words before: white space at the beginning, and behind other white space, is none. */
type Reading = { value: string; inQuotes: boolean; isSpaced: boolean };

/**
 * Adds text as Android reads it (developer.android.com, String resources, Formatting and styling): escapes, quotes that keep
 * white space, and other white space as one space.
 */
const readText = (text: string, reading: Reading): void => {
  for (let at = 0; at < text.length;) {
    const char = text.charAt(at);
    if (char === '\\') {
      escape.lastIndex = at;
      const [whole = char, code, letter = ''] = escape.exec(text) ?? [];
      reading.value +=
        code === undefined ? (letters[letter] ?? letter) : String.fromCharCode(parseInt(code, 16));
      reading.isSpaced = false;
      at += whole.length;
      continue;
    }
    at += 1;
    if (char === '"') reading.inQuotes = !reading.inQuotes;
    else if (/[ \t\r\n\f\v]/.test(char) && !reading.inQuotes) {
      if (!reading.isSpaced) reading.value += ' ';
      reading.isSpaced = true;
    } else {
      reading.value += char;
      reading.isSpaced = false;
    }
  }
};

const tagCode = (raw: string, from: number): Code => {
  const name = /^<\/?([^\s/>]+)/.exec(raw)?.[1] ?? '';
  const is = raw.startsWith('</') ? 'end' : raw.endsWith('/>') ? 'alone' : 'start';
  return { from, to: from + raw.length, is, name, fixed: ['delete', 'copy'] };
};

/** A placeholder of `xliff:g` with its example is one code: its words are for nobody to translate. */
const group = /<xliff:g\b[^>]*>[^<]*<\/xliff:g>|<xliff:g\b[^>]*\/>/g;

const readMixed = (inner: string): { value: string; codes: readonly Code[]; isOdd: boolean } => {
  const reading: Reading = { value: '', inQuotes: false, isSpaced: true };
  const codes: Code[] = [];
  let isOdd = false;
  const addCode = (raw: string, code: (from: number) => Code): void => {
    codes.push(code(reading.value.length));
    reading.value += raw;
    reading.isSpaced = false;
  };
  const addPieces = (part: string): void => {
    for (const { is, written } of piecesOf(part)) {
      if (is === 'text') readText(decodeXmlText(written), reading);
      else if (is === 'tag') addCode(written, (from) => tagCode(written, from));
      else isOdd = true;
    }
  };
  let read = 0;
  for (const found of inner.matchAll(group)) {
    addPieces(inner.slice(read, found.index));
    const [raw] = found;
    const id = /\bid\s*=\s*["']([^"']*)["']/.exec(raw)?.[1];
    const words = raw.replaceAll(/<[^>]*>/g, '');
    addCode(raw, (from) => ({
      from,
      to: from + raw.length,
      is: 'alone',
      display: words === '' ? (id ?? 'g') : words,
      fixed: ['delete', 'copy'],
    }));
    read = found.index + raw.length;
  }
  addPieces(inner.slice(read));
  return { value: reading.value, codes, isOdd };
};

/** A section of CDATA: its elements are those of HTML, which are read by the program. */
const readSection = (section: string): Pick<AndroidValue, 'value' | 'codes'> => {
  const reading: Reading = { value: '', inQuotes: false, isSpaced: true };
  const codes: Code[] = [];
  let read = 0;
  for (const { 0: raw, index } of section.matchAll(/<\/?[A-Za-z][^<>]*>/g)) {
    readText(section.slice(read, index), reading);
    const code = tagCode(raw, reading.value.length);
    codes.push(/^<br\b/i.test(raw) ? { ...code, is: 'alone' } : code);
    reading.value += raw;
    reading.isSpaced = false;
    read = index + raw.length;
  }
  readText(section.slice(read), reading);
  return { value: reading.value, codes };
};

/** Null for what holds a section of CDATA, a comment or an instruction among other things: it stays as it is. */
export const readAndroid = (inner: string): AndroidValue | null => {
  const section = cdata.exec(inner)?.[1];
  if (section !== undefined) {
    if (section.includes(']]>')) return null;
    return { ...readSection(section), wrapping: 'cdata' };
  }
  const { value, codes, isOdd } = readMixed(inner);
  if (isOdd) return null;
  const isQuoted = inner.length > 1 && /^"(?:[^"\\]|\\[^])*"$/.test(inner);
  return { value, codes, wrapping: isQuoted ? 'quotes' : 'none' };
};

/** Words as Android reads them again. White space that would be joined is written as escapes. */
export const escapeAndroid = (words: string, wrapping: AndroidValue['wrapping']): string => {
  const escaped = words
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll("'", wrapping === 'quotes' ? "'" : "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t');
  const spaced = wrapping === 'quotes' ? escaped : escaped.replaceAll(/(?<= ) /g, '\\u0020');
  return wrapping === 'cdata' ? spaced.replaceAll(']]>', ']]\\u003e') : escapeXmlText(spaced);
};

/** A value, written so, as it stands in an element: what would begin a reference to a resource does not. */
export const wrapAndroid = (written: string, wrapping: AndroidValue['wrapping']): string => {
  const safe = written.replace(/^[@?]/, '\\$&');
  if (wrapping === 'cdata') return `<![CDATA[${safe}]]>`;
  return wrapping === 'quotes' ? `"${safe}"` : safe;
};
