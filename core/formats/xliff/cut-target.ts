import type { FileText } from '../file-text.ts';
import type { SourceEdit } from '../patch.ts';
import { isAround, isSegmentMark, outlineOf, type Placed } from './outline.ts';
import { attribute, childNamed, type Element, type Node } from './tree.ts';
import type { Piece, UnitView } from './unit.ts';
import { openedTag } from './unit-writer.ts';

const sourceOf = (text: FileText, { open, close }: Element): string => text.slice(open.from, close.to);
const startOf = (text: FileText, { open }: Element): string => text.slice(open.from, open.to);

const keyOf = (element: Element): string => `${element.name} ${attribute(element, 'id') ?? ''}`;

/** The content of a target that is cut as the original is: its `mrk` and the codes around them, with other words. */
const skeletonWith = (segSource: Element, contentOf: (mark: Element) => string, text: FileText): string => {
  const visit = (node: Node): string => {
    if (node.kind === 'text') return text.slice(node.at.from, node.at.to);
    if (!isSegmentMark(node) && !isAround(node)) return sourceOf(text, node);
    const content = isSegmentMark(node) ? contentOf(node) : node.children.map(visit).join('');
    return `${openedTag(startOf(text, node))}${content}</${node.written}>`;
  };
  return segSource.children.map(visit).join('');
};

/** White space between a segment of `seg-source` and its neighbour, as the file has it. */
const spaceOf = (node: Node | undefined, text: FileText): string =>
  node?.kind === 'text' && node.text.trim() === '' ? text.slice(node.at.from, node.at.to) : '';

/** The outermost element at a segment of the target that does not also stand around the new one. */
const beside = ({ mark, around }: Placed, own: Placed): Element => {
  const shared = new Set(own.around.map(keyOf));
  return around.find((element) => !shared.has(keyOf(element))) ?? mark;
};

/** What a translation of a unit of XLIFF 1.2 gets: new contents by piece, and the file's text. */
export type CutContents = { readonly contents: ReadonlyMap<Piece, string>; readonly text: FileText };

/**
 * New segments in a target that stays as it is: each behind the segment that is before it in `seg-source`, else in front of the one behind
 * it, with the white space that is there between the two. Time grows with the segments of the unit.
 */
const insertions = (
  { segSource, target }: { readonly segSource: Element; readonly target: Element },
  pieceOf: ReadonlyMap<Element, Piece>,
  { contents, text }: CutContents,
): readonly SourceEdit[] => {
  const there = new Map(outlineOf(target).marks.map((placed) => [placed.mark, placed]));
  const segments = outlineOf(segSource).marks.map((own) => {
    const piece = pieceOf.get(own.mark);
    const element = piece?.targetElement ?? null;
    const content = piece === undefined ? '' : (contents.get(piece) ?? '');
    return { own, content, placed: element === null ? undefined : there.get(element) };
  });
  const first = segments.find(({ placed }) => placed !== undefined)?.placed;
  let last: Placed | undefined;
  return segments.flatMap(({ own, content, placed }): readonly SourceEdit[] => {
    last = placed ?? last;
    if (content === '' || placed !== undefined) return [];
    const words = `${openedTag(startOf(text, own.mark))}${content}</${own.mark.written}>`;
    if (last !== undefined) {
      const at = beside(last, own).close.to;
      return [{ from: at, to: at, text: spaceOf(own.before, text) + words }];
    }
    const at = first === undefined ? target.close.from : beside(first, own).open.from;
    return [{ from: at, to: at, text: words + spaceOf(own.behind, text) }];
  });
};

/**
 * What gives a target of XLIFF 1.2 places for segments that it has none for: all of its content anew, cut as `seg-source` is; or, where the
 * target has words, segments or codes that would be gone then, the new segments alone.
 */
export const cutTarget = (
  { unit, pieces }: UnitView,
  segSource: Element,
  given: CutContents,
): { readonly content: string } | { readonly edits: readonly SourceEdit[] } => {
  const pieceOf = new Map(pieces.map((piece) => [piece.sourceElement, piece]));
  const target = childNamed(unit, 'target');
  if (target !== null) {
    const own = outlineOf(target);
    const known = new Set(pieces.flatMap(({ targetElement }) => targetElement ?? []));
    const codes = new Set(outlineOf(segSource).others.map(keyOf));
    const keeps =
      own.texts.length > 0 ||
      own.marks.some(({ mark }) => !known.has(mark)) ||
      own.others.some((element) => !codes.has(keyOf(element)));
    if (keeps) return { edits: insertions({ segSource, target }, pieceOf, given) };
  }
  const { contents, text } = given;
  const contentOf = (mark: Element): string => {
    const piece = pieceOf.get(mark);
    if (piece === undefined) return '';
    const { targetElement } = piece;
    const own = contents.get(piece);
    if (own !== undefined || targetElement === null) return own ?? '';
    return text.slice(targetElement.open.to, targetElement.close.from);
  };
  return { content: skeletonWith(segSource, contentOf, text) };
};
