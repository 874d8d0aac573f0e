import { textHash } from '../../annotations/hash.ts';

/** A name in the form of a GUID for what `text` says: the same for the same, so that a file is written twice alike. */
export const guidOf = (text: string): string => {
  const digits = textHash(text) + textHash(`${text}\u0000`);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join('-');
};
