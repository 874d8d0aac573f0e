import type { Range } from '../../model/index.ts';
import { codePointLength } from '../../text/codepoints.ts';
import type { FileText } from '../file-text.ts';
import type { SourceEdit } from '../patch.ts';
import type { MarkMarkup } from './serialize.ts';
import type { Element, TextNode } from './tree.ts';
import type { Piece } from './unit.ts';

/** Marks on words of a text, as they are written around them. */
export type NewMark = {
  readonly piece: Piece;
  readonly isTarget: boolean;
  /** Code points of the text; null for all of it. */
  readonly range: Range | null;
  readonly open: string;
  readonly close: string;
  /** Whether the two are one element, which may only stand around whole others. */
  readonly nests: boolean;
};

/** As `serializeRich` takes it, on a text of so many code points. */
export const markOn = ({ range, open, close, nests }: NewMark, length: number): MarkMarkup => ({
  ...(range ?? { start: 0, end: length }),
  open,
  close,
  nests,
});

function* textsIn(element: Element): Generator<TextNode> {
  for (const child of element.children)
    if (child.kind === 'text') yield child;
    else yield* textsIn(child);
}

/** Where `count` code points of a text node end in the file; null within a section of CDATA. */
const placeIn = ({ text, at }: TextNode, count: number, file: FileText): number | null => {
  const written = file.slice(at.from, at.to);
  if (written === text) {
    let units = 0;
    for (const char of text) {
      if (count-- <= 0) break;
      units += char.length;
    }
    return at.from + units;
  }
  if (written.startsWith('<![CDATA[')) return null;
  let place = at.from;
  for (const [one] of written.matchAll(/&[^;]*;|\r\n|[^]/gu)) {
    if (count-- <= 0) break;
    place += one.length;
  }
  return place;
};

/** The place in the file of a place in the text of an element, counted with its white space; null where no markup can stand. */
const placeOf = (element: Element, offset: number, file: FileText): number | null => {
  let before = 0;
  for (const node of textsIn(element)) {
    const length = codePointLength(node.text);
    if (before + length >= offset) return placeIn(node, offset - before, file);
    before += length;
  }
  return null;
};

/**
 * Edits that put marks around words of a text that stays as it is. Where no markup can stand, within CDATA, they are around all of the text;
 * no edits where there is no text.
 */
export const markEdits = (mark: NewMark, file: FileText): readonly SourceEdit[] => {
  const { piece, isTarget, range, open, close, nests } = mark;
  const element = isTarget ? piece.targetElement : piece.sourceElement;
  const inline = isTarget ? piece.target : piece.source;
  if (element === null || inline === null || element.isEmpty) return [];
  const lead = codePointLength(inline.lead);
  const inner = range === null || nests ? null : range;
  const from = inner === null ? null : placeOf(element, lead + inner.start, file);
  const to = inner === null ? null : placeOf(element, lead + inner.end, file);
  const [start, end] = from === null || to === null ? [element.open.to, element.close.from] : [from, to];
  return [
    { from: start, to: start, text: open },
    { from: end, to: end, text: close },
  ];
};
