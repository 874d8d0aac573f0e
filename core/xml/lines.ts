/**
 * Says on which line (1-based) a place of a text stands while the text goes by, for places that only ever grow. Holds the ends of
 * lines of what was not asked for yet.
 */
export const lineFinder = () => {
  let ends: number[] = [];
  let [next, length, line] = [0, 0, 1];
  return {
    /** The same pieces, looked through. */
    watch: function* (pieces: Iterable<string>): Generator<string> {
      for (const piece of pieces) {
        ends = ends.slice(next);
        next = 0;
        for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) ends.push(length + at);
        length += piece.length;
        yield piece;
      }
    },
    /** In: UTF-16 units of the whole text. */
    lineAt: (place: number): number => {
      while (next < ends.length && (ends[next] ?? 0) < place) {
        next += 1;
        line += 1;
      }
      return line;
    },
  };
};
