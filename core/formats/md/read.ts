import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { BlockKind, Result } from '../../model/index.ts';
import { fail, plain } from '../../model/index.ts';
import { blockSink } from '../block-sink.ts';
import type { RawBlock } from '../raw-block.ts';
import { longestMarkup } from '../raw-block.ts';
import { richBuilder } from '../rich-builder.ts';
import { definitionsOf } from './definitions.ts';
import { addInline, addLines } from './inline.ts';
import type { Targets } from './inline.ts';
import { nextStretch, skipBlankLines } from './windows.ts';

type Sink = ReturnType<typeof blockSink>;

/** Where the blocks of a stretch go, and what they need to know of the rest. */
type Destination = { readonly sink: Sink; readonly targets: Targets; readonly firstLine: number };

/** Where a node stands: the innermost list item or quote around it, and how deep. */
type Place = {
  readonly lists: number;
  readonly quotes: number;
  readonly kind: BlockKind;
  readonly level: number;
};

type Step = { readonly node: Nodes; readonly place: Place } | { readonly after: () => void };

const outside: Place = { lists: 0, quotes: 0, kind: 'paragraph', level: 0 };

/** Puts a node's blocks into the sink, or gives what is to be done next in its stead. */
const enter = (to: Destination, node: Nodes, place: Place): readonly Step[] => {
  const { sink } = to;
  const line = to.firstLine + (node.position?.start.line ?? 1) - 1;
  const inside = (children: readonly Nodes[], there: Place): Step[] =>
    children.map((child) => ({ node: child, place: there }));
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell': {
      const builder = richBuilder();
      addInline(builder, node.children, to.targets);
      if (node.type === 'tableCell') sink.cell();
      if (builder.isBlank()) return [];
      const kind =
        node.type === 'heading' ? 'heading' : node.type === 'tableCell' ? 'table-cell' : place.kind;
      const level = node.type === 'heading' ? node.depth : node.type === 'tableCell' ? 0 : place.level;
      sink.add({ kind, level, rich: builder.take(), line });
      return [];
    }
    case 'code':
    case 'html':
    case 'yaml':
      if (node.value.trim() !== '') sink.add({ kind: 'code', level: 0, rich: plain(node.value), line });
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
    case 'blockquote':
      return inside(node.children, {
        ...place,
        quotes: place.quotes + 1,
        kind: 'quote',
        level: place.quotes + 1,
      });
    case 'table':
      sink.table();
      return [...inside(node.children, place), { after: sink.table }];
    case 'tableRow':
      sink.row();
      return inside(node.children, place);
    case 'definition': // no words
    case 'thematicBreak':
    case 'footnoteDefinition': // an extension that is not switched on
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

const addNode = (to: Destination, root: RootContent): void => {
  const steps: Step[] = [{ node: root, place: outside }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ('after' in step) step.after();
    else steps.push(...[...enter(to, step.node, step.place)].reverse());
  }
};

const addPlain = (sink: Sink, text: string, line: number): void => {
  const builder = richBuilder();
  addLines(builder, text);
  if (!builder.isBlank()) sink.add({ kind: 'paragraph', level: 0, rich: builder.take(), line });
};

const parse = (markdown: string): readonly RootContent[] =>
  fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] }).children;

/** What a stretch's definitions, its own and those it was given, stand for. The first of a name counts. */
const targetsOf = (nodes: readonly RootContent[]): Targets => {
  const definitions = nodes.filter((node) => node.type === 'definition');
  return new Map(definitions.reverse().map((node) => [node.identifier, node]));
};

const frontMatter = /^---[ \t]*\n[\s\S]{0,20000}?\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;

const countLines = (text: string, from: number, to: number): number => {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
};

const usualStretch = 8_192;
const longestStretch = 65_536;

/**
 * The last block of a stretch that was cut may go on behind the cut: it is read again, with more of what follows.
 * Gives the blocks (or, when there is one list only, the items) before it, and where it begins.
 */
const sureOf = (own: readonly RootContent[]): { nodes: readonly RootContent[]; end: number | null } => {
  const last = own.at(-1);
  if (own.length === 1 && last?.type === 'list') {
    const items = last.children.slice(0, -1);
    const end = last.children.at(-1)?.position?.start.offset ?? null;
    return { nodes: items.length === 0 ? [] : [{ ...last, children: items }], end };
  }
  return { nodes: own.slice(0, -1), end: last?.position?.start.offset ?? null };
};

/**
 * Reads Markdown (CommonMark with tables): headings, paragraphs, items, quotes, cells, code; front matter and HTML
 * blocks are kept as code. The text is parsed in stretches, so that neither memory nor time grows faster than it;
 * lines of more markup than anybody writes are read as plain text. Fails with `file.too-large` beyond `longestMarkup`.
 */
export function* readMd(text: string): Generator<Result<RawBlock>> {
  if (text.length > longestMarkup) {
    yield fail('file.too-large', { size: text.length, limit: longestMarkup });
    return;
  }
  const markdown = text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
  const definitions = definitionsOf(markdown);
  const sink = blockSink();
  let line = 1;
  let size = usualStretch;
  const front = frontMatter.exec(markdown)?.[0] ?? '';
  if (front !== '') sink.add({ kind: 'code', level: 0, rich: plain(front.trim()), line });
  let at = 0;
  const advance = (to: number): void => {
    line += countLines(markdown, at, to);
    at = to;
  };
  advance(front.length);
  for (advance(skipBlankLines(markdown, at)); at < markdown.length; advance(skipBlankLines(markdown, at))) {
    const { to, as, cut } = nextStretch(markdown, at, size);
    const stretch = markdown.slice(at, to);
    if (as !== 'markup') {
      addPlain(sink, stretch, line);
      advance(to);
      yield* sink.drain();
      continue;
    }
    const nodes = parse(`${stretch}\n\n${definitions.neededBy(stretch)}`);
    const own = nodes.filter((node) => (node.position?.start.offset ?? 0) < stretch.length);
    const sure = cut && to < markdown.length ? sureOf(own) : { nodes: own, end: null };
    if (cut && sure.nodes.length === 0 && to - at > size / 2 && size < longestStretch) {
      size = longestStretch;
      continue;
    }
    const destination = { sink, targets: targetsOf(nodes), firstLine: line };
    for (const node of sure.nodes.length === 0 ? own : sure.nodes) addNode(destination, node);
    advance(sure.nodes.length === 0 || sure.end === null ? to : at + sure.end);
    size = usualStretch;
    yield* sink.drain();
  }
  yield* sink.end();
}
