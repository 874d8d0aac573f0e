/** Marks at the start of a line that begin a quote or an item: each is a level of nesting. */
const containers = /^(?:[ \t]{0,3}(?:>|[-*+](?=[ \t\n]|$)|\d{1,9}[.)](?=[ \t\n]|$))[ \t]?)+/;
const container = />|[-*+]|\d{1,9}[.)]/g;
const mayBeContainer = /^[ \t]{0,3}[>\-*+\d]/;

/** How many quotes and items begin on this line, one inside the other. Linear in its marks. */
export const depthOf = (line: string): number =>
  mayBeContainer.test(line) ? (containers.exec(line)?.[0].match(container)?.length ?? 0) : 0;

/** What the parser looks at again and again: brackets, marks of emphasis and code, tags, items and quotes at the start of lines. */
const mark = /[*_~`]+|[[\]<]|^[ \t]{0,3}(?:>|[-+](?=[ \t\n]|$)|\d{1,9}[.)](?=[ \t\n]|$))/gm;
/** What may define a link or a footnote; the parser takes about as long for it as for eight marks. */
const definition = /\]:/g;
const definitionWorth = 8;

/**
 * How much markup a text has, by its signs and not by their meaning; counting ends beyond `most`. The parser takes some 20
 * microseconds for each. Linear.
 */
export const marksIn = (text: string, most: number): number => {
  let marks = 0;
  for (const [signs, worth] of [
    [mark, 1],
    [definition, definitionWorth],
  ] as const) {
    const pattern = new RegExp(signs);
    while (marks <= most && pattern.test(text)) marks += worth;
  }
  return marks;
};
