import type { Slice } from '../formats/source-place.ts';

/** An attribute of a tag as it is written: its name, and where its value stands within the quotes (UTF-16 units of the tag). */
export type WrittenAttribute = Slice & { readonly name: string; readonly value: Slice };

/**
 * The attributes of a start tag of well-formed XML, from its source (`<a b="c">`), in order. Values are slices, so that a
 * writer can exchange one and leave all else as it is.
 */
export const writtenAttributes = (tag: string): readonly WrittenAttribute[] => {
  const found: WrittenAttribute[] = [];
  const one = /\s+([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gy;
  one.lastIndex = /^<[^\s/>]+/.exec(tag)?.[0].length ?? 0;
  for (let match = one.exec(tag); match !== null; match = one.exec(tag)) {
    const [, name = '', double, single = ''] = match;
    const to = match.index + match[0].length;
    const length = (double ?? single).length;
    found.push({ name, from: match.index, to, value: { from: to - 1 - length, to: to - 1 } });
  }
  return found;
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
  const own = writtenAttributes(tag).find((attribute) => attribute.name === name);
  if (own !== undefined)
    return value === null
      ? tag.slice(0, own.from) + tag.slice(own.to)
      : tag.slice(0, own.value.from) + escapeXmlAttribute(value) + tag.slice(own.value.to);
  if (value === null) return tag;
  const end = /\s*\/?>$/.exec(tag)?.index ?? tag.length;
  return `${tag.slice(0, end)} ${name}="${escapeXmlAttribute(value)}"${tag.slice(end)}`;
};
