/** Where the sentence for a code of a format's own stands, `<id>.<word>`: in the words of its format, under `group`. */
const ownSentence = (code: string, group: 'findings' | 'adapted' | 'fillFindings'): string => {
  const dot = code.indexOf('.');
  return `formats:${code.slice(0, dot)}.${group}.${code.slice(dot + 1)}`;
};

/** The key of the sentence for what was remarkable when a file was read. */
export const findingSentence = (code: string): string =>
  code.includes('.') ? ownSentence(code, 'findings') : `formats:findings.${code}`;

/** The key of the sentence for a kind of change besides words. */
export const adaptedSentence = (code: string): string => ownSentence(code, 'adapted');

/** The key of the sentence for what speaks against filling. */
export const fillSentence = (code: string): string => ownSentence(code, 'fillFindings');
