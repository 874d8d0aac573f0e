/** How a document's lines are broken. Widths count Han as two columns, others as one. */
export type Wrapping = {
  /** Lines seen. */
  readonly lines: number;
  /** The width that lines are wrapped at, or 0 when they are not. */
  readonly width: number;
};

export type WrapSurvey = { observe(line: string): void; finish(): Wrapping };

const widest = 400;

/** Columns a line takes in a fixed-width view: two for East Asian characters (from U+1100 up), one for others. */
export const widthOf = (line: string): number => {
  let width = 0;
  for (let at = 0; at < line.length && width <= widest; at++) width += line.charCodeAt(at) >= 0x1100 ? 2 : 1;
  return width;
};

const ended = /[。！？!?.:：;；…」』”’"）)》〉】\]—]\s*$/u;

/** Whether a line stops inside a sentence: no mark that ends or closes stands last. */
export const stopsInside = (line: string): boolean => line.trim() !== '' && !ended.test(line.slice(-8));

const fewestLines = 5;

/** Collects what tells hard-wrapped text from text with one paragraph a line. Memory is bounded. */
export const createWrapSurvey = (): WrapSurvey => {
  const widths = new Uint32Array(widest + 2);
  const inside = new Uint32Array(widest + 2);
  let lines = 0;

  const observe = (block: string): void => {
    for (const line of block.split('\n')) {
      const width = widthOf(line);
      if (width === 0) continue;
      lines++;
      widths[width] = (widths[width] ?? 0) + 1;
      if (stopsInside(line)) inside[width] = (inside[width] ?? 0) + 1;
    }
  };

  return { observe, finish: () => ({ lines, width: wrapWidth(widths, inside, lines) }) };
};

/**
 * Lines are wrapped when most of those that stop inside a sentence are nearly as wide as the widest line, and there
 * are enough of them. Out: that width, or 0.
 */
const wrapWidth = (widths: Uint32Array, inside: Uint32Array, lines: number): number => {
  let width = widest;
  while (width > 0 && (widths[width] ?? 0) === 0) width--;
  if (lines < fewestLines || width < 16 || (widths[widest + 1] ?? 0) > 0) return 0;
  let stopped = 0;
  let full = 0;
  for (let at = 1; at <= width; at++) {
    stopped += inside[at] ?? 0;
    if (at >= width * 0.75) full += inside[at] ?? 0;
  }
  return full >= 3 && full >= lines * 0.4 && full >= stopped * 0.8 ? width : 0;
};
