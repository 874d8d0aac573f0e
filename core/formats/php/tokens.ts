/** A piece of PHP that is neither white space nor a comment, in UTF-16 units. */
export type PhpToken = {
  readonly is: 'string' | 'word' | 'number' | 'sign' | 'other';
  readonly from: number;
  readonly to: number;
  readonly written: string;
  /** Comments before it, and whether one stands on the line of the token before. */
  readonly comments: readonly string[];
};

const rules: readonly (readonly [PhpToken['is'] | 'space' | 'comment', RegExp])[] = [
  ['space', /\s+/y],
  ['comment', /(?:#(?!\[)|\/\/)(?:(?!\?>)[^\r\n])*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)/y],
  ['string', /'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"/y],
  ['word', /[$\\]?[A-Za-z_\u0080-\uffff][\w\u0080-\uffff\\]*/y],
  ['number', /\d[\w.]*/y],
  ['sign', /=>|->|::|\?->|\.\.\.|[=!<>]==?|[.+*/-]=|[^]/y],
];
/** `<<<"X"` to the line that begins with X (PHP 7.3: indented, too). */
const heredoc = /<<<[ \t]*(["']?)([A-Za-z_]\w*)\1(?:\r\n|\n|\r)/y;

const matchAt = (pattern: RegExp, text: string, at: number): string | null => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
};

const heredocAt = (text: string, at: number): number => {
  heredoc.lastIndex = at;
  const found = heredoc.exec(text);
  if (found === null) return 0;
  const body = text.slice(at + found[0].length);
  const end = new RegExp(String.raw`(?:^|\r\n|\n|\r)[ \t]*${found[2] ?? ''}\b`).exec(body);
  return found[0].length + (end === null ? body.length : end.index + end[0].length);
};

/** What stands between the stars of a comment, or behind its signs. */
const wordsOf = (comment: string): string =>
  comment
    .replace(/^(?:\/\*+|\/\/|#)/, '')
    .replace(/\*+\/$/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^[ \t]*\*?[ \t]*/, '').trimEnd())
    .join('\n')
    .trim();

/** The tokens of a file of PHP; what stands outside `<?php` and `?>` is none. Linear. */
export function* tokensOf(text: string): Generator<PhpToken> {
  let comments: string[] = [];
  let at = 0;
  const skipOutside = (): void => {
    const begin = text.indexOf('<?php', at);
    at = begin < 0 ? text.length : begin + '<?php'.length;
  };
  for (skipOutside(); at < text.length;) {
    if (text.startsWith('?>', at)) {
      skipOutside();
      continue;
    }
    const here = heredocAt(text, at);
    if (here > 0) {
      yield { is: 'other', from: at, to: at + here, written: '', comments: [] };
      at += here;
      continue;
    }
    for (const [is, pattern] of rules) {
      const written = matchAt(pattern, text, at);
      if (written === null) continue;
      const from = at;
      at += written.length;
      if (is === 'comment') comments.push(wordsOf(written));
      else if (is !== 'space') {
        yield { is, from, to: at, written, comments };
        comments = [];
      }
      break;
    }
  }
}
