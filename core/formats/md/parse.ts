import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown, type Extension } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';

declare module 'mdast' {
  interface Data {
    /** Offsets of the words of a picture's label, and of the title of a link, picture or definition. */
    label?: { from: number; to: number };
    title?: { from: number; to: number };
    /** A box of a task stands before its words. */
    isTask?: boolean;
  }
}

const standard = () => [gfmTable(), gfmFootnote(), gfmStrikethrough(), gfmTaskListItem()];

/** Keeps where titles and labels stand, which the tree has no positions for. */
const noteParts: Extension = {
  enter: {
    labelText(token) {
      const node = this.stack.at(-2);
      if (node?.type === 'image')
        node.data = { ...node.data, label: { from: token.start.offset, to: token.end.offset } };
    },
    resourceTitleString(token) {
      const node = this.stack.at(-1);
      if (node?.type === 'link' || node?.type === 'image')
        node.data = { ...node.data, title: { from: token.start.offset, to: token.end.offset } };
      this.buffer();
    },
    definitionTitleString(token) {
      const node = this.stack.at(-1);
      if (node?.type === 'definition')
        node.data = { ...node.data, title: { from: token.start.offset, to: token.end.offset } };
      this.buffer();
    },
  },
};

/**
 * Leaves out the white space behind the box of a task. (The usual extension of the tree asserts that a box stands in a
 * list item, which micromark's does not always.)
 */
const tasks: Extension = {
  exit: {
    taskListCheck() {
      const node = this.stack.at(-1);
      if (node?.type === 'paragraph') node.data = { ...node.data, isTask: true };
    },
    paragraph(token) {
      const node = this.stack.at(-1);
      const head = node?.type === 'paragraph' && node.data?.isTask === true ? node.children[0] : undefined;
      if (head?.type === 'text' && head.position !== undefined) {
        const space = head.value.length - head.value.trimStart().length;
        head.value = head.value.slice(space);
        const { line, column, offset } = head.position.start;
        head.position.start = { line, column: column + space, offset: (offset ?? 0) + space };
      }
      this.exit(token);
    },
  },
};

const treeExtensions = () => [
  gfmTableFromMarkdown(),
  gfmFootnoteFromMarkdown(),
  gfmStrikethroughFromMarkdown(),
  tasks,
  noteParts,
];

/** Inline constructs: without them only the structure of blocks is read, which is much quicker. */
const inlineConstructs = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
  'hardBreakEscape',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
  'strikethrough',
];

/** What is read: everything, with emphasis as Chinese writers mean it or as the standard has it; or blocks alone. */
export type Reading = 'friendly' | 'strict' | 'blocks';

/**
 * CommonMark 0.31 with GFM's tables, footnotes, strikethrough and task lists, as a tree with offsets. `friendly` takes
 * `**「…」**` beside Han for emphasis, which the standard's flanking rules (section 6.2) do not.
 */
export const parse = (markdown: string, reading: Reading): readonly RootContent[] =>
  fromMarkdown(markdown, {
    extensions:
      reading === 'friendly'
        ? [...standard(), cjkFriendlyExtension()]
        : reading === 'strict'
          ? standard()
          : [...standard(), { disable: { null: inlineConstructs } }],
    mdastExtensions: treeExtensions(),
  }).children;

/** Every node of a tree, in order; any depth. */
export function* nodesOf(roots: readonly Nodes[]): Generator<Nodes> {
  const waiting: Nodes[] = [...roots].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    if ('children' in node) for (const child of [...node.children].reverse()) waiting.push(child);
  }
}
