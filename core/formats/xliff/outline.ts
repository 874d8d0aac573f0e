import { attribute, wordsOf, type Element, type Node } from './tree.ts';

/** A `mrk` of a segment with the elements around it in its `seg-source` or `target`, the outermost first. */
export type Placed = {
  readonly mark: Element;
  readonly around: readonly Element[];
  /** Its neighbours in the innermost of these. */
  readonly before: Node | undefined;
  readonly behind: Node | undefined;
};

/** What a cut text of XLIFF 1.2 holds. */
export type Outline = {
  readonly marks: readonly Placed[];
  /** Elements outside of segments, those around them included. */
  readonly others: readonly Element[];
  /** Texts outside of segments, none of them blank. */
  readonly texts: readonly string[];
};

export const isSegmentMark = (element: Element): boolean =>
  element.name === 'mrk' && attribute(element, 'mtype') === 'seg';

/** Elements that may have segments in them. */
export const isAround = ({ name }: Element): boolean => name === 'g' || name === 'mrk';

/** Codes whose content is their markup (XLIFF 1.2, section 2.4.9). */
const markupCodes: ReadonlySet<string> = new Set(['ph', 'bpt', 'ept', 'it']);
export const isMarkup = ({ name }: Element): boolean => markupCodes.has(name);

/** Looks through a `seg-source` or a `target`; into segments it does not look. */
export const outlineOf = (cut: Element): Outline => {
  const marks: Placed[] = [];
  const others: Element[] = [];
  const texts: string[] = [];
  const add = (text: string): void => {
    if (text.trim() !== '') texts.push(text);
  };
  const visit = ({ children }: Element, around: readonly Element[]): void => {
    for (const [n, node] of children.entries()) {
      if (node.kind === 'text') add(node.text);
      else if (isSegmentMark(node))
        marks.push({ mark: node, around, before: children[n - 1], behind: children[n + 1] });
      else {
        others.push(node);
        if (isAround(node)) visit(node, [...around, node]);
        else if (!isMarkup(node)) add(wordsOf(node));
      }
    }
  };
  visit(cut, []);
  return { marks, others, texts };
};
