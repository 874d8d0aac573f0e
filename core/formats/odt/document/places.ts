import { ok, plain, type BlockKind, type Result, type RichText } from '#core/model/index.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readXml, type XmlStart, type XmlVisitor } from '#core/xml/read.ts';
import { writtenAttributes } from '#core/xml/tag-source.ts';
import { readLimits } from '../../limits.ts';
import type { Slice } from '../../source-place.ts';
import { openDocumentNames } from './names.ts';
import { paragraphText, type ParagraphText } from './paragraph.ts';
import type { LeavesOut } from './leave-out.ts';
import type { TextStyles } from './styles.ts';
import { elementsOf, nodeBuilder, type OdtNode } from './tree.ts';
import { ownEntry } from '../../own-entry.ts';

/** A text of a part, and where it stands: a paragraph, or an element with words only. */
export type OdtPlace = {
  readonly ref: string;
  readonly block: { readonly kind: BlockKind; readonly level: number };
  readonly rich: RichText;
  readonly inner: Slice;
  readonly paragraph: ParagraphText | null;
  /** It is the name of a sheet, by which others call it. */
  readonly isName?: true;
};

/**
 * Places that stand within each other, the outer one first; or the shape of a table. `value`: where the cell around them says its text once
 * more, as an attribute that counts instead of them.
 */
export type OdtItem =
  | { readonly kind: 'places'; readonly places: readonly OdtPlace[]; readonly value: Slice | null }
  | { readonly kind: 'table' | 'row' | 'cell' }
  /** A table that is read otherwise, or not at all. */
  | { readonly kind: 'left'; readonly name: string };

/** What is not read: words that were deleted, what the program makes, drawings of formulas. */
const skipped = new Set([
  'text:tracked-changes',
  'office:forms',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'text:index-title-template',
  'office:event-listeners',
  'office:annotation',
  'office:automatic-styles',
  'table:content-validations',
  'table:tracked-changes',
]);
/** Elements with words of their own and no paragraphs: of pictures, and of the feet of slides. */
const worded = new Set(['svg:title', 'svg:desc']);
const feet = new Set(['presentation:footer-decl', 'presentation:header-decl']);
const indexBodies =
  /^text:(?:table-of-content|illustration-index|table-index|object-index|user-index|alphabetical-index|bibliography)$/;

const isWorded = ({ text, tags }: RichText): boolean =>
  text.trim() !== '' || (tags.length > 0 && /\S/.test(text));

const levelOf = (node: OdtNode): number =>
  Math.min(Math.max(Number(node.attributes.get('text:outline-level') ?? 1) || 1, 1), 6);

type Context = {
  readonly part: string;
  readonly styles: TextStyles;
  readonly altTexts: boolean;
  /** Whether the names of sheets are texts. */
  readonly sheetNames: boolean;
  /** Whether comments are texts. */
  readonly comments: boolean;
  readonly leavesOut: LeavesOut;
};

const comment = 'office:annotation';

const isSkipped = (name: string, { comments }: Context): boolean =>
  skipped.has(name) && !(comments && name === comment);

/** Words that stand in an element without a paragraph. */
const plainPlace = (node: OdtNode, { part }: Context): readonly OdtPlace[] => {
  const words = node.content.filter((one) => typeof one === 'string').join('');
  if (!/\p{L}/u.test(words) || elementsOf(node).length > 0) return [];
  return [
    {
      ref: `${part}:${node.from}`,
      block: { kind: 'paragraph', level: 0 },
      rich: plain(words),
      inner: node.inner,
      paragraph: null,
    },
  ];
};

/** The place of a paragraph and those within it: notes, frames, comments, what is said of pictures. */
const placesOf = (node: OdtNode, depth: number, context: Context): readonly OdtPlace[] => {
  const places: OdtPlace[] = [];
  const paragraph = paragraphText(node, context.styles);
  if (isWorded(paragraph.rich)) {
    const block =
      node.name === 'text:h'
        ? ({ kind: 'heading', level: levelOf(node) } as const)
        : depth > 0
          ? ({ kind: 'list-item', level: Math.min(depth, 20) } as const)
          : ({ kind: 'paragraph', level: 0 } as const);
    const { rich } = paragraph;
    places.push({ ref: `${context.part}:${node.from}`, block, rich, inner: node.inner, paragraph });
  }
  const within = (child: OdtNode, lists: number): void => {
    if (isSkipped(child.name, context)) return;
    if (child.name === 'text:p' || child.name === 'text:h') places.push(...placesOf(child, lists, context));
    else if (worded.has(child.name)) places.push(...(context.altTexts ? plainPlace(child, context) : []));
    else {
      const inner = child.name === 'text:list' ? lists + 1 : lists;
      for (const one of elementsOf(child)) within(one, inner);
    }
  };
  for (const child of elementsOf(node)) within(child, 0);
  return places;
};

const tableParts: Readonly<Record<string, 'table' | 'row' | 'cell'>> = {
  'table:table': 'table',
  'table:table-row': 'row',
  'table:table-cell': 'cell',
  'table:covered-table-cell': 'cell',
};

