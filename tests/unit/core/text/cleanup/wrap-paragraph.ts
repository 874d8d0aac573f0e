/** Marks that never begin a line, and those that never end one (the usual rules of East Asian line breaking). */
const neverFirst = '，。、；：！？」』”’）》〉】…—,.;:!?)';
const neverLast = '「『“‘（《〈【(';

const columnsOf = (text: string): number =>
  Array.from(text).reduce(
    (sum, char) => sum + ((char.codePointAt(0) ?? 0) >= 0x1100 || '“”‘’…—'.includes(char) ? 2 : 1),
    0,
  );

/** What may not be parted: words of Latin letters and digits, characters with the marks that cling to them. */
const atomsOf = (text: string): string[] => {
  const atoms = text.match(/[!-~]+|\s|[^!-~\s]/gu) ?? [];
  const joined: string[] = [];
  for (const atom of atoms) {
    const last = joined.at(-1);
    if (
      last !== undefined &&
      last.trim() !== '' &&
      (neverFirst.includes(atom.charAt(0)) || neverLast.includes(last.slice(-1)))
    )
      joined[joined.length - 1] = last + atom;
    else joined.push(atom);
  }
  return joined;
};

/**
 * Fills lines of `width` columns with a paragraph, as an editor or a mail program does it. In: the paragraph, the
 * width, and whether Chinese punctuation is kept off the edges of lines. Out: the lines, and what each break took out.
 */
export const wrapParagraph = (
  text: string,
  width: number,
  { indent = '', keeps = true }: { readonly indent?: string; readonly keeps?: boolean } = {},
): string[] => {
  const lines: string[] = [];
  let line = indent;
  for (const atom of keeps ? atomsOf(text) : (text.match(/[!-~]+|\s|[^!-~\s]/gu) ?? [])) {
    if (columnsOf(line + atom) > width && line.trim() !== '') {
      if (atom === ' ') continue;
      lines.push(line.trimEnd());
      line = atom;
    } else if (atom !== ' ' || line.trim() !== '') line += atom;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
};
