import { escapeXmlText } from '../../xml/tag-source.ts';
import type { CodeStyle } from '../strings/find-codes.ts';
import { groupsUpTo } from '../strings/groups.ts';
import type { KeyedRules, KeyedText } from '../strings/keyed.ts';
import type { ScanStrings } from '../strings/string-file.ts';
import { decodeXmlText, piecesOf, readElements, type XmlElement } from '../strings/xml-elements.ts';

const styles: readonly CodeStyle[] = ['icu', 'braces', 'html'];

/** What an element of text says: its text and its sections of CDATA. */
const valueOf = (written: string): string =>
  piecesOf(written)
    .map(({ is, written: part }) =>
      is === 'text'
        ? decodeXmlText(part)
        : is === 'cdata'
          ? part.slice('<![CDATA['.length, -']]>'.length)
          : '',
    )
    .join('');

const childOf = ({ children }: XmlElement, name: string): XmlElement | null =>
  children.find((child) => child.name === name) ?? null;

/** Pictures and the like have a type; names that begin so are of the designer, and so are properties of looks. */
const isText = ({ name, attributes }: XmlElement): boolean =>
  name === 'data' &&
  !attributes.has('type') &&
  !attributes.has('mimetype') &&
  !attributes.get('name')?.startsWith('>>');

const textsIn = (root: XmlElement, text: string): readonly KeyedText[] =>
  root.children.filter(isText).flatMap((data): readonly KeyedText[] => {
    const value = childOf(data, 'value');
    if (value === null || value.from + 1 >= value.to || value.innerTo <= value.innerFrom) return [];
    const comment = childOf(data, 'comment');
    return [
      {
        keys: [data.attributes.get('name') ?? ''],
        from: value.innerFrom,
        to: value.innerTo,
        value: valueOf(text.slice(value.innerFrom, value.innerTo)),
        line: data.line,
        comments: comment === null ? [] : [valueOf(text.slice(comment.innerFrom, comment.innerTo)).trim()],
      },
    ];
  });

/** Reads resources of .NET (System.Resources, ResX): each `data` without a type is a text, with its comment. */
export const readResx: ScanStrings = (text, options) => {
  const root = readElements(text);
  if (!root.ok) return { groups: [root] };
  const rules: KeyedRules = {
    styles: () => styles,
    write: (value, { from, to }) => {
      const isCdata = text.slice(from, to).trimStart().startsWith('<![CDATA[') && !value.includes(']]>');
      return isCdata ? `<![CDATA[${value}]]>` : escapeXmlText(value);
    },
  };
  return { groups: groupsUpTo(textsIn(root.value, text), rules, { ...options, text, fault: null }) };
};
