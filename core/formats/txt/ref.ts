import type { Slice } from '../source-place.ts';

/** The reference of a line: where its words stand in the decoded text. */
export const writeRef = ({ from, to }: Slice): string => `${from}-${to}`;

/** Where the words of a line stand, or those of lines that were joined: from the first to the last. Null for anything else. */
export const readRef = (ref: string): Slice | null => {
  const lines = ref.split(' ').map((line) => /^(\d{1,12})-(\d{1,12})$/.exec(line));
  const [from, to] = [Number(lines[0]?.[1] ?? Number.NaN), Number(lines.at(-1)?.[2] ?? Number.NaN)];
  return from <= to ? { from, to } : null;
};
