/** A cell of a table, in UTF-16 units, with its quotes. */
export type CsvCell = {
  readonly from: number;
  readonly to: number;
  readonly value: string;
  readonly isQuoted: boolean;
  /** It begins with a quote, and the file ends before the one that would close it. */
  readonly isOpen: boolean;
};

export type CsvRow = {
  /** 1-based line of the file. */
  readonly line: number;
  readonly cells: readonly CsvCell[];
  /** Before its line end. */
  readonly end: number;
};

const separators = [',', '\t', ';', '|'] as const;

/** What a file of Excel says of its separator in its first line. */
const said = /^sep=([,;|\t])(?:\r\n|\n|\r|$)/;

/** How much of a file its separator is told by. */
const sampled = 20_000;

/** How often each separator stands in the first lines outside of quotes. */
const counts = (text: string): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  let isQuoted = false;
  for (const char of text.slice(0, sampled)) {
    if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted) found.set(char, (found.get(char) ?? 0) + 1);
  }
  return found;
};

/** The separator of a table: the one it names, else the likeliest: tabs stand in no words, commas in most. */
export const separatorOf = (text: string): string => {
  const named = said.exec(text)?.[1];
  if (named !== undefined) return named;
  const found = counts(text);
  const lines = Math.max(found.get('\n') ?? 0, found.get('\r') ?? 0, 1);
  const often = (sign: string): number => (found.get(sign) ?? 0) / lines;
  if (often('\t') >= 0.8) return '\t';
  if (often(';') >= 0.8 && often(';') >= often(',')) return ';';
  if (often('|') >= 0.8 && often(',') < 0.8) return '|';
  return separators.find((sign) => often(sign) >= 0.5) ?? ',';
};

const quoted = /[ ]*"((?:[^"]|"")*)(?:"|$)/y;

/** The rows of a table (RFC 4180); a quote within a cell that does not begin with one is a letter. Linear. */
export function* rowsOf(text: string, separator: string): Generator<CsvRow> {
  const bare = new RegExp(String.raw`[^\r\n${separator === '|' ? '|' : separator}]*`, 'y');
  let line = 1;
  let at = said.exec(text)?.[0].length ?? 0;
  if (at > 0) line = 2;
  while (at < text.length) {
    const first = line;
    const cells: CsvCell[] = [];
    for (;;) {
      quoted.lastIndex = at;
      const inQuotes = quoted.exec(text);
      const from = at;
      if (inQuotes !== null) {
        at += inQuotes[0].length;
        line += inQuotes[0].split(/\r\n|\n|\r/).length - 1;
      }
      const to = at;
      bare.lastIndex = at;
      const rest = bare.exec(text)?.[0] ?? '';
      at += rest.length;
      const isQuoted = inQuotes !== null && rest.trim() === '';
      const isOpen = inQuotes !== null && inQuotes[0].trimStart().length < (inQuotes[1] ?? '').length + 2;
      cells.push(
        isQuoted
          ? { from, to, value: (inQuotes[1] ?? '').replaceAll('""', '"'), isQuoted, isOpen }
          : { from, to: at, value: text.slice(from, at), isQuoted: false, isOpen },
      );
      if (text.charAt(at) !== separator) break;
      at += 1;
    }
    const end = at;
    at += /^(?:\r\n|\n|\r)/.exec(text.slice(at, at + 2))?.[0].length ?? 0;
    line += 1;
    yield { line: first, cells, end };
    // A file that ends in a separator has no row behind it.
    if (end === at) return;
  }
}

/** What a spreadsheet would run (as in reports). */
const formula = /^[=+\-@\t\r＝＋－＠]/u;

/** Whether a cell's text would be taken for a formula: nothing keeps it from that. */
export const isFormula = (value: string): boolean => formula.test(value);

/** A cell's words: without the apostrophe that keeps them from being run. */
export const wordsOf = (value: string): string =>
  value.startsWith("'") && formula.test(value.slice(1)) ? value.slice(1) : value;

type CellRules = {
  readonly separator: string;
  /** What stood there, and whether the file has such words without an apostrophe. */
  readonly isQuoted: boolean;
  readonly mayRun: boolean;
};

export const writeCell = (words: string, { separator, isQuoted, mayRun }: CellRules): string => {
  const safe = !mayRun && isFormula(words) ? `'${words}` : words;
  const needsQuotes = /["\r\n]|^\s|\s$/.test(safe) || safe.includes(separator);
  return isQuoted || needsQuotes ? `"${safe.replaceAll('"', '""')}"` : safe;
};
