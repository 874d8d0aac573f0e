import type { Nodes, PhrasingContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Definitions } from '../formats/md/definitions.ts';
import { definitionsOf } from '../formats/md/stretches.ts';
import { nextStretch, skipBlankLines } from '../formats/md/windows.ts';
import { safeHref } from '../formats/spans.ts';
import { finished } from './note-inlines.ts';
import type { NoteInline, NoteLook } from './note-inlines.ts';

export type { NoteInline } from './note-inlines.ts';

export type NoteBlock = {
  readonly kind: 'paragraph' | 'heading' | 'quote' | 'item' | 'code';
  /** Level of a heading, nesting of a quote or list item (1 is outermost); of a paragraph or code, that of the list it goes on. */
  readonly depth: number;
  /** Number of an item in an ordered list. */
  readonly number: number | null;
  readonly inlines: readonly NoteInline[];
};

/** UTF-16 code units parsed together; only a list or quote longer than this is cut. */
const stretchSize = 16_384;
/** Deeper nesting is shown at this depth. */
const deepest = 9;

type Targets = ReadonlyMap<string, string>;
type Around = { readonly looks: readonly NoteLook[]; readonly href: string | null };

const nothingAround: Around = { looks: [], href: null };

const withLook = ({ looks, href }: Around, look: NoteLook): Around => ({
  looks: looks.includes(look) ? looks : [...looks, look],
  href,
});

/** The words of one node, or the nodes in it that come next. */
const inlineStep = (
  node: PhrasingContent,
  around: Around,
  targets: Targets,
): NoteInline | { readonly inside: readonly PhrasingContent[]; readonly around: Around } => {
  const led = (url: string | undefined): Around => ({
    ...around,
    href: (url === undefined ? null : safeHref(url)) ?? around.href,
  });
  switch (node.type) {
    case 'strong':
      return { inside: node.children, around: withLook(around, 'strong') };
    case 'emphasis':
      return { inside: node.children, around: withLook(around, 'emphasis') };
    case 'delete':
      return { inside: node.children, around: withLook(around, 'strike') };
    case 'link':
      return { inside: node.children, around: led(node.url) };
    case 'linkReference':
      return { inside: node.children, around: led(targets.get(node.identifier)) };
    case 'text':
    case 'html': // shown as it was written
      return { text: node.value, ...around };
    case 'inlineCode':
      return { text: node.value, ...withLook(around, 'code') };
    case 'image':
    case 'imageReference':
      return { text: node.alt ?? '', ...around };
    case 'break':
      return { text: '\n', ...around };
    case 'footnoteReference': // that extension is not switched on
      break;
  }
  return { text: '', ...around };
};

/** A stack of its own walks any depth of nesting. */
const inlinesOf = (children: readonly PhrasingContent[], targets: Targets): NoteInline[] => {
  const found: NoteInline[] = [];
  const stack = children.map((node) => ({ node, around: nothingAround })).reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const step = inlineStep(next.node, next.around, targets);
    if ('text' in step) found.push(step);
    else stack.push(...step.inside.map((node) => ({ node, around: step.around })).reverse());
  }
  return found;
};

/** What a block inherits from the lists and quotes around it. */
type Place = Pick<NoteBlock, 'kind' | 'depth' | 'number'> & {
  readonly lists: number;
  readonly quotes: number;
};

const outside: Place = { kind: 'paragraph', depth: 0, number: null, lists: 0, quotes: 0 };

const blockOf = ({ kind, depth, number }: Place, inlines: readonly NoteInline[]): NoteBlock => ({
  kind,
  depth: Math.min(depth, deepest),
  number,
  inlines: finished(inlines),
});

type Entered = { readonly block: NoteBlock } | { readonly inside: readonly { node: Nodes; place: Place }[] };

