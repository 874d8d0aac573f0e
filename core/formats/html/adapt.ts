import { decodeHTML } from 'entities';
import type { SourceEdit } from '../patch.ts';
import { escapeMarkup } from '../symbols.ts';
import { attributeSlices } from './attribute-slices.ts';
import type { PageSources } from './block-maker.ts';

const names: ReadonlySet<string> = new Set(['lang', 'xml:lang']);

const primary = (language: string): string => (/^[A-Za-z]+/.exec(language.trim())?.[0] ?? '').toLowerCase();

/** Where a new attribute goes in a start tag: before what ends it. */
const endOf = (tag: string): number => /\s*\/?>$/.exec(tag)?.index ?? tag.length;

/**
 * The changes that make a page say the language of what is written into it: `lang` and `xml:lang` of the root, which is given them
 * where it has none, and of every element that says the root's own language. Elements in other languages, and those that are not
 * translated, keep theirs.
 */
export const languageEdits = (
  text: string,
  { languages }: PageSources,
  isXml: boolean,
  language: string,
): readonly SourceEdit[] => {
  const found = languages.map(({ from, to, isRoot }) => ({
    isRoot,
    end: from + endOf(text.slice(from, to)),
    said: attributeSlices(text.slice(from, to), from, names),
  }));
  const root = found.find(({ isRoot }) => isRoot);
  const own = primary(decodeHTML(root?.said[0]?.value ?? ''));
  return found.flatMap(({ isRoot, said, end }): readonly SourceEdit[] => {
    if (isRoot && said.length === 0) {
      const attribute = ` lang="${escapeMarkup(language)}"`;
      return [
        { from: end, to: end, text: isXml ? `${attribute} xml:lang="${escapeMarkup(language)}"` : attribute },
      ];
    }
    return said.flatMap(({ from, to, value }) => {
      const was = decodeHTML(value);
      const isOwn = own !== '' && primary(was) === own;
      return (isRoot || isOwn) && was !== language ? [{ from, to, text: escapeMarkup(language) }] : [];
    });
  });
};
