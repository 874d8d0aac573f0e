import type { Html, Nodes, PhrasingContent, RootContent } from 'mdast';
import type { BlockKind, Result } from '../../model/index.ts';
import { fail, plain } from '../../model/index.ts';
import { blockSink, type Draft } from '../block-sink.ts';
import { readFragment, type FragmentBlock } from '../html/fragment.ts';
import type { ReadOptions } from '../format.ts';
import type { RawBlock } from '../raw-block.ts';
import { longestBlock, longestMarkup } from '../raw-block.ts';
import { richBuilder, type Sourced } from '../rich-builder.ts';
import type { Slice, SourcePlace, Syntax } from '../source-place.ts';
import type { Definitions, Target } from './definitions.ts';
import { maskMdx } from './mdx.ts';
import { frontMatterOf, frontValues } from './front-matter.ts';
import { addLines, inlineReader, type Aside } from './inline.ts';
import { unifyLineEnds } from './line-ends.ts';
import { repairedEmphasis, withoutRepairMarks } from './emphasis.ts';
import { refOf } from './refs.ts';
import { definitionsOf, parsedStretches, type Parsed } from './stretches.ts';
import { openBlock, openFrontMatter } from './unfinished.ts';

/** Where a node stands: the innermost list item or quote around it, and how deep. */
type Place = {
  readonly lists: number;
  readonly quotes: number;
  readonly kind: BlockKind;
  readonly level: number;
};

type Step = { readonly node: Nodes; readonly place: Place } | { readonly after: () => void };

const outside: Place = { lists: 0, quotes: 0, kind: 'paragraph', level: 0 };
const paragraph: Pick<Draft, 'kind' | 'level'> = { kind: 'paragraph', level: 0 };

export type MdOptions = {
  /** Also gives, as blocks of the syntax `quoted` or `attribute`, titles of links. */
  readonly titles?: boolean;
  /** The text is MDX. */
  readonly isMdx?: boolean;
  /** Keys of front matter whose values are words; the usual ones when left out. */
  readonly keys?: readonly string[];
  /** The definitions to read the text with, where it is a part of another; its own when left out. */
  readonly definitions?: Definitions;
  /** Told of cells that a table has no column for, once. */
  readonly report?: ReadOptions['report'];
  /** Gives blocks of any length, and not in pieces. */
  readonly isWhole?: boolean;
  /** Keeps the definitions that were found for the next reading of the same text. */
  readonly memo?: MdMemo;
};

export type MdMemo = { definitions?: Definitions };

const countLines = (text: string, from: number, to: number): number => {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
};

