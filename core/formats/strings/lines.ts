/** A line of a text, in UTF-16 units: from its first to behind its end, which begins at `end`. */
export type Line = { readonly from: number; readonly end: number; readonly to: number };

/**
 * The lines of a text: LF, CRLF, and CR alone where there is no LF at all, as a CR elsewhere is part of a line. Without a last
 * empty one.
 */
export function* linesOf(text: string): Generator<Line> {
  const ending = text.includes('\n') ? '\n' : '\r';
  for (let from = 0; from < text.length;) {
    const found = text.indexOf(ending, from);
    const to = found < 0 ? text.length : found + 1;
    const last = found < 0 ? text.length : found;
    const end = ending === '\n' && found > from && text.charAt(last - 1) === '\r' ? last - 1 : last;
    yield { from, end, to };
    from = to;
  }
}

/** The line ends of a text at a place: that of the line before it, else the first there is, else LF. */
export const lineEndAt = (text: string, at: number): string => {
  const before = text.lastIndexOf('\n', at - 1);
  const place = before < 0 ? text.indexOf('\n') : before;
  if (place < 0) return text.includes('\r') ? '\r' : '\n';
  return text.charAt(place - 1) === '\r' ? '\r\n' : '\n';
};
