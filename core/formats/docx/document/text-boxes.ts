import { descendants, type XmlNode } from './tree.ts';

/** Paragraphs of a drawing, of which some are shown by programs that do not know the others: the same words again. */
export type BoxedParagraphs = {
  /** Of each text box in it, its paragraphs in order: fields go on over them. */
  readonly boxes: readonly (readonly XmlNode[])[];
  /** Of the alternatives (`mc:Fallback`, further `mc:Choice`). */
  readonly others: readonly XmlNode[];
};

const isParagraph = ({ name }: XmlNode): boolean => name === 'w:p' || name === 'a:p';
const isBox = ({ name }: XmlNode): boolean =>
  name === 'w:txbxContent' || name === 'a:txBody' || name === 'wps:txbx';

/** All paragraphs within an element, in order, also those within others. */
export const paragraphsUnder = (node: XmlNode): XmlNode[] => {
  const found: XmlNode[] = [];
  for (const paragraph of descendants(node, isParagraph))
    found.push(paragraph, ...paragraphsUnder(paragraph));
  return found;
};

/**
 * The paragraphs within another one, and in its drawings. Of alternatives (ECMA-376 Part 3, section 9.3) the first with words is
 * what is read; the others say the same again.
 */
export const boxedParagraphs = (paragraph: XmlNode): BoxedParagraphs => {
  const boxes: XmlNode[][] = [];
  const others: XmlNode[] = [];
  const inBox = (node: XmlNode, box: XmlNode[]): void => {
    for (const child of node.children) visit(child, box);
  };
  const alternatives = ({ children }: XmlNode, box: XmlNode[]): void => {
    const all = children.filter(({ name }) => name === 'mc:Choice' || name === 'mc:Fallback');
    const read = all.find((one) => paragraphsUnder(one).length > 0);
    for (const one of all)
      if (one === read) inBox(one, box);
      else others.push(...paragraphsUnder(one));
  };
  const visit = (node: XmlNode, box: XmlNode[]): void => {
    if (node.name === 'mc:AlternateContent') alternatives(node, box);
    else if (isBox(node)) {
      const own: XmlNode[] = [];
      boxes.push(own);
      inBox(node, own);
    } else {
      if (isParagraph(node)) box.push(node);
      inBox(node, box);
    }
  };
  const outside: XmlNode[] = [];
  boxes.push(outside);
  inBox(paragraph, outside);
  return { boxes: boxes.filter((box) => box.length > 0), others };
};
