/** A value of front matter as it is written: plain, in quotes of either kind, or as a block (YAML 1.2, section 8.1). */

const doubleEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '"': '"',
  '\\': '\\',
  '/': '/',
  0: '\0',
  b: '\b',
  f: '\f',
  e: '\u001b',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

const unescaped = (text: string): string =>
  text.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/gs,
    (all, x?: string, u?: string, long?: string, one = '') => {
      const hex = x ?? u ?? long;
      if (hex === undefined) return doubleEscapes[one] ?? all;
      const code = Number.parseInt(hex, 16);
      return code > 0x10ffff ? all : String.fromCodePoint(code);
    },
  );

const header = /^([|>])[^\n]*\n/;

/** The lines of a block without their indent. */
const blockLines = (source: string): readonly string[] => {
  const lines = source.replace(header, '').split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const indent = Math.min(...(indents.length === 0 ? [0] : indents));
  return lines.map((line) => line.slice(indent));
};

/** What a value says, from how it is written. */
export const readScalar = (source: string): string => {
  const style = source.charAt(0);
  const inner = source.slice(1, -1);
  if (style === '"') return unescaped(inner);
  if (style === "'") return inner.replaceAll("''", "'");
  if (!header.test(source)) return source;
  const lines = blockLines(source);
  if (style === '|') return lines.join('\n').trimEnd();
  return lines
    .join('\n')
    .trim()
    .replace(/\n+/g, (ends) => (ends.length === 1 ? ' ' : '\n'.repeat(ends.length - 1)));
};

/** What YAML would read as something else than these words, unless it is quoted (sections 7.3.3 and 10.3.2). */
const needsQuotes = (text: string): boolean =>
  text !== text.trim() ||
  /^$|[\n\r\t]|^[-?:,[\]{}#&*!|>'"%@`]|: |:$| #|^(?:true|false|yes|no|on|off|null|~)$/i.test(text) ||
  /^[-+.\d][\d.,:_eExXoO+-]*$/.test(text);

const doubled = (text: string): string =>
  `"${text.replace(/[\\"\n\t\r]/g, (char) => (char === '\n' ? '\\n' : char === '\t' ? '\\t' : char === '\r' ? '\\r' : `\\${char}`))}"`;

/**
 * A value written as the one at `source` is. A plain one that would be read as something else is quoted; a block keeps its first
 * line and its indent, and has a folded text on one line.
 */
export const writeScalar = (source: string, text: string): string => {
  const style = source.charAt(0);
  if (style === '"') return doubled(text);
  if (style === "'") return /[\n\r]/.test(text) ? doubled(text) : `'${text.replaceAll("'", "''")}'`;
  const head = header.exec(source)?.[0];
  if (head === undefined) return needsQuotes(text) ? doubled(text) : text;
  const indent = /^ +(?=\S)/m.exec(source.slice(head.length))?.[0] ?? '  ';
  const lines = text.split('\n').map((line) => (line === '' ? '' : indent + line));
  return head + lines.join(style === '|' ? '\n' : '\n\n');
};
