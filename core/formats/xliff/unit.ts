import type { CellState } from '../../model/index.ts';
import { codes12 } from './codes-12.ts';
import { codes2 } from './codes-2.ts';
import { readInline, tagNumbers, type CodeReader, type Inline } from './inline.ts';
import { isAround, isSegmentMark } from './outline.ts';
import { outsideTarget } from './outside-words.ts';
import { subFlowsOf } from './sub-flows.ts';
import { attribute, childNamed, elementsOf, type Element, type Node, type TextNode } from './tree.ts';

/** What a document, and the files and groups around a unit, say of it. */
export type Scope = {
  readonly version: '1.2' | '2';
  readonly sourceLanguage: string | null;
  readonly targetLanguage: string | null;
  readonly translate: boolean;
};

/** What a file says of a translation besides its words. */
export type TargetFacts = {
  readonly state: CellState;
  readonly locked: boolean;
  /** Whether it was locked here, and written so: such a lock may be opened again. */
  readonly isOwnLock?: boolean;
  /** The file's own word for the state, null for none. */
  readonly word: string | null;
};

/** A segment of a unit, or what stands between segments (XLIFF 2: an ignorable). */
export type Piece = {
  readonly isSegment: boolean;
  /** `id` of a segment, `mid` of a `mrk`; '' where it has none. */
  readonly id: string;
  readonly source: Inline;
  /** Null where there is none; an empty one is another thing. */
  readonly target: Inline | null;
  /** The elements whose content is the text: `source`, `target`, or a `mrk` in them. */
  readonly sourceElement: Element;
  readonly targetElement: Element | null;
  /** Of XLIFF 2: the `segment` or `ignorable`. */
  readonly holder: Element;
  /** Of a sub-flow: the element of the original in whose codes it stands. */
  readonly within?: Element;
  /** Of words that only the target has outside of segments: the number of the piece behind which they stand, -1 for before all. */
  readonly behind?: number;
};

export type UnitView = {
  readonly unit: Element;
  readonly scope: Scope;
  readonly reader: CodeReader;
  readonly pieces: readonly Piece[];
};

/** The marks of segments in an element, in the order of their start tags. */
const segmentMarks = ({ children }: Element, found: Element[] = []): readonly Element[] => {
  for (const child of children) {
    if (child.kind !== 'element') continue;
    if (isSegmentMark(child)) found.push(child);
    segmentMarks(child, found);
  }
  return found;
};

const isBlank = ({ children }: Element): boolean =>
  children.every((child) => child.kind === 'text' && child.text.trim() === '');

/** The original of a piece with the elements that it is read from. */
type Draft = Omit<Piece, 'source' | 'target'> & {
  readonly nodes: readonly Node[];
  /** Of the translation, where they are not those of `targetElement`. */
  readonly targetNodes?: readonly Node[];
};

/** What stands between the segments of a `seg-source`, and these, in order; codes around segments are left out. */
const draftsIn = (segSource: Element, unit: Element, targets: Map<string, Element[]>): readonly Draft[] => {
  const drafts: Draft[] = [];
  let between: TextNode[] = [];
  const endBetween = (): void => {
    if (between.length > 0)
      drafts.push({
        isSegment: false,
        id: '',
        nodes: between,
        sourceElement: segSource,
        targetElement: null,
        holder: unit,
      });
    between = [];
  };
  const visit = (node: Node): void => {
    if (node.kind === 'text') return void between.push(node);
    if (!isSegmentMark(node)) {
      // Of codes that have their markup inside only sub-flows would be words, and these are not read.
      if (isAround(node)) node.children.forEach(visit);
      return;
    }
    endBetween();
    const id = attribute(node, 'mid') ?? '';
    drafts.push({
      isSegment: true,
      id,
      nodes: node.children,
      sourceElement: node,
      targetElement: targets.get(id)?.shift() ?? null,
      holder: unit,
    });
  };
  segSource.children.forEach(visit);
  endBetween();
  return drafts;
};

/**
 * Words of a cut target outside of segments, with what stands in the original behind the same segment. Those with nothing there come last of all: what
 * refers to the others counts from the first.
 */
const withOutside = (drafts: readonly Draft[], target: Element): readonly Draft[] => {
  const segments = new Set(drafts.flatMap(({ targetElement }) => targetElement ?? []));
  const outside = new Map(outsideTarget(target, segments));
  let last: Element | null = null;
  const own = drafts.map((draft): Draft => {
    if (draft.isSegment) {
      last = draft.targetElement ?? last;
      return draft;
    }
    const targetNodes = outside.get(last) ?? [];
    outside.delete(last);
    return { ...draft, targetNodes };
  });
  const others = Array.from(outside, ([mark, targetNodes]): Draft => ({
    isSegment: false,
    id: '',
    nodes: [],
    targetNodes,
    sourceElement: target,
    targetElement: null,
    holder: target,
    behind: mark === null ? -1 : drafts.findIndex(({ targetElement }) => targetElement === mark),
  }));
  return [...own, ...others];
};

/**
 * Segments of a unit of XLIFF 1.2: those of its `seg-source`, each with the `mrk` of the same `mid` in the target; the whole unit where it is
 * not cut, or where it has a target that is not cut in the same way.
 */
