import { writtenAttributes } from '#core/xml/tag-source.ts';
import type { PlaceSource } from './place.ts';
import type { XmlNode } from './tree.ts';

type Found = {
  readonly value: string;
  readonly isShown: boolean;
  readonly source: PlaceSource & { readonly kind: 'text' };
};

/** The attributes of pictures and shapes that hold words, by the names of their elements; `string` is the text of old WordArt. */
const worded: ReadonlyMap<string, readonly string[]> = new Map([
  ['wp:docPr', ['title', 'descr']],
  ['pic:cNvPr', ['title', 'descr']],
  ['wps:cNvPr', ['title', 'descr']],
  ['v:shape', ['alt']],
  ['v:rect', ['alt']],
  ['v:textpath', ['string']],
]);

/** What comes from the program, not from a person. */
const hasWords = (value: string): boolean => /\p{L}/u.test(value);

const attributesOf = (node: XmlNode, text: string): readonly Found[] => {
  const names = worded.get(node.name) ?? [];
  const tag = text.slice(node.from, node.isEmpty ? node.to : node.inner.from);
  return writtenAttributes(tag).flatMap(({ name, value }) => {
    const own = node.attributes.get(name);
    if (own === undefined || !names.includes(name) || !hasWords(own)) return [];
    return [
      {
        value: own,
        isShown: node.name === 'v:textpath',
        source: { kind: 'text', from: node.from + value.from, to: node.from + value.to, isAttribute: true },
      },
    ];
  });
};

/** Words said of the pictures of a paragraph, the same words together; `isShown`: it is the text of WordArt, which is a picture. */
export const wordedAttributes = (
  paragraph: XmlNode,
  text: string,
): readonly {
  readonly value: string;
  readonly sources: readonly Found['source'][];
  readonly isShown: boolean;
}[] => {
  const all: Found[] = [];
  const visit = (node: XmlNode): void => {
    if (worded.has(node.name)) all.push(...attributesOf(node, text));
    for (const child of node.children) visit(child);
  };
  visit(paragraph);
  if (all.length === 0) return [];
  return Array.from(
    Map.groupBy(all, ({ value }) => value),
    ([value, same]) => ({
      value,
      sources: same.map(({ source }) => source),
      isShown: same.some(({ isShown }) => isShown),
    }),
  );
};
