const bom = '\ufeff';

/**
 * A cell of RFC 4180. One that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage
 * return) is led by an apostrophe, so that nobody's annotation is run on somebody's machine.
 */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/** Writes a table as CSV (RFC 4180) in UTF-8 with a byte order mark, by which Excel knows that it is no other encoding. */
export function* writeCsv(head: readonly string[], rows: Iterable<readonly string[]>): Generator<string> {
  yield bom + line(head);
  for (const row of rows) yield line(row);
}
