/**
 * Several texts in one cell of a table, one a line. A text that has line ends of its own, or begins with a quotation mark, is put in
 * quotation marks, those inside it doubled, as RFC 4180 (section 2) does with cells: so that nothing in a text, a comma in a
 * tag for instance, is taken for the border between two. A list of one empty text is written as one without any.
 */
export const listCell = (texts: readonly string[]): string =>
  texts.map((text) => (/^"|[\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\n');
