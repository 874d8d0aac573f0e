import { ok, plain, type BlockKind, type Result } from '#core/model/index.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readXml, type XmlStart, type XmlVisitor } from '#core/xml/read.ts';
import { readLimits } from '../../limits.ts';
import type { Slice } from '../../source-place.ts';
import { alternativesAround, type Alternatives } from './alternatives.ts';
import { wordedAttributes } from './attribute-places.ts';
import { bindingOf, type Binding } from './binding.ts';
import { officeNames } from './names.ts';
import { fieldStack } from './paragraph-fields.ts';
import { paragraphPieces, type ParagraphContext } from './paragraph-pieces.ts';
import { paragraphText } from './paragraph-text.ts';
import type { ParagraphSource, Place, PlaceSource, StoryItem } from './place.ts';
import { listIn, outlineIn, type StyleTable } from './style-table.ts';
import { boxedParagraphs, paragraphsUnder } from './text-boxes.ts';
import { twinsByText } from './twins.ts';
import { attributeOf, childOf, treeBuilder, type XmlNode } from './tree.ts';

export type StoryContext = Omit<ParagraphContext, 'fields'> & {
  readonly part: string;
  readonly text: string;
  readonly altTexts: boolean;
  /** Told of each tracked change. */
  readonly changed: () => void;
};

type Block = { readonly kind: BlockKind; readonly level: number };

/** A heading by its outline level, an item of a list by its numbering; of the paragraph itself, else of its style. */
const blockOf = (paragraph: XmlNode, styles: StyleTable): Block => {
  const properties = childOf(paragraph, 'w:pPr');
  const style = attributeOf(childOf(properties, 'w:pStyle'), 'w:val');
  const outline = outlineIn(properties) ?? styles.outline(style);
  if (outline !== null && outline <= 9) return { kind: 'heading', level: Math.min(outline, 6) };
  const list = listIn(properties) ?? styles.list(style);
  return list === null || list < 0 ? { kind: 'paragraph', level: 0 } : { kind: 'list-item', level: list + 1 };
};

/** Whether the end of a paragraph is a tracked change that makes it one with the next (sections 17.13.5.15 and 17.13.5.19). */
const endsNot = (paragraph: XmlNode, { changes }: StoryContext): boolean => {
  const properties = childOf(paragraph, 'w:pPr');
  // With the paragraph the end of a section would go.
  if (childOf(properties, 'w:sectPr') !== null) return false;
  const mark = childOf(properties, 'w:rPr');
  return changes === 'accept'
    ? childOf(mark, 'w:del') !== null || childOf(mark, 'w:moveFrom') !== null
    : childOf(mark, 'w:ins') !== null || childOf(mark, 'w:moveTo') !== null;
};

const sourceOf = (nodes: readonly XmlNode[], context: ParagraphContext): ParagraphSource | null => {
  const text = paragraphText(paragraphPieces(nodes, context));
  return text === null ? null : { nodes, text };
};

/** The words of alternatives, which go to the place that says the same. */
const twinsIn = (
  others: readonly XmlNode[],
  read: readonly ParagraphSource[],
  context: StoryContext,
): ((text: string) => readonly PlaceSource[]) => {
  const fields = fieldStack();
  const sources = others.flatMap((node) => sourceOf([node], { ...context, fields }) ?? []);
  return twinsByText(
    sources.map((source) => ({ kind: 'paragraph' as const, ...source })),
    ({ text }) => text.rich.text,
    read.map(({ text }) => text.rich.text),
  );
};

/** Items of a story, with what the paragraphs of other alternatives say again as twins of their places. */
const withTwins = (
  items: readonly StoryItem[],
  others: readonly (readonly XmlNode[])[],
  context: StoryContext,
): readonly StoryItem[] => {
  const read = items.flatMap((item) =>
    item.kind !== 'places'
      ? []
      : item.places.flatMap(({ source }) => (source.kind === 'paragraph' ? [source] : [])),
  );
  const twins = others.map((nodes) =>
    twinsIn(
      nodes.flatMap((node) => [node, ...paragraphsUnder(node)]),
      read,
      context,
    ),
  );
  const twinsOf = ({ source }: Place): readonly PlaceSource[] =>
    source.kind === 'paragraph' ? twins.flatMap((twin) => twin(source.text.rich.text)) : [];
  return items.map((item) =>
    item.kind !== 'places'
      ? item
      : {
          ...item,
          places: item.places.map((place) => ({ ...place, twins: [...place.twins, ...twinsOf(place)] })),
        },
  );
};

