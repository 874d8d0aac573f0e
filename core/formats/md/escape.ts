/** Characters that are markup wherever they stand. The rest is markup at the start of a line only, see `escapeLine`. */
const always = /[\\`*[\]<|~]/g;
/** An underscore between letters or digits is none (CommonMark 0.31, section 6.2). */
const underscore = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const reference = /&(?=#|[a-z])/gi;
/** A picture when a link follows, which is only known later: a mark at the end of a piece is escaped too. */
const bang = /!(?=\\\[|$)/g;

/** Escapes a piece of a line, so that it reads as itself inside a paragraph. */
export const escapeInline = (text: string): string =>
  text.replace(always, '\\$&').replace(underscore, '\\_').replace(reference, '\\&').replace(bang, '\\!');

/** Escapes what would begin something else than a paragraph at the start of an already escaped line. */
export const escapeLine = (line: string): string =>
  line
    .replace(/^[ \t]+|[ \t]+$/g, '')
    .replace(/^(?:#{1,6}(?=\s|$)|[-+](?=[\s\-]|$)|=+$|>)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
