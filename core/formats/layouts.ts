/** How the columns of an export can stand: in a table, below each other, or as text, block by block. */
export const layouts = ['side-by-side', 'stacked', 'interleaved'] as const;
export type Layout = (typeof layouts)[number];
