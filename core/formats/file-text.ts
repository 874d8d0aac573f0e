/** The text of a file, of which slices are asked for. A string is one. UTF-16 units. */
export type FileText = { readonly slice: (from: number, to: number) => string };

/** The same, and all of it once more, in pieces. */
export type WholeText = FileText & { readonly texts: () => Iterable<string> };

/** What is found of a pattern (`g`) within the tags of a text that comes in pieces; what stands beside the end of one may be found twice. */
export function* foundInTags(texts: Iterable<string>, pattern: RegExp): Generator<RegExpExecArray> {
  let rest = '';
  for (const piece of texts) {
    const text = rest + piece;
    yield* text.matchAll(pattern);
    // A tag that the piece ends within is looked at with the next one.
    const tag = text.lastIndexOf('<');
    rest = tag < 0 ? '' : text.slice(tag);
  }
}

/** So far before what was let go a text still answers: white space before an element shows how the file is indented. */
export const lookBack = 200;

type Piece = { readonly from: number; readonly text: string };

/** Adds pieces of what stands from `from` to `to`, of which the first is in the piece number `at`. */
const acrossPieces = (pieces: readonly Piece[], at: number, from: number, to: number): string => {
  const parts: string[] = [];
  for (let n = at, piece = pieces[n]; piece !== undefined && piece.from < to; piece = pieces[++n])
    parts.push(piece.text.slice(Math.max(0, from - piece.from), to - piece.from));
  return parts.join('');
};

/**
 * A text that goes by in pieces, of which only those are held that were not let go. Places are those of the whole text. To ask for what is
 * gone is a mistake, and throws: nothing wrong may come into a file.
 */
export const passingText = () => {
  const pieces: Piece[] = [];
  let length = 0;
  return {
    add: (text: string): void => {
      if (text !== '') pieces.push({ from: length, text });
      length += text.length;
    },
    /** What has come so far. */
    length: (): number => length,
    slice: (from: number, to: number): string => {
      if (to <= from) return '';
      let at = pieces.length - 1; // what is asked for is mostly what came last
      while (at > 0 && (pieces[at]?.from ?? 0) > from) at -= 1;
      const piece = pieces[at];
      if (piece === undefined || piece.from > from) throw new Error('text that was let go');
      const own = from - piece.from;
      return to - piece.from <= piece.text.length
        ? piece.text.slice(own, to - piece.from)
        : acrossPieces(pieces, at, from, to);
    },
    /** Nobody asks for what stands more than `lookBack` before this any more. */
    letGo: (to: number): void => {
      while ((pieces[1]?.from ?? Infinity) <= to - lookBack) pieces.shift();
    },
  };
};
