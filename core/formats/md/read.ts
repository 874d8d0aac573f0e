import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { BlockKind, Result } from '../../model/index.ts';
import { fail, plain } from '../../model/index.ts';
import { blockSink } from '../block-sink.ts';
import type { RawBlock } from '../raw-block.ts';
import { longestBlock, longestMarkup } from '../raw-block.ts';
import { richBuilder } from '../rich-builder.ts';
import { definitionsOf } from './definitions.ts';
import { addInline } from './inline.ts';
import { nextStretch, skipBlankLines } from './windows.ts';

type Sink = ReturnType<typeof blockSink>;

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
const enter = (sink: Sink, node: Nodes, place: Place, firstLine: number): readonly Step[] => {
  const line = firstLine + (node.position?.start.line ?? 1) - 1;
  const inside = (children: readonly Nodes[], there: Place): Step[] =>
    children.map((child) => ({ node: child, place: there }));
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell': {
      const builder = richBuilder();
      addInline(builder, node.children);
      if (node.type === 'tableCell') sink.cell();
      if (builder.isBlank()) return [];
      const kind = node.type === 'heading' ? 'heading' : node.type === 'tableCell' ? 'table-cell' : place.kind;
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
    default:
      return []; // definitions and lines across the page have no words
  }
};

const addNode = (sink: Sink, root: RootContent, firstLine: number): void => {
  const steps: Step[] = [{ node: root, place: outside }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ('after' in step) step.after();
    else steps.push(...[...enter(sink, step.node, step.place, firstLine)].reverse());
  }
};

const addPlain = (sink: Sink, text: string, line: number): void => {
  const builder = richBuilder();
  builder.flow(text);
  if (!builder.isBlank()) sink.add({ kind: 'paragraph', level: 0, rich: builder.take(), line });
};

const parse = (markdown: string): readonly RootContent[] =>
  fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] }).children;

const frontMatter = /^---[ \t]*\n[\s\S]{0,20000}?\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;

const countLines = (text: string, from: number, to: number): number => {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
};

const usualStretch = 16_384;

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
    if (as !== 'markup') addPlain(sink, stretch, line);
    const nodes = as === 'markup' ? parse(`${stretch}\n\n${definitions.neededBy(stretch)}`) : [];
    const own = nodes.filter((node) => (node.position?.start.offset ?? 0) < stretch.length);
    const lastStart = own.at(-1)?.position?.start.offset ?? 0;
    // The last block of a stretch that was cut may go on behind the cut: it is read again, with more of what follows.
    const unsure = cut && as === 'markup' && to < markdown.length;
    if (unsure && own.length < 2 && size < longestBlock && to - at > size / 2) {
      size *= 4;
      continue;
    }
    const keepLast = !unsure || own.length < 2;
    for (const node of keepLast ? own : own.slice(0, -1)) addNode(sink, node, line);
    advance(keepLast ? to : at + lastStart);
    size = usualStretch;
    yield* sink.drain();
  }
  yield* sink.end();
}
