import { pinyinLetters } from './readings.ts';

const pattern = new RegExp(`\\?([${pinyinLetters}]{1,6})\\)`, 'y');

/**
 * A gloss whose opening parenthesis was swallowed: `?shù)`. The decoder met half a character before the parenthesis,
 * took both for one bad pair and wrote a question mark. In: text and a UTF-16 offset. Out: its reading, where it ends.
 */
export const shiftAt = (
  text: string,
  at: number,
): { readonly reading: string; readonly end: number } | undefined => {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? { reading: match[1] ?? '', end: pattern.lastIndex } : undefined;
};