const enter = (node: Nodes, place: Place, targets: Targets): Entered => {
  const plainWords = (text: string, kind: NoteBlock['kind']): Entered => {
    const inlines = text === '' ? [] : [{ text, looks: [], href: null }];
    return { block: { kind, depth: Math.min(place.lists, deepest), number: null, inlines } };
  };
  switch (node.type) {
    case 'paragraph':
      return { block: blockOf(place, inlinesOf(node.children, targets)) };
    case 'heading': {
      const heading: Place = { ...place, kind: 'heading', depth: node.depth, number: null };
      return { block: blockOf(heading, inlinesOf(node.children, targets)) };
    }
    case 'code':
      // Somebody who writes only ~~~words means the words.
      return plainWords(node.value || [node.lang, node.meta].filter(Boolean).join(' '), 'code');
    case 'html':
      return plainWords(node.value, 'paragraph');
    case 'blockquote': {
      const quotes = place.quotes + 1;
      const quote: Place = { ...place, kind: 'quote', depth: quotes, number: null, quotes };
      return { inside: node.children.map((child) => ({ node: child, place: quote })) };
    }
    case 'list': {
      const lists = place.lists + 1;
      const first = node.ordered === true ? (node.start ?? 1) : null;
      return {
        inside: node.children.map((child, i) => {
          const number = first === null ? null : first + i;
          return { node: child, place: { ...place, kind: 'item', depth: lists, number, lists } };
        }),
      };
    }
    case 'listItem': {
      const goesOn: Place = { ...place, kind: 'paragraph', depth: place.lists, number: null };
      return { inside: node.children.map((child, i) => ({ node: child, place: i === 0 ? place : goesOn })) };
    }
    case 'definition': // no words
    case 'thematicBreak':
    case 'table': // extensions that are not switched on
    case 'tableRow':
    case 'tableCell':
    case 'footnoteDefinition':
    case 'footnoteReference':
    case 'yaml':
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
      break;
  }
  return { inside: [] };
};

const blocksOf = (stretch: string, definitions: Definitions, targets: Targets): NoteBlock[] => {
  const before = definitions.neededBy(stretch);
  const children = fromMarkdown(before + stretch).children.filter(
    (node) => (node.position?.start.offset ?? 0) >= before.length,
  );
  const found: NoteBlock[] = [];
  const stack: { node: Nodes; place: Place }[] = children.map((node) => ({ node, place: outside })).reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const step = enter(next.node, next.place, targets);
    if ('block' in step) found.push(step.block);
    else stack.push(...[...step.inside].reverse());
  }
  return found;
};

/**
 * The Markdown (CommonMark, and ~~struck out~~) of a note as blocks that any screen or format can draw safely: raw HTML
 * is its own letters, an image is its alternative text, a link that is not http, https or mailto is plain words. Lines
 * stay lines, as people who write notes expect. Time grows with the length: markup nobody writes by hand is plain text.
 */
export const noteBlocks = (body: string): readonly NoteBlock[] => {
  const markdown = body.replaceAll(/\r\n?/g, '\n');
  const definitions = definitionsOf(markdown);
  const targets: Targets = new Map([...definitions.targets].map(([name, { url }]) => [name, url]));
  const blocks: NoteBlock[] = [];
  let at = skipBlankLines(markdown, 0);
  while (at < markdown.length) {
    const { to, as } = nextStretch(markdown, at, stretchSize);
    const stretch = markdown.slice(at, to);
    if (as === 'markup') blocks.push(...blocksOf(stretch, definitions, targets));
    else blocks.push(blockOf(outside, [{ text: stretch.trim(), looks: [], href: null }]));
    at = skipBlankLines(markdown, to);
  }
  const drawn = blocks.filter(({ inlines }) => inlines.length > 0);
  const letters = markdown.trim();
  // A note of marks alone, three stars or a rule, is those marks: nobody writes an empty one.
  if (drawn.length > 0 || letters === '') return drawn;
  return [blockOf(outside, [{ text: letters, looks: [], href: null }])];
};

/** The words of a note in one line, without markup: for tables and excerpts. */
export const noteText = (body: string): string =>
  noteBlocks(body)
    .map(({ inlines }) => inlines.map(({ text }) => text).join(''))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
