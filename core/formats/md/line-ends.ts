/** A text with its line ends as single newlines, and where its offsets were before. */
export type Unified = { readonly text: string; readonly original: (offset: number) => number };

/** Makes every CR and CRLF a newline; offsets are found again by halving. */
export const unifyLineEnds = (text: string): Unified => {
  if (!text.includes('\r')) return { text, original: (offset) => offset };
  const unified = text.replaceAll(/\r\n?/g, '\n');
  if (unified.length === text.length) return { text: unified, original: (offset) => offset };
  const count = text.length - unified.length;
  const pairs = new Uint32Array(count); // in the unified text, where each CRLF's newline stands
  let found = 0;
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) {
    pairs[found] = at - found;
    found++;
  }
  return {
    text: unified,
    original: (offset) => {
      let [low, high] = [0, count];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((pairs[middle] ?? 0) < offset) low = middle + 1;
        else high = middle;
      }
      return offset + low;
    },
  };
};
