import { unzipSync, zipSync } from 'fflate';

/** A file with one piece of it changed, and what was done. */
export type Changed = { readonly what: string; readonly bytes: Uint8Array };

/** A stretch of a text that can stand for all of its kind. */
type Piece = { readonly kind: string; readonly from: number; readonly to: number; readonly value: boolean };

/** The attributes of a tag, and the element it begins, as they stand in a text of markup. */
const piecesOfMarkup = (text: string): readonly Piece[] =>
  [...text.matchAll(/<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g)].flatMap(
    (start) => {
      const [whole, name = '', attributes = '', empty = ''] = start;
      const inside = start.index + 1 + name.length;
      const own = [...attributes.matchAll(/\s+([\w:.-]+)\s*=\s*(?:"[^"<]*"|'[^'<]*')/g)].map(
        (each): Piece => {
          const from = inside + each.index;
          return { kind: `${name} ${each[1] ?? ''}`, from, to: from + each[0].length, value: true };
        },
      );
      const end = start.index + whole.length;
      const close = empty === '' ? text.indexOf(`</${name}>`, end) : end;
      if (close < 0) return own;
      const to = empty === '' ? close + name.length + 3 : end;
      return [...own, { kind: `<${name}>`, from: start.index, to, value: false }];
    },
  );

/** What a line looks like without its words: lines of one look are of one kind. */
const lookOf = (line: string): string =>
  line
    .replaceAll(/\p{Script=Han}+/gu, '字')
    .replaceAll(/\p{L}+/gu, 'a')
    .replaceAll(/\d+/g, '0')
    .trimEnd();

const piecesOfLines = (text: string): readonly Piece[] => {
  let from = 0;
  return text.split(/(?<=\n)/).map((line): Piece => {
    const piece = { kind: lookOf(line), from, to: from + line.length, value: false };
    from = piece.to;
    return piece;
  });
};

/** Left out, doubled, or with another value: one after the other, so that each is done to many kinds. */
const changes: readonly ((own: string, isValue: boolean) => readonly [what: string, by: string])[] = [
  () => ['without', ''],
  (own, isValue) => (isValue ? ['other value of', own.replace(/=.*/s, '="x-0"')] : ['twice', own + own]),
];

const changedText = (text: string, seen: Set<string>): readonly (readonly [what: string, text: string])[] =>
  (/^\s*<(?!\?php)/.test(text) ? piecesOfMarkup(text) : piecesOfLines(text)).flatMap(
    ({ kind, from, to, value }) => {
      const change = changes.find((_, n) => !seen.has(`${n} ${kind}`));
      if (change === undefined) return [];
      seen.add(`${changes.indexOf(change)} ${kind}`);
      const own = text.slice(from, to);
      const [what, by] = change(own, value);
      return by === own ? [] : [[`${what} ${kind}`, text.slice(0, from) + by + text.slice(to)] as const];
    },
  );

const decoded = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null; // another encoding
  }
};

/**
 * Copies of a file in which one piece is left out, doubled or has another value: an element, an attribute, or a line where it is no markup. `seen` is
 * what was done in other files of the format: each kind of piece is changed once in each way. Of packages the same with their parts.
 */
export const changedCopies = (bytes: Uint8Array, seen: Set<string>): readonly Changed[] => {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    const text = decoded(bytes);
    if (text === null) return [];
    return changedText(text, seen).map(([what, changed]) => ({ what, bytes: Buffer.from(changed) }));
  }
  const parts = unzipSync(bytes);
  return Object.entries(parts).flatMap(([name, part]) => {
    const text = /\.(?:xml|rels|xhtml|html|opf|ncx|\w*xliff)$/.test(name) ? decoded(part) : null;
    if (text === null) return [];
    return changedText(text, seen).map(([what, changed]) => ({
      what: `${name}: ${what}`,
      bytes: zipSync({ ...parts, [name]: Buffer.from(changed) }, { level: 0, mtime: new Date(1980, 0, 1) }),
    }));
  });
};
