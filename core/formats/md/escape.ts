/** Characters that are markup wherever they stand. The rest is markup at the start of a line only, see `escapeLine`. */
const always = /[\\`*[\]<|~]/g;
/** An underscore between letters or digits is none (CommonMark 0.31, section 6.2). */
const underscore = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** A character reference (section 2.5) ends in a semicolon, which may stand in the next piece. */
const reference = /&(?=#?[a-z0-9]*(?:;|$))/gi;
/** A picture when a link follows, which is only known later: a mark at the end of a piece is escaped too. */
const bang = /!(?=\\\[|$)/g;

/** Escapes what would be a character reference, wherever text or an address stands. */
export const escapeReferences = (text: string): string => text.replace(reference, '\\&');

/** Escapes a piece of a line, so that it reads as itself inside a paragraph. */
export const escapeInline = (text: string): string =>
  escapeReferences(text.replace(always, '\\$&').replace(underscore, '\\_')).replace(bang, '\\!');

/** Braces of MDX would begin an expression. */
export const escapeBraces = (text: string, isMdx: boolean | undefined = true): string =>
  isMdx ? text.replaceAll(/[{}]/g, '\\$&') : text;

/** Without spaces and tabs at its ends; a loop, for a regular expression takes the square of a long run's length. */
const trimSpaces = (line: string): string => {
  let from = 0;
  let to = line.length;
  while (from < to && ' \t'.includes(line.charAt(from))) from++;
  while (to > from && ' \t'.includes(line.charAt(to - 1))) to--;
  return line.slice(from, to);
};

/** Escapes what would begin something else than a paragraph at the start of an already escaped line. */
export const escapeLine = (line: string): string =>
  trimSpaces(line)
    .replace(/^(?:#{1,6}(?=\s|$)|[-+](?=[\s:-]|$)|:(?=-)|=+$|>)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
