/** New names of sheets by their old ones. */
export type SheetNames = ReadonlyMap<string, string>;

/** Names are the same whatever their case. */
export const sheetKey = (name: string): string => name.toLowerCase();

const longestName = 31;

/**
 * The names that sheets can have of those that are wanted: what a name must not hold becomes a blank, it is cut to 31 UTF-16 units, and one that is
 * taken gets a number behind it (section 18.2.19 and the program's own rules). Sheets whose name stays are left out.
 */
export const possibleNames = (all: readonly string[], wanted: ReadonlyMap<string, string>): SheetNames => {
  const names = new Map<string, string>();
  const taken = new Set(all.filter((name) => !wanted.has(name)).map(sheetKey));
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
    for (let n = 2; taken.has(sheetKey(name)); n += 1)
      name = `${cut(longestName - String(n).length - 1)} ${n}`;
    taken.add(sheetKey(name));
    if (name !== old) names.set(old, name);
  }
  return names;
};
