import { html, type Token } from 'parse5';
import type { Slice } from '../source-place.ts';
import { keepsAttribute, type TextRun } from './page-sink.ts';

/**
 * A node of the tree while it is built. Siblings are a linked list, so that every change of the tree takes constant time,
 * wherever it is: foster parenting puts text before a table again and again.
 */
export type PageNode = {
  /** In lower case; `#text` and the like for what is no element. */
  readonly name: string;
  readonly namespace: html.NS;
  readonly attributes: readonly Token.Attribute[];
  readonly line: number;
  /** Of a text: what it is, and where that stands in the file. */
  text: string;
  runs: TextRun[];
  /** Whether the text has no words yet. Kept, since to look at a text that grows word by word takes as long as it is, each time. */
  isBlank: boolean;
  /** Of an element: its tags in the file. Null for those that the file has not, or that another element has already. */
  start: Slice | null;
  end: Slice | null;
  /** When the parser last had it, or something in it, on its stack of open elements: more might have come into it then. */
  openAt: number;
  parent: PageNode | null;
  previous: PageNode | null;
  next: PageNode | null;
  first: PageNode | null;
  last: PageNode | null;
};

/** parse5's names for the kinds of nodes: all are of one kind here. */
export type PageNodes = {
  node: PageNode;
  parentNode: PageNode;
  childNode: PageNode;
  document: PageNode;
  documentFragment: PageNode;
  element: PageNode;
  commentNode: PageNode;
  textNode: PageNode;
  template: PageNode;
  documentType: PageNode;
};

const none: readonly Token.Attribute[] = [];

const makeNode = (
  name: string,
  namespace: html.NS,
  attributes: readonly Token.Attribute[],
  line: number,
  text = '',
  run: Slice | null = null,
): PageNode => ({
  name,
  namespace,
  attributes,
  line,
  text,
  runs: run === null ? [] : [{ ...run, text }],
  isBlank: text.trim() === '',
  start: null,
  end: null,
  openAt: 0,
  parent: null,
  previous: null,
  next: null,
  first: null,
  last: null,
});

/** Takes a node out of its parent. */
export const detach = (node: PageNode): void => {
  const { parent, previous, next } = node;
  if (parent === null) return;
  if (previous === null) parent.first = next;
  else previous.next = next;
  if (next === null) parent.last = previous;
  else next.previous = previous;
  node.parent = null;
  node.previous = null;
  node.next = null;
};

/** Puts a node into `parent`, before `reference` or at its end. */
const insert = (parent: PageNode, node: PageNode, reference: PageNode | null): void => {
  detach(node);
  const previous = reference === null ? parent.last : reference.previous;
  node.parent = parent;
  node.previous = previous;
  node.next = reference;
  if (previous === null) parent.first = node;
  else previous.next = node;
  if (reference === null) parent.last = node;
  else reference.previous = node;
};

/** Most elements have none of the attributes that are kept, and share one empty list. */
const kept = (attributes: readonly Token.Attribute[]): readonly Token.Attribute[] =>
  attributes.some(({ name, value }) => keepsAttribute(name, value))
    ? attributes.filter(({ name, value }) => keepsAttribute(name, value))
    : none;

const nowhere: Token.Location = {
  startLine: 0,
  startCol: 0,
  startOffset: 0,
  endLine: 0,
  endCol: 0,
  endOffset: 0,
};

const sliceOf = ({ startOffset, endOffset }: Token.Location): Slice => ({ from: startOffset, to: endOffset });

const countLines = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
};

/**
 * How parse5 builds the tree. Comments and document types are left out. `lineNow` gives the line the tokenizer has come to,
 * `runNow` where the text stands that is put in, `made` hears of every element and text.
 * Methods that only serialising needs are there because the interface asks for them.
 */
export const pageTree = (lineNow: () => number, runNow: () => Slice | null, made: () => void) => {
  let mode = html.DOCUMENT_MODE.NO_QUIRKS;
  /** Start tags that have their element: an element that is opened again has none of its own. */
  const taken = new WeakSet<Token.Location>();
  const insertTextBefore = (parent: PageNode, text: string, reference: PageNode | null): void => {
    const before = reference === null ? parent.last : reference.previous;
    // White space says nothing about where the words begin.
    if (before?.name === '#text' && !before.isBlank) {
      before.text += text;
      const run = runNow();
      if (run !== null) before.runs.push({ ...run, text });
    } else {
      made();
      const line = lineNow() - countLines(text);
      insert(parent, makeNode('#text', html.NS.HTML, none, line, text, runNow()), reference);
    }
  };
  const children = (node: PageNode): PageNode[] => {
    const found: PageNode[] = [];
    for (let child = node.first; child !== null; child = child.next) found.push(child);
    return found;
  };
  return {
    createDocument: () => makeNode('#document', html.NS.HTML, none, 1),
    createDocumentFragment: () => makeNode('#fragment', html.NS.HTML, none, lineNow()),
    createElement: (name: string, namespace: html.NS, attributes: Token.Attribute[]) => {
      made();
      return makeNode(name.toLowerCase(), namespace, kept(attributes), lineNow());
    },
    createCommentNode: () => makeNode('#comment', html.NS.HTML, none, 0),
    createTextNode: (text: string) => makeNode('#text', html.NS.HTML, none, lineNow(), text),
    adoptAttributes: () => undefined,
    appendChild: (parent: PageNode, node: PageNode) => {
      if (node.name !== '#comment') insert(parent, node, null);
    },
    insertBefore: (parent: PageNode, node: PageNode, reference: PageNode) => insert(parent, node, reference),
    insertText: (parent: PageNode, text: string) => insertTextBefore(parent, text, null),
    insertTextBefore,
    detachNode: detach,
    // What is in a template is no text of the page.
    setTemplateContent: () => undefined,
    getTemplateContent: (template: PageNode) => template,
    setDocumentType: () => undefined,
    // In pages without a document type a table stands inside the paragraph it was begun in.
    setDocumentMode: (_: PageNode, now: html.DOCUMENT_MODE) => {
      mode = now;
    },
    getDocumentMode: () => mode,
    getAttrList: (node: PageNode) => [...node.attributes],
    getChildNodes: children,
    getFirstChild: (node: PageNode) => node.first,
    getParentNode: (node: PageNode) => node.parent,
    getTagName: (node: PageNode) => node.name,
    getNamespaceURI: (node: PageNode) => node.namespace,
    getTextNodeContent: (node: PageNode) => node.text,
    getCommentNodeContent: () => '',
    getDocumentTypeNodeName: () => '',
    getDocumentTypeNodePublicId: () => '',
    getDocumentTypeNodeSystemId: () => '',
    isTextNode: (node: PageNode): node is PageNode => node.name === '#text',
    isCommentNode: (node: PageNode): node is PageNode => node.name === '#comment',
    isDocumentTypeNode: (_node: PageNode): _node is PageNode => false,
    isElementNode: (node: PageNode): node is PageNode => !node.name.startsWith('#'),
    /** Asked before an end is told: all elements have one, but those that the parser adds. */
    getNodeSourceCodeLocation: (node: PageNode) => (node.name.startsWith('#') ? null : nowhere),
    setNodeSourceCodeLocation: (node: PageNode, location: Token.ElementLocation | null) => {
      const own = location?.startTag;
      if (own === undefined || taken.has(own)) return;
      taken.add(own);
      node.start = sliceOf(own);
    },
    updateNodeSourceCodeLocation: (node: PageNode, { endTag }: Partial<Token.ElementLocation>) => {
      if (endTag !== undefined) node.end = sliceOf(endTag);
    },
  };
};
