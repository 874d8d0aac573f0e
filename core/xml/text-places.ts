import { codePointLength } from '../text/codepoints.ts';

type Place = { readonly line: number; readonly column: number };

/** The place at the end of `text`, when `before` was the one at its beginning. */
const placeBehind = ({ line, column }: Place, text: string): Place => {
  const own = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  let [lines, last] = [0, -1];
  for (let at = own.indexOf('\n'); at >= 0; at = own.indexOf('\n', at + 1)) {
    lines += 1;
    last = at;
  }
  const more = codePointLength(own.slice(last + 1));
  return lines === 0 ? { line, column: column + more } : { line: line + lines, column: more };
};

/**
 * Line (1-based) and column (code points) while a text goes by. Nothing is counted of a text before somebody asks for a place
 * in it, or it has gone by. No `text` ends within a CRLF or a surrogate pair.
 */
export const textPlaces = () => {
  let before: Place = { line: 1, column: 0 };
  return {
    pass: (text: string): void => void (before = placeBehind(before, text)),
    /** Behind this text, which has not gone by yet. */
    behind: (text: string): Place => placeBehind(before, text),
  };
};