const drafts12 = (unit: Element): readonly Draft[] => {
  const source = childNamed(unit, 'source');
  if (source === null) return [];
  const segSource = childNamed(unit, 'seg-source');
  const target = childNamed(unit, 'target');
  const marks = segSource === null ? [] : segmentMarks(segSource);
  const targetMarks = target === null ? [] : segmentMarks(target);
  const fits = target === null || targetMarks.length > 0 || isBlank(target);
  if (segSource === null || marks.length === 0 || (!fits && marks.length > 1))
    return [
      {
        isSegment: true,
        id: '',
        nodes: source.children,
        sourceElement: source,
        targetElement: target,
        holder: unit,
      },
    ];
  const byId = new Map<string, Element[]>();
  for (const mark of targetMarks) {
    const id = attribute(mark, 'mid') ?? '';
    byId.set(id, [...(byId.get(id) ?? []), mark]);
  }
  const drafts = draftsIn(segSource, unit, byId);
  if (target === null || isBlank(target)) return drafts;
  if (fits) return withOutside(drafts, target);
  return drafts.map((draft) =>
    draft.isSegment ? { ...draft, targetElement: target } : { ...draft, targetNodes: [] },
  );
};

/** Texts in the codes of others, and in the codes of these, behind all others: what refers to those counts from the first. */
const subDrafts = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.flatMap(({ sourceElement, targetElement, holder, isSegment }) => {
    if (!isSegment) return [];
    const own = subFlowsOf(sourceElement, targetElement).map(({ source, target }): Draft => ({
      isSegment: true,
      id: '',
      nodes: source.children,
      sourceElement: source,
      targetElement: target,
      holder,
      within: sourceElement,
    }));
    return [...own, ...subDrafts(own)];
  });

const drafts2 = (unit: Element): readonly Draft[] =>
  elementsOf(unit).flatMap((holder) => {
    const source = childNamed(holder, 'source');
    if ((holder.name !== 'segment' && holder.name !== 'ignorable') || source === null) return [];
    return [
      {
        isSegment: holder.name === 'segment',
        id: attribute(holder, 'id') ?? '',
        nodes: source.children,
        sourceElement: source,
        targetElement: childNamed(holder, 'target'),
        holder,
      },
    ];
  });

/** The segments of a unit, with the codes of each; tags are numbered in the unit as a whole. `codes`: of a tool's own. */
export const viewUnit = (unit: Element, scope: Scope, codes?: CodeReader): UnitView => {
  const reader = codes ?? (scope.version === '2' ? codes2(unit) : codes12);
  const numbers = tagNumbers();
  const main = scope.version === '2' ? drafts2(unit) : drafts12(unit);
  const isPlaced = ({ behind }: Draft): boolean => behind !== undefined;
  const drafts =
    scope.version === '2'
      ? main
      : [...main.filter((one) => !isPlaced(one)), ...subDrafts(main), ...main.filter(isPlaced)];
  const sources = drafts.map(({ nodes }) => readInline(nodes, reader, numbers));
  numbers.translate();
  const pieces: Piece[] = [];
  for (const [n, { nodes: _nodes, targetNodes, ...draft }] of drafts.entries()) {
    const source = sources[n];
    const nodes = targetNodes ?? draft.targetElement?.children;
    if (source === undefined) continue;
    pieces.push({
      ...draft,
      source,
      target: nodes === undefined ? null : readInline(nodes, reader, numbers),
    });
  }
  return { unit, scope, reader, pieces };
};

/**
 * Text outside of segments, which formats of units call ignorable: it is shown, with its translation, where it is more than white space. Whether the
 * project may change it is another matter: it may not.
 */
export const isOutside = ({ isSegment, source, target }: Piece): boolean =>
  !isSegment && (source.rich.text.trim() !== '' || (target?.rich.text ?? '').trim() !== '');

/** Numbers of the pieces of a unit as they are read: words that only the target has stand behind their neighbour. */
export const readingOrder = (pieces: readonly Piece[]): readonly number[] => {
  const placed = Map.groupBy(
    pieces.flatMap(({ behind }, n) => (behind === undefined ? [] : [{ behind, n }])),
    ({ behind }) => behind,
  );
  const after = (n: number): readonly number[] => (placed.get(n) ?? []).map((one) => one.n);
  return [...after(-1), ...pieces.flatMap(({ behind }, n) => (behind === undefined ? [n, ...after(n)] : []))];
};

/** White space behind a text, up to the next that is shown: at the ends of texts, and all of what stands between them. `pieces`: in the order in which they are read. */
export const gapBehind = (pieces: readonly Piece[], at: number): string => {
  const piece = pieces[at];
  if (piece === undefined) return '';
  const isBlank = piece.source.rich.text.trim() === '' && piece.source.rich.tags.length === 0;
  let gap = (isBlank ? piece.source.rich.text : '') + piece.source.tail;
  for (let n = at + 1; n < pieces.length; n += 1) {
    const next = pieces[n];
    if (next === undefined) break;
    const { isSegment, source, within, behind } = next;
    if (within !== undefined) return `${gap}\n`;
    if (behind !== undefined) continue;
    if (isSegment || isOutside(next)) return gap + source.lead;
    gap += source.lead + source.rich.text + source.tail;
  }
  return gap;
};
