import { escapeXmlAttribute } from '../xml/tag-source.ts';

const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Puts an element behind all others of a list. */
const appended = (list: string, element: (prefix: string) => string): string => {
  const [, prefix = ''] = /<([\w.-]+:)?(?:Relationships|Types)[\s/>]/.exec(list) ?? [];
  const own = element(prefix);
  const end = /<\/(?:[\w.-]+:)?(?:Relationships|Types)\s*>\s*$/.exec(list);
  if (end !== null) return list.slice(0, end.index) + own + list.slice(end.index);
  return list.replace(
    /<((?:[\w.-]+:)?(?:Relationships|Types))((?:\s[^>]*?)?)\/>\s*$/,
    (_, name: string, rest: string) => `<${name}${rest}>${own}</${name}>`,
  );
};

/** The relationships of a part (ECMA-376 Part 2, section 9.3) with one more; `list` is null where it has none yet. */
export const withRelation = (
  list: string | null,
  { type, target }: { readonly type: string; readonly target: string },
): string => {
  const own =
    list ??
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${relationships}"/>`;
  const ids = new Set(Array.from(own.matchAll(/\bId="([^"]*)"/g), ([, id]) => id));
  let n = 1;
  while (ids.has(`rId${n}`)) n += 1;
  return appended(
    own,
    (prefix) => `<${prefix}Relationship Id="rId${n}" Type="${type}" Target="${escapeXmlAttribute(target)}"/>`,
  );
};

/** The types of a package's parts (section 10.1.2.2) with that of one more. */
export const withType = (
  list: string,
  { part, type }: { readonly part: string; readonly type: string },
): string =>
  appended(
    list,
    (prefix) => `<${prefix}Override PartName="/${escapeXmlAttribute(part)}" ContentType="${type}"/>`,
  );
