/** Counts lines of a text that goes by in pieces. */
export type LineCounter = {
  readonly push: (text: string) => void;
  /** 1-based; offsets are asked in ascending order, in UTF-16 units of the whole text. */
  readonly lineAt: (offset: number) => number;
};

/** Lines by LF, CR and CRLF. Memory: ends of lines that were pushed and not yet passed by. */
export const lineCounter = (): LineCounter => {
  let ends: number[] = [];
  let [next, line, total] = [0, 1, 0];
  return {
    push: (text) => {
      for (const match of text.matchAll(/\r\n|[\r\n]/g)) ends.push(total + match.index + match[0].length);
      total += text.length;
    },
    lineAt: (offset) => {
      for (let end = ends[next]; end !== undefined && end <= offset; end = ends[next]) {
        next += 1;
        line += 1;
      }
      if (next > 10_000) {
        ends = ends.slice(next);
        next = 0;
      }
      return line;
    },
  };
};