/** Puts the nodes of parsed stretches into a sink. */
const stretchReader = (
  sink: ReturnType<typeof blockSink>,
  original: (offset: number) => number,
  targets: ReadonlyMap<string, Target>,
  titles: boolean,
  markup: ((slice: Slice) => string) | null,
  beyond: (line: number, cells: number) => void,
) => {
  let parsed: Parsed = { from: 0, to: 0, source: '', before: 0, nodes: null };
  let firstLine = 1;
  let repaired: ReadonlySet<string> = new Set();
  let inTable = false;
  let columns = 0; // of the table
  let waiting: Draft[] = []; // words beside a table's, which would part its cells

  const placed = (offset: number): number => original(parsed.from + offset - parsed.before);
  const sliced = (from: number, to: number): Slice => ({ from: placed(from), to: placed(to) });

  let counted = { line: 1, to: 0 }; // lines up to an offset of the stretch: nodes mostly come in order

  const lineOf = (node: Nodes): number => {
    const own = node.position?.start.offset ?? 0;
    if (own < counted.to) counted = { line: firstLine, to: parsed.before };
    counted = {
      line: counted.line + countLines(parsed.source, counted.to, own),
      to: Math.max(own, counted.to),
    };
    return counted.line;
  };

  /** What a further line of a block begins with that begins at `offset`. */
  const indentAt = (offset: number): string =>
    parsed.source
      .slice(parsed.source.lastIndexOf('\n', offset - 1) + 1, offset)
      .replace(/\[[ xX]\][ \t]+$/, '')
      .replace(/\[\^[^\]]*\]:[ \t]*/, '    ')
      .replaceAll(/[^>\s]/g, ' ');

  const placeOf = (
    slice: Slice,
    syntax: Syntax,
    at: number,
    slices: SourcePlace['slices'] = [],
  ): SourcePlace => ({
    ...slice,
    syntax,
    slices,
    indent: syntax === 'paragraph' || syntax === 'code' ? indentAt(at) : '',
  });

  const beside = (aside: Aside, line: number): void => {
    if (aside.text.trim() === '' || (aside.as === 'title' && !titles)) return;
    const { from, to, syntax, suffix } = aside;
    const place = { from, to, syntax, slices: [], indent: '', ...(suffix === undefined ? {} : { suffix }) };
    const draft = { ...paragraph, rich: plain(aside.text.replaceAll(/\s*\n\s*/g, ' ')), line, place };
    if (inTable) waiting.push(draft);
    else sink.add(draft);
  };

  const words = (
    children: readonly PhrasingContent[],
    syntax: Syntax,
    line: number,
    as: Pick<Draft, 'kind' | 'level'>,
  ): void => {
    const builder = richBuilder();
    const asides: Aside[] = [];
    const { source } = parsed;
    const aside = (found: Aside): void => void asides.push(found);
    inlineReader(builder, { source, targets, place: placed, repaired, aside, markup })(children);
    const isBlank = builder.isBlank();
    const { sourced, drafts } = withoutRepairMarks(builder.takeSourced());
    const isPicture = sourced.rich.text === '' && asides.some(({ as }) => as === 'alt');
    const from = children[0]?.position?.start.offset ?? 0;
    const to = children.at(-1)?.position?.end.offset ?? from;
    const place = placeOf(sliced(from, to), syntax, from, sourced.slices);
    if (!isBlank && !isPicture)
      sink.add({ ...as, rich: sourced.rich, line, place, ...(drafts.length === 0 ? {} : { drafts }) });
    for (const each of asides) beside(each, line);
  };

  const code = (node: Nodes, text: string, line: number): void => {
    if (text.trim() === '') return;
    const from = node.position?.start.offset ?? 0;
    const slice = sliced(from, node.position?.end.offset ?? from);
    sink.add({ kind: 'code', level: 0, rich: plain(text), line, place: placeOf(slice, 'code', from) });
  };

  const fragment = ({ from, to, syntax, sourced }: FragmentBlock, at: number, as: Draft): Draft => ({
    ...as,
    rich: sourced.rich,
    place: {
      ...sliced(at + from, at + to),
      syntax: syntax === 'code' ? 'raw' : syntax,
      indent: '',
      slices: sourced.slices.map((slice) => (slice === null ? null : sliced(at + slice.from, at + slice.to))),
    },
  });

  /** HTML on its own lines. In a quote its lines begin with marks that are none of it: then it is kept as it is. */
  const html = (node: Html, place: Place, line: number): void => {
    const at = node.position?.start.offset ?? 0;
    const source = parsed.source.slice(at, node.position?.end.offset ?? at);
    const events = place.quotes > 0 && source.includes('\n') ? null : readFragment(source, titles);
    if (events === null) {
      if (node.value.trim() !== '')
        sink.add({
          kind: 'code',
          level: 0,
          rich: plain(node.value),
          line,
          place: { ...sliced(at, at + source.length), syntax: 'raw', slices: [], indent: indentAt(at) },
        });
      return;
    }
    for (const event of events) {
      if (event.is === 'cell') sink.cell(event.skipped);
      else if (event.is !== 'block') sink[event.is]();
      else {
        const { kind, level, from } = event.block;
        const lines = source.slice(0, from).split('\n').length - 1;
        sink.add(fragment(event.block, at, { kind, level, rich: plain(''), line: line + lines }));
      }
    }
  };

  const enter = (node: Nodes, place: Place): readonly Step[] => {
    const inside = (children: readonly Nodes[], there: Place): Step[] =>
      children.map((child) => ({ node: child, place: there }));
    const line = lineOf(node);
    switch (node.type) {
      case 'paragraph':
        words(node.children, 'paragraph', line, { kind: place.kind, level: place.level });
        return [];
      case 'heading':
        words(node.children, 'heading', line, { kind: 'heading', level: node.depth });
        return [];
      case 'tableCell':
        sink.cell();
        words(node.children, 'cell', line, { kind: 'table-cell', level: 0 });
        return [];
      case 'code':
        code(node, node.value, line);
        return [];
      case 'html':
        html(node, place, line);
        return [];
      case 'list':
        return inside(node.children, { ...place, lists: place.lists + 1 });
      case 'listItem': {
        const later = { ...place, kind: 'paragraph', level: 0 } as const;
        return node.children.map((child, i) => ({
          node: child,
          place: i === 0 ? { ...place, kind: 'list-item', level: place.lists } : later,
        }));
      }
      case 'blockquote': {
        const quotes = place.quotes + 1;
        return inside(node.children, { ...place, quotes, kind: 'quote', level: quotes });
      }
      case 'footnoteDefinition':
        return inside(node.children, { ...place, kind: 'paragraph', level: 0 });
      case 'table':
        sink.table();
        inTable = true;
        columns = node.children[0]?.children.length ?? 0;
        return [...inside(node.children, place), { after: endTable }];
      case 'tableRow':
        sink.row();
        // What no column is for is not shown (GFM, section 4.10): it stays in the file and is no block.
        if (node.children.length > columns) beyond(line, node.children.length - columns);
        return inside(node.children.slice(0, columns), place);
      case 'definition': {
        const { title } = node.data ?? {};
        if (title !== undefined)
          beside(
            { ...sliced(title.from, title.to), text: node.title ?? '', as: 'title', syntax: 'quoted' },
            line,
          );
        return [];
      }
      case 'thematicBreak': // no words
      case 'yaml': // front matter is read before
      case 'root': // the others stand inside paragraphs
      case 'text':
      case 'strong':
      case 'emphasis':
      case 'delete':
      case 'inlineCode':
      case 'link':
      case 'linkReference':
      case 'image':
      case 'imageReference':
      case 'break':
      case 'footnoteReference':
        break;
    }
    return [];
  };

  const endTable = (): void => {
    sink.table();
    inTable = false;
    for (const draft of waiting) sink.add(draft);
    waiting = [];
  };

  return (stretch: Parsed & { readonly nodes: readonly RootContent[] }, line: number): void => {
    parsed = stretch;
    firstLine = line;
    counted = { line, to: stretch.before };
    repaired = repairedEmphasis(stretch);
    const steps: Step[] = stretch.nodes.map((node) => ({ node, place: outside })).reverse();
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      if ('after' in step) step.after();
      else steps.push(...[...enter(step.node, step.place)].reverse());
    }
  };
};

