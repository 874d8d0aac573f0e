/**
 * References of texts in PO: the number of the entry and of the form, from 0, and behind a space what a person tells the text from others of the same words by:
 * its context (`msgctxt`), and which form of a plural it is. References of earlier versions end with the numbers.
 */
const parts = (ref: string): readonly [place: string, name: string] => {
  const space = ref.indexOf(' ');
  return space < 0 ? [ref, ''] : [ref.slice(0, space), ref.slice(space + 1)];
};

/** `names` that are null, or say nothing, are left out. */
export const refOf = (place: string, names: readonly (string | null)[]): string => {
  const said = names.filter((name) => name !== null && name.trim() !== '');
  return said.length === 0 ? place : `${place} ${said.join(' · ')}`;
};

export const placeOf = (ref: string): string => parts(ref)[0];

/** What a person knows the text by; '' for nothing. */
export const nameOfRef = (ref: string): string => parts(ref)[1];