/** What is said of pictures; where a text box says the same (WordArt of old in an alternative), the two are one. */
const addAttributes = (places: Place[], paragraph: XmlNode, { part, text, altTexts }: StoryContext): void => {
  const worded = wordedAttributes(paragraph, text);
  if (worded.length === 0) return;
  const byText = new Map(places.map(({ rich }, at) => [rich.text, at]));
  for (const { value, sources, isShown } of worded) {
    const [first, ...again] = sources;
    const at = byText.get(value) ?? -1;
    const same = places[at];
    if (first === undefined) continue;
    if (same !== undefined)
      places[at] = { ...same, twins: [...same.twins, ...sources.filter(() => isShown)] };
    else if (isShown || altTexts)
      places.push({
        ref: `${part}:${first.from}`,
        block: { kind: 'paragraph', level: 0 },
        rich: plain(value),
        source: first,
        twins: again,
        bindings: [],
      });
  }
};

type Surroundings = { readonly inTable: boolean; readonly bindings: readonly Binding[] };

/** The places of one paragraph, the outer ones first: its own words, those of text boxes in it, and those said of its pictures. */
const placesOf = (
  nodes: readonly XmlNode[],
  context: StoryContext,
  paragraphContext: ParagraphContext,
  { inTable, bindings }: Surroundings,
): readonly Place[] => {
  const { part, styles } = context;
  const places: Place[] = [];
  const add = (
    source: ParagraphSource | null,
    block: Block,
    twins: readonly PlaceSource[],
    bound: readonly Binding[],
  ): void => {
    const last = source?.nodes.at(-1);
    if (source === null || last === undefined) return;
    places.push({
      ref: `${part}:${last.from}`,
      block,
      rich: source.text.rich,
      source: { kind: 'paragraph', ...source },
      twins,
      bindings: bound,
    });
  };
  const last = nodes.at(-1);
  if (last === undefined) return [];
  const block = blockOf(last, styles);
  add(
    sourceOf(nodes, paragraphContext),
    inTable && block.kind !== 'heading' ? { kind: 'table-cell', level: 0 } : block,
    [],
    bindings,
  );
  for (const node of nodes) {
    const { boxes, others } = boxedParagraphs(node);
    if (boxes.length === 0) {
      addAttributes(places, node, context);
      continue;
    }
    const read = boxes.flatMap((box) => {
      const fields = fieldStack();
      return box.flatMap((inner) => sourceOf([inner], { ...context, fields }) ?? []);
    });
    const twin = twinsIn(others, read, context);
    for (const source of read)
      for (const inner of source.nodes) add(source, blockOf(inner, styles), twin(source.text.rich.text), []);
    addAttributes(places, node, context);
  }
  return places;
};

const changeNames = new Set([
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
  'w:cellIns',
  'w:cellDel',
  'w:cellMerge',
]);
const isChange = (name: string): boolean =>
  changeNames.has(name) || (name.endsWith('PrChange') && /^w:\w+PrChange$/.test(name));

/** Columns of a table end at 63 in Word. */
const mostColumns = 1000;

const countIn = (properties: XmlNode, name: string, usual: number): number => {
  const value = attributeOf(childOf(properties, name), 'w:val');
  return value === null || !/^\d{1,4}$/.test(value)
    ? usual
    : Math.min(Math.max(Number(value), usual), mostColumns);
};

