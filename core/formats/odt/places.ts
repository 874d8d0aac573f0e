import { ok, plain, type BlockKind, type Result, type RichText } from '#core/model/index.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readXml } from '#core/xml/read.ts';
import { readLimits } from '../limits.ts';
import type { Slice } from '../source-place.ts';
import { openDocumentNames } from './names.ts';
import { paragraphText, type ParagraphText } from './paragraph.ts';
import type { TextStyles } from './styles.ts';
import { elementsOf, nodeBuilder, type OdtNode } from './tree.ts';

/** A text of a part, and where it stands: a paragraph, or an element with words only. */
export type OdtPlace = {
  readonly ref: string;
  readonly block: { readonly kind: BlockKind; readonly level: number };
  readonly rich: RichText;
  readonly inner: Slice;
  readonly paragraph: ParagraphText | null;
};

/** Places that stand within each other, the outer one first; or the shape of a table. */
export type OdtItem =
  | { readonly kind: 'places'; readonly places: readonly OdtPlace[] }
  | { readonly kind: 'table' | 'row' | 'cell' };

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
]);
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
};

/** The place of a paragraph and those within it: notes, frames, what is said of pictures. */
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
  const within = (child: OdtNode): void => {
    if (skipped.has(child.name)) return;
    if (child.name === 'text:p' || child.name === 'text:h') places.push(...placesOf(child, 0, context));
    else if (child.name === 'svg:title' || child.name === 'svg:desc') {
      const words = child.content.filter((one) => typeof one === 'string').join('');
      if (context.altTexts && /\p{L}/u.test(words) && elementsOf(child).length === 0)
        places.push({
          ref: `${context.part}:${child.from}`,
          block: { kind: 'paragraph', level: 0 },
          rich: plain(words),
          inner: child.inner,
          paragraph: null,
        });
    } else elementsOf(child).forEach(within);
  };
  elementsOf(node).forEach(within);
  return places;
};

const tableParts: Readonly<Record<string, 'table' | 'row' | 'cell'>> = {
  'table:table': 'table',
  'table:table-row': 'row',
  'table:table-cell': 'cell',
  'table:covered-table-cell': 'cell',
};

/**
 * The texts of a part, in order, from `root` on (`office:text`; of styles `office:master-styles`). Tables of contents are made by the
 * program and left out. Holds one paragraph, with what is in it.
 */
export function* odtItems(
  part: string,
  text: string,
  root: string,
  context: Omit<Context, 'part'>,
): Generator<Result<OdtItem>> {
  const own: Context = { part, ...context };
  const builder = nodeBuilder();
  const ready: OdtItem[] = [];
  let [inside, skip, lists, elements] = [0, 0, 0, 0];
  const reading = readXml(
    [text],
    {
      open: (start, at) => {
        elements = builder.isOpen() ? elements + 1 : 1;
        const { name } = start;
        if (builder.isOpen()) builder.open(start, at);
        else if (skip > 0 || (inside > 0 && (skipped.has(name) || indexBodies.test(name)))) skip += 1;
        else if (inside === 0) inside = name === root ? 1 : 0;
        else {
          inside += 1;
          if (name === 'text:p' || name === 'text:h' || name === 'draw:frame') builder.open(start, at);
          if (name === 'text:list') lists += 1;
          const shape = tableParts[name];
          if (shape !== undefined) ready.push({ kind: shape });
        }
        return elements > readLimits.wordElements ? 'wordElements' : null;
      },
      text: (words) => builder.text(words),
      close: (name, at) => {
        if (builder.isOpen()) {
          const node = builder.close(at);
          if (node === null) return;
          const isFrame = node.name === 'draw:frame';
          const wrapped = isFrame ? { ...node, content: [] as OdtNode['content'] } : node;
          const places = isFrame ? framePlaces(node, own) : placesOf(wrapped, lists, own);
          if (places.length > 0) ready.push({ kind: 'places', places });
          inside -= 1;
          return;
        }
        if (skip > 0) {
          skip -= 1;
          return;
        }
        if (inside === 0) return;
        inside -= 1;
        if (name === 'text:list') lists -= 1;
        if (name === 'table:table') ready.push({ kind: 'table' });
      },
    },
    { namespaces: openDocumentNames },
  );
  for (;;) {
    const step = reading.next();
    for (const item of ready.splice(0)) yield ok(item);
    if (step.done !== true) continue;
    if (step.value !== null) yield xmlFailure(step.value, part);
    return;
  }
}

/** A frame that stands between paragraphs. */
const framePlaces = (frame: OdtNode, context: Context): readonly OdtPlace[] =>
  placesOf({ ...frame, name: 'text:p', content: [frame] }, 0, context).filter(
    ({ ref }) => ref !== `${context.part}:${frame.from}`,
  );
