import { decodeHTML } from 'entities';
import type { SourceEdit } from '../patch.ts';
import { escapeMarkup } from '../symbols.ts';
import { attributeSlices } from './attribute-slices.ts';
import type { PageSources } from './block-maker.ts';

const names: ReadonlySet<string> = new Set(['lang', 'xml:lang']);

const primary = (language: string): string => (/^[A-Za-z]+/.exec(language.trim())?.[0] ?? '').toLowerCase();

/** Where a new attribute goes in a start tag: before what ends it. */
const endOf = (tag: string): number => /\s*\/?>$/.exec(tag)?.index ?? tag.length;

/** How a page is to say its language. */
export type Speaking = {
  readonly language: string;
  /** XHTML 1.1, which EPUB 2 is made of, knows only `xml:lang`. */
  readonly isXml: boolean;
  /** What its root says, where that says nothing: of a book's package, what its metadata say. */
  readonly own?: string;
  /** Whether the root is given an attribute where it has none. */
  readonly adds: boolean;
};

/**
 * The changes that make a page say the language of what is written into it: `lang` and `xml:lang` of the root, and of every element
 * that says the root's own language. Elements in other languages, and those that are not translated, keep theirs.
 */
export const languageEdits = (
  text: string,
  { languages }: PageSources,
  { language, isXml, own: known = '', adds }: Speaking,
): readonly SourceEdit[] => {
  const found = languages.map(({ from, to, isRoot }) => ({
    isRoot,
    end: from + endOf(text.slice(from, to)),
    said: attributeSlices(text.slice(from, to), from, names),
  }));
  const root = found.find(({ isRoot }) => isRoot);
  const own = primary(decodeHTML(root?.said[0]?.value ?? known));
  const words = escapeMarkup(language);
  return found.flatMap(({ isRoot, said, end }): readonly SourceEdit[] => {
    if (isRoot && said.length === 0)
      return adds ? [{ from: end, to: end, text: ` ${isXml ? 'xml:lang' : 'lang'}="${words}"` }] : [];
    return said.flatMap(({ from, to, value }) => {
      const was = decodeHTML(value);
      const isOwn = own !== '' && primary(was) === own;
      return (isRoot || isOwn) && was !== language ? [{ from, to, text: words }] : [];
    });
  });
};
