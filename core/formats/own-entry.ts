/**
 * What a table has for a name that a file says; undefined where it has nothing. `constructor` and its kind, which every object has, are
 * names like any other.
 */
export const ownEntry = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
