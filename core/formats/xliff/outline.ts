import { attribute, childNamed, wordsOf, type Element, type Node } from './tree.ts';
import type { UnitView } from './unit.ts';

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
        else if (!markupCodes.has(node.name)) add(wordsOf(node));
      }
    }
  };
  visit(cut, []);
  return { marks, others, texts };
};

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/**
 * Words of a unit that are in no segment, as the file calls where they stand, each with its number: ignorables, text outside of the `mrk` of
 * segments, segments of a target that the original does not have. They stay in the file as they are.
 */
export const outsideSegments = ({ unit, scope, pieces }: UnitView): ReadonlyMap<string, number> => {
  const between = pieces.filter(
    ({ isSegment, source, target }) =>
      !isSegment && (hasWords(source.rich.text) || hasWords(target?.rich.text ?? '')),
  ).length;
  if (scope.version === '2') return new Map([['ignorable', between]]);
  const target = childNamed(unit, 'target');
  const isCut = pieces.some(({ sourceElement }) => isSegmentMark(sourceElement));
  const own = new Set(pieces.map(({ targetElement }) => targetElement));
  const found = new Map([['seg-source/text()', between]]);
  if (target === null || !isCut || own.has(target)) return found;
  const { texts, marks } = outlineOf(target);
  const strange = marks.filter(({ mark }) => !own.has(mark) && hasWords(wordsOf(mark)));
  return found.set('target/text()', texts.filter(hasWords).length).set('target/mrk', strange.length);
};
