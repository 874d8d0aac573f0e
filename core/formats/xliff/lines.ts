/** Counts lines of a text that goes by in pieces. */
export type LineCounter = {
  readonly push: (text: string) => void;
  /** 1-based; `offset` in UTF-16 units of the whole text, as far as it went by. */
  readonly lineAt: (offset: number) => number;
};

/** Lines by LF, CR and CRLF. Memory: a number for each line. */
export const lineCounter = (): LineCounter => {
  const ends: number[] = [];
  let total = 0;
  return {
    push: (text) => {
      for (const match of text.matchAll(/\r\n|[\r\n]/g)) ends.push(total + match.index + match[0].length);
      total += text.length;
    },
    lineAt: (offset) => {
      let [low, high] = [0, ends.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((ends[middle] ?? 0) <= offset) low = middle + 1;
        else high = middle;
      }
      return low + 1;
    },
  };
};
