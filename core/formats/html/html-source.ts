import { html } from 'parse5';
import type { LimitName } from '../limits.ts';
import { objectElements, skippedElements } from './elements.ts';
import { visitPage } from './page-parser.ts';
import {
  longestObjectText,
  noAttributes,
  type Attributes,
  type InnerText,
  type PageSink,
  type TextRun,
} from './page-sink.ts';
import type { Slice } from '../source-place.ts';
import type { PageNode } from './page-tree.ts';

/** Elements of SVG and MathML that hold text. Text elsewhere is none of a drawing's: something was left unclosed before it. */
const textHolders: ReadonlySet<string> = new Set(
  (
    'text tspan textpath a title desc metadata style script ' +
    'mi mn mo ms mtext annotation annotation-xml maction merror option optgroup select'
  ).split(' '),
);

/** The nodes of a subtree, without recursion. */
function* nodesIn(root: PageNode): Generator<PageNode> {
  let node: PageNode = root;
  for (;;) {
    yield node;
    if (node.first !== null) {
      node = node.first;
      continue;
    }
    while (node.next === null || node === root) {
      if (node === root || node.parent === null) return;
      node = node.parent;
    }
    node = node.next;
  }
}

function* textsIn(root: PageNode): Generator<PageNode> {
  for (const node of nodesIn(root)) if (node.name === '#text') yield node;
}

/** From an element's start tag to its end, or to the end of what is in it; null for one that the file does not have. */
const extentOf = (root: PageNode): Slice | null => {
  if (root.start === null) return null;
  let { to } = root.start;
  for (const { start, end, runs } of nodesIn(root))
    to = Math.max(to, start?.to ?? 0, end?.to ?? 0, runs.at(-1)?.to ?? 0);
  return { from: root.start.from, to };
};

const isOwn = ({ parent }: PageNode): boolean =>
  parent !== null &&
  textHolders.has(parent.name) &&
  (parent.namespace !== html.NS.HTML || isSelection(parent));

const isSelection = ({ name }: PageNode): boolean =>
  name === 'option' || name === 'optgroup' || name === 'select';

/** The text of a subtree, up to a bound. */
const textOf = (root: PageNode, isWanted: (text: PageNode) => boolean = () => true): string => {
  let text = '';
  for (const node of textsIn(root)) {
    if (isWanted(node)) text += node.text;
    if (text.length >= longestObjectText) break;
  }
  return text.slice(0, longestObjectText);
};

/** A title has nothing but text in it, and all of the page when it is never closed. */
const titleOf = (node: PageNode): { readonly text: string; readonly runs: readonly TextRun[] } => {
  const texts = [...textsIn(node)];
  return { text: texts.map(({ text }) => text).join(''), runs: texts.flatMap(({ runs }) => runs) };
};

const innerOf = (root: PageNode): readonly InnerText[] =>
  Array.from(textsIn(root)).flatMap((node) =>
    isOwn(node) ? [{ holder: node.parent?.name ?? '', runs: node.runs, line: node.line }] : [],
  );

const attributesOf = ({ attributes }: PageNode): Attributes =>
  attributes.length === 0 ? noAttributes : new Map(attributes.map(({ name, value }) => [name, value]));

/** What a drawing is called: its accessible name (SVG-AAM, section 8): `aria-label`, else its own title. */
const labelOf = (node: PageNode): string => {
  const label = node.attributes.find(({ name }) => name === 'aria-label')?.value ?? '';
  if (label.trim() !== '') return label;
  for (let child = node.first; child !== null; child = child.next)
    if (child.name === 'title') return textOf(child);
  return '';
};

const isLeftOut = ({ name }: PageNode): boolean =>
  name === 'title' || skippedElements.has(name) || objectElements.has(name);

const enterObject = (sink: PageSink, node: PageNode): void => {
  const { name, line, start } = node;
  sink.object({
    name,
    label: labelOf(node),
    text: textOf(node, isOwn),
    line,
    attributes: attributesOf(node),
    start,
    at: extentOf(node),
    inner: innerOf(node),
  });
  for (const text of textsIn(node)) if (!isOwn(text)) sink.text(text.text, text.line, text.runs);
};

const enter = (sink: PageSink, node: PageNode): boolean => {
  const { name, line, start } = node;
  if (name === '#text') sink.text(node.text, line, node.runs);
  else if (name === 'title') {
    const { text, runs } = titleOf(node);
    sink.title(text, line, runs, attributesOf(node));
  } else if (objectElements.has(name)) enterObject(sink, node);
  else if (skippedElements.has(name)) sink.skipped(name, attributesOf(node), line, start, extentOf(node));
  else {
    if (!name.startsWith('#')) sink.open(name, attributesOf(node), line, start);
    return true;
  }
  return false;
};

/**
 * Gives a page to `sink`, parsed by the tree rules of the HTML standard (section 13.2.6), in steps. `closesItself`: `<x/>`
 * closes any element, for XML that is not well-formed.
 */
export const htmlSource = (
  text: string,
  sink: PageSink,
  closesItself = false,
): Generator<void, LimitName | null> =>
  visitPage(
    text,
    {
      enter: (node) => enter(sink, node),
      leave: (node) => {
        if (!node.name.startsWith('#') && !isLeftOut(node)) sink.close(node.name, node.end);
      },
      splits: (node) => !isLeftOut(node),
    },
    closesItself,
  );
