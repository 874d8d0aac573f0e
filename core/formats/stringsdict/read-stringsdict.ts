import { escapeXmlText } from '../../xml/tag-source.ts';
import type { CodeStyle } from '../strings/find-codes.ts';
import { groupsUpTo } from '../strings/groups.ts';
import type { KeyedRules, KeyedText } from '../strings/keyed.ts';
import type { ScanStrings } from '../strings/string-file.ts';
import { decodeXmlText, readElements, type XmlElement } from '../strings/xml-elements.ts';

const styles: readonly CodeStyle[] = ['printf', 'braces', 'html'];

/** What tells of the forms, and is no text (Apple, Stringsdict File Format). */
const settings = new Set(['NSStringFormatSpecTypeKey', 'NSStringFormatValueTypeKey']);

type Place = {
  readonly element: XmlElement;
  readonly keys: readonly string[];
  readonly comments: readonly string[];
};

/** The strings of a dictionary of a property list, and of those within it, in order. Without recursion. */
const textsIn = (root: XmlElement, text: string): readonly KeyedText[] => {
  const texts: KeyedText[] = [];
  const wordsOf = ({ innerFrom, innerTo }: XmlElement): string =>
    decodeXmlText(text.slice(innerFrom, innerTo));
  const waiting: Place[] = root.children.map((element) => ({ element, keys: [], comments: [] }));
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const { element, keys, comments } = place;
    if (element.name === 'string' && element.innerTo > element.innerFrom) {
      const { innerFrom: from, innerTo: to, line } = element;
      texts.push({ keys, from, to, value: wordsOf(element), line, comments });
    }
    if (element.name !== 'dict') continue;
    const inner: Place[] = [];
    let key: XmlElement | null = null;
    for (const child of element.children) {
      if (child.name === 'key') key = child;
      else if (key !== null && !settings.has(wordsOf(key)))
        inner.push({ element: child, keys: [...keys, wordsOf(key)], comments: key.comments });
    }
    waiting.push(...inner.toReversed());
  }
  return texts;
};

/** Reads plural rules of iOS and macOS: the format of each text, and its forms, which are one block. */
export const readStringsdict: ScanStrings = (text, options) => {
  const root = readElements(text);
  if (!root.ok) return { groups: [root] };
  const rules: KeyedRules = {
    styles: () => styles,
    codes: (words) =>
      Array.from(words.matchAll(/%(?:\d{1,3}\$)?#@[\w.-]{1,60}@/g), ({ 0: raw, index }) => ({
        from: index,
        to: index + raw.length,
        is: 'alone',
        fixed: ['delete', 'copy'],
      })),
    write: (value) => escapeXmlText(value),
  };
  return { groups: groupsUpTo(textsIn(root.value, text), rules, { ...options, text, fault: null }) };
};