const plainSourced = (text: string): Sourced => {
  const builder = richBuilder();
  addLines(builder, text);
  return builder.takeSourced();
};

/**
 * Reads Markdown (CommonMark 0.31 with GFM's tables, footnotes, strikethrough, task lists): headings, paragraphs,
 * items, quotes, cells, footnotes; labels of pictures and words in HTML are blocks of their own; code, front matter
 * and programs in HTML are code. Every block knows its place in the file. The text is parsed in stretches, so that
 * neither memory nor time grows faster than it; lines of more markup than anybody writes are read as plain text, letter by letter.
 * Fails with `file.too-large` beyond `longestMarkup`.
 */
export function* readMd(text: string, options: MdOptions = {}): Generator<Result<RawBlock>> {
  const { titles = false } = options;
  if (text.length > longestMarkup) {
    yield fail('file.too-large', { size: text.length, limit: longestMarkup });
    return;
  }
  const { text: unified, original } = unifyLineEnds(text);
  const front = frontMatterOf(unified);
  const markdown = options.isMdx === true ? front + maskMdx(unified.slice(front.length)) : unified;
  const memo = options.memo ?? {};
  const definitions = options.definitions ?? memo.definitions ?? definitionsOf(markdown);
  memo.definitions = definitions;
  const isMdx = options.isMdx === true;
  const bound = options.isWhole === true ? Infinity : longestBlock;
  const sink = blockSink(bound, (block) => refOf(block, isMdx));
  const own = isMdx ? ({ from, to }: Slice) => text.slice(from, to) : null;
  let left = { line: 0, count: 0 };
  const add = stretchReader(sink, original, definitions.targets, titles, own, (at, cells) => {
    left = { line: left.line === 0 ? at : left.line, count: left.count + cells };
  });
  let line = 1;
  let counted = 0;
  const lineAt = (offset: number): number => {
    line += countLines(markdown, counted, offset);
    counted = offset;
    return line;
  };
  const placed = (from: number, to: number, syntax: Syntax): SourcePlace => ({
    from: original(from),
    to: original(to),
    syntax,
    slices: [],
    indent: '',
  });
  // Its other keys may be names that programs look things up by; without words for readers it is code.
  const values = frontValues(front, options.keys);
  if (front !== '' && values.length === 0)
    sink.add({
      kind: 'code',
      level: 0,
      rich: plain(front.trim()),
      line,
      place: placed(0, front.trimEnd().length, 'raw'),
    });
  for (const { from, to, text: words } of values)
    sink.add({
      ...paragraph,
      rich: plain(words),
      line: countLines(front, 0, from) + 1,
      place: placed(from, to, 'scalar'),
    });
  let missing = openFrontMatter(unified);
  for (const parsed of parsedStretches(markdown, front.length, 'friendly', definitions)) {
    const { from, to, source, nodes } = parsed;
    if (to === markdown.length) missing ??= openBlock(parsed);
    if (nodes !== null) add({ ...parsed, nodes }, lineAt(from));
    else if (source.trim() !== '') {
      const end = from + source.trimEnd().length;
      const place = placed(from, end, parsed.isHostile === true ? 'verbatim' : 'paragraph');
      const rich =
        parsed.isHostile === true ? plain(text.slice(place.from, place.to)) : plainSourced(source).rich;
      sink.add({ ...paragraph, rich, line: lineAt(from), place });
    }
    yield* sink.drain();
  }
  yield* sink.end();
  if (missing !== null) options.report?.({ code: 'cut-off', detail: missing, line: 0 });
  if (left.count > 0) options.report?.({ code: 'left-cells', detail: '', ...left });
}