/** The name of a sheet as its heading. */
const sheetName = (
  { attributes }: XmlStart,
  { from }: Slice,
  { part, sheetNames }: Context,
): readonly OdtItem[] => {
  const name = attributes.get('table:name') ?? '';
  if (!sheetNames || !/\p{L}/u.test(name)) return [];
  const block = { kind: 'heading', level: 1 } as const;
  const inner = { from, to: from };
  const places = [
    { ref: `${part}:${from}`, block, rich: plain(name), inner, paragraph: null, isName: true },
  ] as const;
  return [{ kind: 'places', places, value: null }, { kind: 'table' }];
};

/** What is held whole, and then looked through. */
const begins = new Set(['text:p', 'text:h', 'draw:frame', comment, ...feet]);

/** Where the start tag of a cell says its text (Part 3, section 19.385), with the blank before it. */
const stringValue = (text: string, at: Slice): Slice | null => {
  const own = writtenAttributes(text.slice(at.from, at.to)).find(({ name }) =>
    name.endsWith(':string-value'),
  );
  return own === undefined ? null : { from: at.from + own.from, to: at.from + own.to };
};

/** A frame or a comment that stands between paragraphs, or on a slide: its first paragraph may be the slide's title. */
const framePlaces = (frame: OdtNode, context: Context): readonly OdtPlace[] => {
  const places = placesOf({ ...frame, name: 'text:p', content: [frame] }, 0, context).filter(
    ({ ref }) => ref !== `${context.part}:${frame.from}`,
  );
  if (frame.attributes.get('presentation:class') !== 'title') return places;
  return places.map((place, n) => (n === 0 ? { ...place, block: { kind: 'heading', level: 1 } } : place));
};

/** The places in what was held whole. */
const heldPlaces = (node: OdtNode, lists: number, context: Context): readonly OdtPlace[] => {
  if (node.name === 'draw:frame' || node.name === comment) return framePlaces(node, context);
  return feet.has(node.name) ? plainPlace(node, context) : placesOf(node, lists, context);
};

/** Gives what is in the element `root` of a part, in order. */
const itemVisitor = (text: string, root: string, own: Context, give: (item: OdtItem) => void): XmlVisitor => {
  const builder = nodeBuilder();
  let [inside, skip, lists, elements] = [0, 0, 0, 0];
  let left: ReturnType<LeavesOut> = null; // of what is skipped
  let value: Slice | null = null;
  const leaves = (start: XmlStart): ReturnType<LeavesOut> =>
    isSkipped(start.name, own) || indexBodies.test(start.name) ? 'all' : own.leavesOut(start);
  const skipFrom = ({ name, attributes }: XmlStart): void => {
    skip = 1;
    const shape = ownEntry(tableParts, name);
    // What stands in the other cells keeps its column.
    if (shape === 'cell') give({ kind: 'cell' });
    if (shape === 'table') give({ kind: 'left', name: attributes.get('table:name') ?? '' });
  };
  const begin = (start: XmlStart, at: Slice): void => {
    const { name } = start;
    const shape = ownEntry(tableParts, name);
    inside += 1;
    if (begins.has(name)) builder.open(start, at);
    if (name === 'text:list') lists += 1;
    if (shape === 'cell') value = stringValue(text, at);
    if (shape !== undefined) give({ kind: shape });
    if (shape === 'table') sheetName(start, at, own).forEach(give);
  };
  const end = (name: string): void => {
    inside -= 1;
    if (name === 'text:list') lists -= 1;
    if (ownEntry(tableParts, name) === 'cell') value = null;
    if (name === 'table:table') give({ kind: 'table' });
  };
  return {
    open: (start, at) => {
      elements = builder.isOpen() ? elements + 1 : 1;
      const { name } = start;
      if (builder.isOpen()) builder.open(start, at);
      else if (skip === 1 && left === 'words' && name === comment && own.comments) {
        inside += 1;
        builder.open(start, at);
      } else if (skip > 0) skip += 1;
      else if (inside === 0) inside = name === root ? 1 : 0;
      else {
        left = leaves(start);
        if (left === null) begin(start, at);
        else skipFrom(start);
      }
      return elements > readLimits.wordElements ? 'wordElements' : null;
    },
    text: (words) => builder.text(words),
    close: (name, at) => {
      if (builder.isOpen()) {
        const node = builder.close(at);
        if (node === null) return;
        const places = heldPlaces(node, lists, own);
        // What is said of a cell is not what it holds.
        if (places.length > 0) give({ kind: 'places', places, value: name === comment ? null : value });
        inside -= 1;
      } else if (skip > 0) skip -= 1;
      else if (inside > 0) end(name);
    },
  };
};

/**
 * The texts of a part, in order, from `root` on (`office:text`, `office:spreadsheet`, `office:presentation`; of styles `office:master-styles`). Tables of contents are made by the
 * program and left out. Holds one paragraph, with what is in it.
 */
export function* odtItems(
  part: string,
  text: string,
  root: string,
  context: Omit<Context, 'part'>,
): Generator<Result<OdtItem>> {
  const ready: OdtItem[] = [];
  const visitor = itemVisitor(text, root, { part, ...context }, (item) => void ready.push(item));
  const reading = readXml([text], visitor, { namespaces: openDocumentNames });
  for (;;) {
    const step = reading.next();
    for (const item of ready.splice(0)) yield ok(item);
    if (step.done !== true) continue;
    if (step.value !== null) yield xmlFailure(step.value, part);
    return;
  }
}
