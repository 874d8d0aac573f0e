/**
 * Fields whose result Word computes and nobody translates: numbers, dates, names of files and people, formulas, pictures, and what
 * a form or a merge puts there (ECMA-376 Part 1, section 17.16.5). Results of all others are words: of a link, a table of contents, a
 * form's text, a reference to a heading.
 */
const computed = new Set(
  `= ADDRESSBLOCK ADVANCE ASK AUTHOR AUTONUM AUTONUMLGL AUTONUMOUT BARCODE COMPARE CREATEDATE DATABASE DATE DDE DDEAUTO DISPLAYBARCODE DOCVARIABLE
  EDITTIME EMBED EQ FILENAME FILESIZE FORMCHECKBOX FORMDROPDOWN GOTOBUTTON GREETINGLINE IMPORT INCLUDEPICTURE INFO LASTSAVEDBY LINK LISTNUM
  MERGEBARCODE MERGEFIELD MERGEREC MERGESEQ NEXT NEXTIF NOTEREF NUMCHARS NUMPAGES NUMWORDS PAGE PAGEREF PRINT PRINTDATE PRIVATE RD REVNUM
  SAVEDATE SECTION SECTIONPAGES SEQ SET SHAPE SKIPIF SYMBOL TA TC TEMPLATE TIME USERADDRESS USERINITIALS USERNAME XE`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** The name of a field, from its instruction: `HYPERLINK`, `=`. */
export const fieldName = (instruction: string): string =>
  (/^\s*(?:\\\*\s+)?(=|[A-Za-z]+)/.exec(instruction)?.[1] ?? '').toUpperCase();

/** Whether the result of a field stays as it is. A reference to a number or a place (`\n`, `\r`, `\w`, `\p`) does, one to words not. */
export const isComputed = (instruction: string): boolean => {
  const name = fieldName(instruction);
  if (computed.has(name)) return true;
  return name === 'REF' && /\\[nrwp](?![A-Za-z])/i.test(instruction);
};

/** Where a HYPERLINK leads, as its instruction says: an address, or `#` and a bookmark. Null for other fields. */
export const fieldLink = (instruction: string): string | null => {
  if (fieldName(instruction) !== 'HYPERLINK') return null;
  const bookmark = /\\l\s+"([^"]*)"/i.exec(instruction)?.[1];
  const address = /^\s*HYPERLINK\s+"([^"]*)"/i.exec(instruction)?.[1] ?? '';
  return bookmark === undefined ? address : `${address}#${bookmark}`;
};
