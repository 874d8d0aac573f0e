import { withEscapes, type Spelling } from '../strings/spelling.ts';

/** How a scalar is written (YAML 1.2.2, chapters 7 and 8). */
type ScalarStyle = 'PLAIN' | 'QUOTE_DOUBLE' | 'QUOTE_SINGLE' | 'BLOCK_LITERAL' | 'BLOCK_FOLDED';

export type ScalarPlace = {
  readonly style: ScalarStyle;
  /** As it is written now, from its first character: of a block, with its header and the line end behind it. */
  readonly written: string;
  readonly inFlow: boolean;
};

/** What is read as something other than text by a reader of YAML 1.1 or 1.2 where it stands without quotes. */
const otherwise = /^(?:~|null|true|false|yes|no|on|off|y|n|\.nan|[-+]?\.inf|=|<<)$/i;
const numeric = /^[-+.]?\d[\d_.,:eExXa-fA-F+\-TZ ]*$/;
/** Characters that only double quotes can hold safely. */
const special = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;

const isPlain = (value: string, inFlow: boolean): boolean =>
  value !== '' &&
  value === value.trim() &&
  !special.test(value) &&
  !/[\n\t]/.test(value) &&
  !/^(?:[-?:](?:\s|$)|[,[\]{}#&*!|>'"%@`]|---|\.\.\.)/.test(value) &&
  !/:(?:\s|$)|\s#/.test(value) &&
  !(inFlow && /[,[\]{}:?]/.test(value)) &&
  !otherwise.test(value) &&
  !numeric.test(value);

const doubleQuoted = (value: string, spelling: Spelling): string => {
  const escaped = JSON.stringify(value);
  const beyond = spelling.ascii ? /[^\u0000-\u007e]/g : /[\u007f-\u009f\u2028\u2029\ufeff]/g;
  return withEscapes(escaped, beyond, spelling);
};

/** The lines of a block of text, as the style has them; null where a line could not be read back as it is. */
const blockLines = (words: string, style: ScalarStyle, eol: string, indent: string): string | null => {
  if (special.test(words) || /^[ \t\n]/.test(words) || words.includes('\r')) return null;
  if (style === 'BLOCK_LITERAL')
    return words
      .split('\n')
      .map((line) => (line === '' ? '' : indent + line))
      .join(eol);
  // A line end in the text is an empty line here; lines that begin with a space would not be folded.
  if (/\n[ \t]/.test(words)) return null;
  return indent + words.replaceAll(/\n+/g, (ends) => eol.repeat(ends.length + 1) + indent);
};

/** Header, indent of the lines, and the white space behind the last of them; null where an indicator says the indent. */
const blockParts = (
  written: string,
): { header: string; eol: string; indent: string; tail: string } | null => {
  const [header = '', eol = ''] = /^[|>][+-]?[^\r\n\d]*(\r?\n)/.exec(written) ?? [];
  if (eol === '') return null;
  const body = written.slice(header.length);
  const indent = /^(?:[ \t]*\r?\n)*( +)/.exec(body)?.[1] ?? '';
  return indent === '' ? null : { header, eol, indent, tail: written.slice(written.trimEnd().length) };
};

const block = (value: string, { style, written }: ScalarPlace): string | null => {
  const parts = blockParts(written);
  if (parts === null) return null;
  // What stands behind the last line says how many line ends the text has: as many as before.
  const lines = blockLines(value.replace(/[ \t\n]+$/, ''), style, parts.eol, parts.indent);
  return lines === null ? null : parts.header + lines + parts.tail;
};

/** A text in the place of a scalar, in the scalar's own style where that can hold it, else in double quotes. */
export const writeScalar = (value: string, place: ScalarPlace, spelling: Spelling): string => {
  const { style, written, inFlow } = place;
  if (style === 'PLAIN' && isPlain(value, inFlow)) return value;
  if (style === 'QUOTE_SINGLE' && !/[\n\r\t]/.test(value) && !special.test(value))
    return `'${value.replaceAll("'", "''")}'`;
  if (!style.startsWith('BLOCK')) return doubleQuoted(value, spelling);
  const own = block(value, place);
  return own ?? doubleQuoted(value, spelling) + (/[ \t]*\r?\n[ \t\r\n]*$/.exec(written)?.[0] ?? '');
};