/** Follows what stands around paragraphs: tables, content controls, notes, alternatives. */
const surroundings = (context: StoryContext, alternatives: Alternatives) => {
  const { give } = alternatives;
  const controls: (Binding | null)[] = [];
  const tables: number[] = [];
  let skipped = 0; // elements open whose words are nobody's, or stand elsewhere
  let isAgain = false; // these stand elsewhere
  const isGone = (row: XmlNode): boolean =>
    childOf(row, context.changes === 'accept' ? 'w:del' : 'w:ins') !== null;
  const state = { row: false, span: 1 };
  return {
    open: ({ name, attributes }: XmlStart): void => {
      const type = attributes.get('w:type') ?? 'normal';
      if (skipped === 0) isAgain = alternatives.open(name);
      if (skipped > 0 || isAgain || ((name === 'w:footnote' || name === 'w:endnote') && type !== 'normal')) {
        skipped += 1;
        return;
      }
      if (name === 'w:tbl') {
        give({ kind: 'table' });
        tables.push(1);
      } else if (name === 'w:tr') {
        state.row = false;
        state.span = 1;
        give({ kind: 'row' });
      } else if (name === 'w:tc') {
        give({ kind: 'cell', skipped: state.span - 1 });
        state.span = 1;
      } else if (name === 'w:sdt') controls.push(null);
      else if (name === 'w:altChunk') give({ kind: 'chunk', id: attributes.get('r:id') ?? '' });
    },
    properties: (node: XmlNode): void => {
      if (node.name === 'w:sdtPr' && controls.length > 0) controls[controls.length - 1] = bindingOf(node);
      else if (node.name === 'w:trPr') {
        state.row = isGone(node);
        state.span = 1 + countIn(node, 'w:gridBefore', 0);
      } else if (node.name === 'w:tcPr') state.span = countIn(node, 'w:gridSpan', 1);
    },
    close: (name: string): void => {
      if (skipped > 0) {
        skipped -= 1;
        return;
      }
      alternatives.close(name);
      if (name === 'w:tbl') {
        tables.pop();
        give({ kind: 'table' });
      } else if (name === 'w:tr') state.row = false;
      else if (name === 'w:sdt') controls.pop();
    },
    isSkipped: (): boolean => skipped > 0 || state.row,
    isAgain: (): boolean => skipped > 0 && isAgain,
    now: (): Surroundings => ({ inTable: tables.length > 0, bindings: controls.flatMap((one) => one ?? []) }),
  };
};

const treeRoots = new Set(['w:p', 'w:sdtPr', 'w:trPr', 'w:tcPr']);

/** Gives the paragraphs of a part, those that are one together. */
const storyVisitor = (
  context: StoryContext,
  give: (item: StoryItem) => void,
): XmlVisitor & { end: () => void } => {
  const alternatives = alternativesAround(give, (items, others) => withTwins(items, others, context));
  const around = surroundings(context, alternatives);
  const tree = treeBuilder();
  const paragraphContext: ParagraphContext = { ...context, fields: fieldStack() };
  let waiting: XmlNode[] = [];
  let elements = 0;
  const flush = (): void => {
    const nodes = waiting;
    waiting = [];
    if (nodes.length === 0) return;
    const places = placesOf(nodes, context, paragraphContext, around.now());
    if (places.length > 0) alternatives.give({ kind: 'places', places });
  };
  const paragraph = (node: XmlNode): void => {
    if (around.isAgain()) alternatives.again(node);
    if (around.isSkipped()) return;
    alternatives.read();
    waiting.push(node);
    if (!endsNot(node, context) || waiting.length >= 1000) flush();
  };
  return {
    open: (start: XmlStart, at: Slice) => {
      if (isChange(start.name)) context.changed();
      if (tree.isOpen() || treeRoots.has(start.name)) {
        elements = tree.isOpen() ? elements + 1 : 1;
        tree.open(start, at);
        return elements > readLimits.wordElements ? 'wordElements' : null;
      }
      flush();
      around.open(start);
      return null;
    },
    text: (text) => tree.text(text),
    close: (name, at) => {
      if (!tree.isOpen()) {
        flush();
        around.close(name);
        return;
      }
      const node = tree.close(at);
      if (node === null) return;
      if (node.name === 'w:p') paragraph(node);
      else around.properties(node);
    },
    end: () => {
      flush();
      alternatives.end();
    },
  };
};

/** What a part of WordprocessingML holds, read in steps. Failures: of its XML; too many elements in one paragraph. */
export function* storyOf(context: StoryContext): Generator<Result<StoryItem>> {
  let ready: StoryItem[] = [];
  const visitor = storyVisitor(context, (item) => void ready.push(item));
  const reading = readXml([context.text], visitor, { namespaces: officeNames });
  for (;;) {
    const step = reading.next();
    if (step.done === true && step.value === null) visitor.end();
    for (const item of ready) yield ok(item);
    ready = [];
    if (step.done !== true) continue;
    if (step.value !== null) yield xmlFailure(step.value, context.part);
    return;
  }
}
