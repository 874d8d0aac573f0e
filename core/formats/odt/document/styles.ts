import { ok, tagData, type InlineTag, type Result } from '#core/model/index.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readWholeXml, type XmlAttributes } from '#core/xml/read.ts';
import { openDocumentNames } from './names.ts';

/** How the text of a style looks, as words (`fo:font-weight=bold`), without what cannot be seen; by the style's name. */
export type TextStyles = ReadonlyMap<string, readonly string[]>;

/** Marks of who typed when, and languages, which come and go with the keyboard. */
const noise =
  /^(?:officeooo:|\{http:\/\/openoffice\.org|fo:(?:language|country|script)$|style:(?:language|country|script|rfc-language-tag)-)/;

/** Styles of a part: how text looks, and the names of those that hide a sheet or a slide. */
export type PartStyles = { readonly text: TextStyles; readonly hidden: ReadonlySet<string> };

const hides = (name: string, attributes: XmlAttributes): boolean =>
  (name === 'style:table-properties' && attributes.get('table:display') === 'false') ||
  (name === 'style:drawing-page-properties' && attributes.get('presentation:visibility') === 'hidden');

/** The automatic styles of a part. */
export const partStyles = (part: string, text: string): Result<PartStyles> => {
  const styles = new Map<string, string[]>();
  const hidden = new Set<string>();
  let open: string[] | null = null;
  let style = '';
  const fault = readWholeXml(
    text,
    {
      open: ({ name, attributes }) => {
        if (name === 'style:style') style = attributes.get('style:name') ?? '';
        if (hides(name, attributes)) hidden.add(style);
        if (name === 'style:style' && attributes.get('style:family') === 'text') {
          const parent = attributes.get('style:parent-style-name');
          open = parent === undefined ? [] : [`style=${parent}`];
          styles.set(style, open);
        } else if (name === 'style:text-properties' && open !== null)
          for (const [property, value] of attributes)
            if (!noise.test(property)) open.push(`${property}=${value}`);
      },
      close: (name) => {
        if (name === 'style:style') open = null;
      },
    },
    { namespaces: openDocumentNames },
  );
  return fault === null ? ok({ text: styles, hidden }) : xmlFailure(fault, part);
};

const types: readonly (readonly [RegExp, InlineTag['type']])[] = [
  [/^fo:font-weight=bold$/, 'strong'],
  [/^fo:font-style=italic$/, 'emphasis'],
  [/^style:text-underline-style=solid$/, 'underline'],
  [/^style:text-line-through-style=solid$/, 'strike'],
  [/^style:text-position=super\b/, 'sup'],
  [/^style:text-position=sub\b/, 'sub'],
];

/** What goes along with another property, or says the same for other scripts. */
const companion = /-(?:asian|complex)=|^style:text-(?:underline|line-through)-(?:width|color|type)=/;

/** A chip is a few characters, UTF-16 units. */
const longestDisplay = 24;

/** The tag of a span in a style; null where it looks like the text around it. */
export const spanTag = (style: string, styles: TextStyles): Pick<InlineTag, 'type' | 'data'> | null => {
  const words = styles.get(style) ?? [`style=${style}`];
  if (words.length === 0) return null;
  const main = words.filter((word) => !companion.test(word));
  const [only = ''] = main;
  const type = main.length === 1 ? types.find(([pattern]) => pattern.test(only))?.[1] : undefined;
  if (type !== undefined) return { type };
  const display = (main.length === 0 ? words : main)
    .map((word) => word.replace(/^(?:style=|\w+:)/, '').replace(/^(?:font-|text-)/, ''))
    .join(' ')
    .slice(0, longestDisplay);
  return { type: 'other', data: { ...tagData({ display }), look: words.join(' ').slice(0, 300) } };
};
