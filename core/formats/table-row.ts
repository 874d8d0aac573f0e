/** A row of a table of text. `line`: its number in the file, from 1; cells behind the last one with text may be missing. */
export type TableRow = { readonly line: number; readonly values: readonly string[] };
