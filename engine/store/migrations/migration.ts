/** One numbered step of the file format. Versions follow one another without gaps; a published one never changes. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string };
