import type { Slice } from '../formats/source-place.ts';
import { isSpace, spaceEnd } from './characters.ts';

/** An attribute of a tag as it is written: its name, and where its value stands within the quotes (UTF-16 units of the tag). */
export type WrittenAttribute = Slice & { readonly name: string; readonly value: Slice };

const [equals, slash, greater, double, single] = [0x3d, 0x2f, 0x3e, 0x22, 0x27];

/** Where a name ends that begins at `from`: at white space, `=`, `/`, `>`, or the end. */
const nameTo = (tag: string, from: number): number => {
  let at = from;
  for (; at < tag.length; at += 1) {
    const unit = tag.charCodeAt(at);
    if (isSpace(unit) || unit === equals || unit === slash || unit === greater) break;
  }
  return at;
};

/** The attribute that begins, with the white space before it, at `from`; null where none does. */
const attributeAt = (tag: string, from: number): WrittenAttribute | null => {
  const start = spaceEnd(tag, from);
  const end = nameTo(tag, start);
  const equal = spaceEnd(tag, end);
  if (start === from || end === start || tag.charCodeAt(equal) !== equals) return null;
  const open = spaceEnd(tag, equal + 1);
  const quote = tag.charCodeAt(open);
  if (quote !== double && quote !== single) return null;
  const close = tag.indexOf(quote === double ? '"' : "'", open + 1);
  if (close < 0) return null;
  return { name: tag.slice(start, end), from, to: close + 1, value: { from: open + 1, to: close } };
};

/**
 * The attributes of a start tag of well-formed XML, from its source (`<a b="c">`), in order. Values are slices, so that a
 * writer can exchange one and leave all else as it is.
 */
export const writtenAttributes = (tag: string): readonly WrittenAttribute[] => {
  const found: WrittenAttribute[] = [];
  for (let one = attributeAt(tag, nameTo(tag, 0)); one !== null; one = attributeAt(tag, one.to))
    found.push(one);
  return found;
};

/** The same for one of them. */
const writtenAttribute = (tag: string, name: string): WrittenAttribute | undefined => {
  for (let one = attributeAt(tag, nameTo(tag, 0)); one !== null; one = attributeAt(tag, one.to))
    if (one.name === name) return one;
  return undefined;
};

/** Text as it is written between tags. `\r` as a reference, since a parser would make it a newline. */
export const escapeXmlText = (text: string): string =>
  text.replace(/[&<>\r]/g, (char) =>
    char === '&' ? '&amp;' : char === '<' ? '&lt;' : char === '>' ? '&gt;' : '&#13;',
  );

/** Text as it is written between quotes of either kind. */
export const escapeXmlAttribute = (text: string): string =>
  escapeXmlText(text).replace(/["'\t\n]/g, (char) =>
    char === '"' ? '&quot;' : char === "'" ? '&apos;' : `&#${char.charCodeAt(0)};`,
  );

/**
 * The tag with the attribute of that written name set to `value` (plain text), or taken out for null; all else as it was. A new
 * attribute comes last.
 */
export const withAttribute = (tag: string, name: string, value: string | null): string => {
  if (value === null && !tag.includes(name)) return tag;
  const own = writtenAttribute(tag, name);
  if (own !== undefined)
    return value === null
      ? tag.slice(0, own.from) + tag.slice(own.to)
      : tag.slice(0, own.value.from) + escapeXmlAttribute(value) + tag.slice(own.value.to);
  if (value === null) return tag;
  const end = /\s*\/?>$/.exec(tag)?.index ?? tag.length;
  return `${tag.slice(0, end)} ${name}="${escapeXmlAttribute(value)}"${tag.slice(end)}`;
};
