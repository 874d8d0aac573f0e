/** New names of sheets by their old ones. */
export type SheetNames = ReadonlyMap<string, string>;

/** A reference to a sheet, or to all from one to another, in quotes or without (section 18.17.2.2); strings are gone over. */
const reference =
  /"(?:[^"]|"")*"|'((?:[^']|'')+)'!|(?<![\p{L}\p{N}_.\]])([\p{L}\p{N}_.]+(?::[\p{L}\p{N}_.]+)?)!/gu;

/** A name that may stand in a formula without quotes: it is no number, and no cell. */
const isBare = (name: string): boolean =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^(?:[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*)$/.test(name);

/** Names are the same whatever their case. */
const key = (name: string): string => name.toLowerCase();

const written = (names: readonly string[]): string =>
  names.every(isBare) ? `${names.join(':')}!` : `'${names.join(':').replaceAll("'", "''")}'!`;

/** A formula that calls sheets by their new names. A name within another workbook (`[1]Sheet`) stays. */
export const renameInFormula = (formula: string, names: SheetNames): string => {
  const byKey = new Map(Array.from(names, ([old, name]) => [key(old), name]));
  return formula.replace(reference, (whole, quoted?: string, bare?: string) => {
    const all = (quoted?.replaceAll("''", "'") ?? bare ?? '').split(':');
    const now = all.map((name) => byKey.get(key(name)) ?? name);
    return now.every((name, n) => name === all[n]) ? whole : written(now);
  });
};

const longestName = 31;

/**
 * The names that sheets can have of those that are wanted: what a name must not hold becomes a blank, it is cut to 31 UTF-16 units, and one that is
 * taken gets a number behind it (section 18.2.19 and the program's own rules). Sheets whose name stays are left out.
 */
export const possibleNames = (all: readonly string[], wanted: ReadonlyMap<string, string>): SheetNames => {
  const names = new Map<string, string>();
  const taken = new Set(all.filter((name) => !wanted.has(name)).map(key));
  for (const old of all.filter((name) => wanted.has(name))) {
    const clean = (wanted.get(old) ?? '')
      .replace(/[\\/?*[\]:\p{Cc}]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[' ]+|[' ]+$/g, '');
    const cut = (length: number): string =>
      clean
        .slice(0, length)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd();
    let name = cut(longestName);
    if (name === '') name = old;
    for (let n = 2; taken.has(key(name)); n += 1) name = `${cut(longestName - String(n).length - 1)} ${n}`;
    taken.add(key(name));
    if (name !== old) names.set(old, name);
  }
  return names;
};
