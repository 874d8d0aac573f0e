import { tagData, type InlineTag, type InlineTagType } from '../../model/index.ts';
import { ownEntry } from '../own-entry.ts';

/** Recommended values of `type` (TMX 1.4b, section 4.2), and those that are written here. */
const types: Readonly<Record<string, InlineTagType>> = {
  bold: 'strong',
  italic: 'emphasis',
  ulined: 'underline',
  dulined: 'underline',
  link: 'link',
  image: 'image',
  lb: 'break',
  'x-strike': 'strike',
  'x-code': 'code',
  'x-sub': 'sub',
  'x-sup': 'sup',
};

/** Elements of HTML, as the code of an original that has them. */
const elements: Readonly<Record<string, InlineTagType>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  u: 'underline',
  s: 'strike',
  del: 'strike',
  code: 'code',
  sub: 'sub',
  sup: 'sup',
  a: 'link',
  img: 'image',
  br: 'break',
};

const written: Readonly<Record<InlineTagType, readonly [type: string | null, element: string | null]>> = {
  strong: ['bold', 'b'],
  emphasis: ['italic', 'i'],
  underline: ['ulined', 'u'],
  strike: ['x-strike', 's'],
  code: ['x-code', 'code'],
  link: ['link', 'a'],
  sub: ['x-sub', 'sub'],
  sup: ['x-sup', 'sup'],
  break: ['lb', 'br'],
  image: ['image', 'img'],
  other: [null, null],
};

/** A chip says no more than this of a code, in code points. */
const longestDisplay = 40;

const shortened = (content: string): string => {
  const points = Array.from(content.replace(/\s+/g, ' ').trim());
  return points.length > longestDisplay
    ? `${points.slice(0, longestDisplay - 1).join('')}…`
    : points.join('');
};

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (value: string): string =>
  value.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '');
const escaped = (value: string): string =>
  value.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? '&quot;');

/** Attributes of a link or a picture that are data of our tags. */
const attributeNames: Partial<Record<InlineTagType, readonly string[]>> = {
  link: ['href', 'title'],
  image: ['src', 'alt', 'title'],
};

const attributesIn = (type: InlineTagType, content: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (attributeNames[type] ?? []).flatMap((name) => {
      const [, value] = new RegExp(`^<[a-z]+\\s[^<>]*\\b${name}="([^"<>]*)"`, 'i').exec(content) ?? [];
      return value === undefined ? [] : [[name, unescaped(value)] as const];
    }),
  );

type CodeFacts = {
  readonly element: string;
  readonly type: string | null;
  readonly content: string;
  readonly subs: readonly unknown[];
  readonly half?: 'start' | 'end';
};

/** What a code is here: its type, and what its tag carries. A placeholder of an element that is no picture has no type of a pair. */
export const codeType = ({
  element,
  type,
  content,
  half,
  subs,
}: CodeFacts): Pick<InlineTag, 'type' | 'data'> => {
  const [, slash = '', html = ''] = /^<(\/?)([a-z]+)(?=[\s/>])/i.exec(content.trim()) ?? [];
  const named = type === null ? undefined : ownEntry(types, type.toLowerCase());
  const found = named ?? ownEntry(elements, html.toLowerCase());
  const own = found ?? 'other';
  const display = shortened(content === '' ? (type ?? (element === 'hi' ? '' : element)) : content);
  const isOurs = own !== 'other' && half === undefined && slash === '' && element !== 'hi';
  // What stands in a sub-flow is no part of the content: attributes would be cut.
  const attributes = subs.length > 0 ? {} : attributesIn(own, content.trim());
  // What is written for a tag that has no more to say than its type is read without more.
  const data = isOurs && content === nativeCode({ type: own, data: attributes }) ? attributes : null;
  if (data !== null) return Object.keys(data).length === 0 ? { type: own } : { type: own, data };
  const facts = tagData({
    ...(display === '' ? {} : { display }),
    ...(half === undefined ? {} : { half }),
  });
  const all = { ...attributes, ...facts };
  return Object.keys(all).length === 0 ? { type: own } : { type: own, data: all };
};

/** `type` of a code that is written for a tag which no file has. */
export const writtenType = ({ type }: Pick<InlineTag, 'type'>): string | null => written[type][0];

/** The code of an original that a tag without one is written as: HTML; of other tags what their chip says. */
export const nativeCode = ({ type, data = {} }: Pick<InlineTag, 'type' | 'data'>): string => {
  const element = written[type][1];
  if (element === null || data['display'] !== undefined) return data['display'] ?? '';
  const attributes = (attributeNames[type] ?? []).flatMap((name) => {
    const value = data[name];
    return value === undefined ? [] : ` ${name}="${escaped(value)}"`;
  });
  return `<${element}${attributes.join('')}>`;
};

/** That of the end of such a pair. */
export const nativeEnd = ({ type, data = {} }: Pick<InlineTag, 'type' | 'data'>): string => {
  const element = written[type][1];
  return element === null || data['display'] !== undefined ? '' : `</${element}>`;
};
