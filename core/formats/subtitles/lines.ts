import type { Slice } from '../source-place.ts';

/** A line of a text without its end (LF, CR, CRLF, mixed as they come), and where the next one begins. Offsets are UTF-16 units. */
export type Line = Slice & {
  readonly next: number;
  /** 1-based. */
  readonly number: number;
  readonly text: string;
};

/** The lines of a text, the last one too where nothing ends it. */
export const linesOf = (text: string): readonly Line[] => {
  const lines: Line[] = [];
  const end = /\r\n|\n|\r|$/g;
  for (let from = 0; from < text.length;) {
    end.lastIndex = from;
    const hit = end.exec(text);
    const to = hit?.index ?? text.length;
    const next = to + (hit?.[0].length ?? 0);
    lines.push({ from, to, next, number: lines.length + 1, text: text.slice(from, to) });
    from = next;
  }
  return lines;
};

/** Nothing but white space, which also separates cues where a tool left spaces in the empty line. */
export const isBlank = (line: Line): boolean => line.text.trim() === '';

/** The last line that is not blank. */
export const lastLine = (lines: readonly Line[]): Line | null =>
  lines.findLast((line) => !isBlank(line)) ?? null;

/** Whether a line is the last of its text and nothing ends it. */
export const isOpenEnded = (text: string, { to }: Line): boolean => to === text.length;

/** Whether an empty line, or white space alone, stands behind a line: then what it begins was meant to be empty. */
export const isSetOff = (text: string, { next }: Line): boolean => /[\r\n]/.test(text.slice(next));

/** A tag of HTML that is not closed at the end of a line. */
export const openTag = /<(?:\/[a-z]*|[a-z][^<>]*)$/i;

/** The first end of a line in a text. */
export const lineEndOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';

/** A part of a text without the white space around it. */
export const trimmed = (text: string, { from, to }: Slice): Slice => {
  const own = text.slice(from, to);
  const start = from + own.length - own.trimStart().length;
  return { from: start, to: Math.max(start, from + own.trimEnd().length) };
};
