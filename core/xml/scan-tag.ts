import { nameEnd, spaceEnd } from './characters.ts';
import { withReferences, type Complain, type Entities } from './references.ts';

/** An attribute as written, its value with references resolved and white space as blanks (XML 1.0, section 3.3.3). */
export type ScannedAttribute = { readonly name: string; readonly value: string };

/** A start tag. The same object is told again for tags that are written the same, where they are short; `memo` is what its reader knows of it. */
export type ScannedTag<Memo> = {
  /** From `<` to `>`. */
  readonly source: string;
  readonly written: string;
  readonly attributes: readonly ScannedAttribute[];
  readonly isEmpty: boolean;
  /** The end tag that belongs to it, as it is nearly always written. */
  readonly closing: string;
  memo: Memo | null;
};

export type TagRules = {
  readonly entities: Entities;
  /** Attributes beyond this many are told to `tooMany`, before the tag is read to its end. */
  readonly mostAttributes: number;
  readonly tooMany: () => never;
  readonly complain: Complain;
};

const [greater, slash, equals, doubleQuote, singleQuote] = [0x3e, 0x2f, 0x3d, 0x22, 0x27];

/** More attributes than this are told apart by a set. */
const few = 12;

const isDouble = (
  attributes: readonly ScannedAttribute[],
  names: Set<string> | null,
  name: string,
): boolean => (names === null ? attributes.some((other) => other.name === name) : names.has(name));

const valueOf = (raw: string, from: number, { entities, complain }: TagRules): string => {
  const less = raw.indexOf('<');
  if (less >= 0) return complain(from + less, 'disallowed character.');
  const flat = /[\t\r\n]/.test(raw) ? raw.replace(/\r\n|[\t\r\n]/g, ' ') : raw;
  return flat.includes('&') ? withReferences(flat, from, entities, complain) : flat;
};

/**
 * Reads the start tag that begins at `from`, where `<` and the first character of a name are; null where the text ends before
 * it does. Linear.
 */
export const scanTag = <Memo>(text: string, from: number, rules: TagRules): ScannedTag<Memo> | null => {
  const { complain } = rules;
  const attributes: ScannedAttribute[] = [];
  let names: Set<string> | null = null;
  const nameTo = nameEnd(text, from + 1);
  const written = text.slice(from + 1, nameTo);
  const tag = (to: number, isEmpty: boolean): ScannedTag<Memo> => ({
    source: text.slice(from, to),
    written,
    attributes,
    isEmpty,
    closing: `</${written}>`,
    memo: null,
  });
  let at = nameTo;
  for (;;) {
    const next = spaceEnd(text, at);
    if (next >= text.length) return null;
    const unit = text.charCodeAt(next);
    if (unit === greater) return tag(next + 1, false);
    if (unit === slash) {
      if (next + 1 >= text.length) return null;
      if (text.charCodeAt(next + 1) === greater) return tag(next + 2, true);
      return complain(next + 1, 'forward-slash in opening tag not followed by >.');
    }
    const end = nameEnd(text, next);
    if (end === next)
      return complain(
        next,
        at === nameTo && next === at
          ? 'disallowed character in tag name.'
          : 'disallowed character in attribute name.',
      );
    if (next === at) return complain(next, 'no whitespace between attributes.');
    const equal = spaceEnd(text, end);
    if (equal >= text.length) return null;
    if (text.charCodeAt(equal) !== equals)
      return complain(
        equal,
        equal === end && text.charCodeAt(equal) !== greater
          ? 'disallowed character in attribute name.'
          : 'attribute without value.',
      );
    const start = spaceEnd(text, equal + 1);
    if (start >= text.length) return null;
    const quote = text.charCodeAt(start);
    if (quote !== doubleQuote && quote !== singleQuote) return complain(start, 'unquoted attribute value.');
    const close = text.indexOf(quote === doubleQuote ? '"' : "'", start + 1);
    if (close < 0) {
      const less = text.indexOf('<', start);
      return less < 0 ? null : complain(less, 'disallowed character.');
    }
    const name = text.slice(next, end);
    if (isDouble(attributes, names, name)) return complain(close, `duplicate attribute: ${name}.`);
    attributes.push({ name, value: valueOf(text.slice(start + 1, close), start + 1, rules) });
    if (attributes.length > rules.mostAttributes) return rules.tooMany();
    if (names !== null) names.add(name);
    else if (attributes.length > few) names = new Set(attributes.map((one) => one.name));
    at = close + 1;
  }
};

/** An end tag that may have white space behind its name: the name and where it ends; null where the text ends before it does. */
export const scanEnd = (
  text: string,
  from: number,
  complain: Complain,
): { readonly written: string; readonly to: number } | null => {
  const end = nameEnd(text, from + 2);
  const to = spaceEnd(text, end);
  if (to >= text.length) return null;
  if (text.charCodeAt(to) !== greater) return complain(to, 'disallowed character in closing tag.');
  if (end === from + 2) return complain(to, 'weird empty close tag.');
  return { written: text.slice(from + 2, end), to: to + 1 };
};
