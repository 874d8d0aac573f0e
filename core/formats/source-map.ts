import { decodeHTMLStrict } from 'entities';

/** For each UTF-16 unit of a text the part of its source that stands for it; what lies between two parts stands for nothing. */
export type SourceMap = { readonly starts: readonly number[]; readonly ends: readonly number[] };

export type Escaping = 'markdown' | 'html' | 'none';

const reference = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/y;
/** A line's end with what belongs to it: a hard break's mark, and marks of quotes and spaces at the start of the next line. */
const lineEnd = /[ \t]*(?:<br[ \t]*\/?>[ \t]*(?:\r?\n|\r)?|\\?(?:\r?\n|\r))[ \t>]*/iy;
const white = /[ \t\r\n\f]+/y;
const punctuation = /[!-/:-@[-`{-~]/;

const at = (pattern: RegExp, source: string, from: number): string => {
  pattern.lastIndex = from;
  return pattern.exec(source)?.[0] ?? '';
};

/** What the source at `from` writes for `text` at `index`: how many units of each; null when it does not. */
const step = (
  text: string,
  index: number,
  source: string,
  from: number,
  escaping: Escaping,
): { readonly units: number; readonly length: number } | null => {
  const char = text.charAt(index);
  const written = source.charAt(from);
  if (char === '\n' && escaping !== 'none') {
    const end = at(lineEnd, source, from);
    if (end !== '') return { units: 1, length: end.length };
  }
  if (written === '&' && escaping !== 'none') {
    const name = at(reference, source, from);
    const value = name === '' ? '' : decodeHTMLStrict(name);
    if (value !== name && value !== '' && text.startsWith(value, index))
      return { units: value.length, length: name.length };
  }
  if (
    written === '\\' &&
    escaping === 'markdown' &&
    source.charAt(from + 1) === char &&
    punctuation.test(char)
  )
    return { units: 1, length: 2 };
  if (written === char) {
    const run = char === ' ' && escaping === 'html' ? at(white, source, from) : '';
    return { units: 1, length: Math.max(run.length, 1) };
  }
  if (char === ' ') {
    const end = at(lineEnd, source, from) || at(white, source, from);
    if (end !== '') return { units: 1, length: end.length };
  }
  return null;
};

/**
 * Finds for each unit of `text` what stands for it in `source`, of which it is the reading: characters, escapes,
 * character references, line ends. Null when the source holds anything else. Linear.
 */
export const mapSource = (text: string, source: string, escaping: Escaping): SourceMap | null => {
  const starts: number[] = [];
  const ends: number[] = [];
  let from = 0;
  for (let index = 0; index < text.length;) {
    const found = step(text, index, source, from, escaping);
    if (found === null) {
      // A line's end between Han stands for nothing, and so does white space at either end.
      const nothing = at(lineEnd, source, from) || at(white, source, from);
      if (nothing === '') return null;
      from += nothing.length;
      continue;
    }
    for (let unit = 0; unit < found.units; unit++) {
      starts.push(from);
      ends.push(from + found.length);
    }
    index += found.units;
    from += found.length;
  }
  return source.slice(from).trim() === '' ? { starts, ends } : null;
};
