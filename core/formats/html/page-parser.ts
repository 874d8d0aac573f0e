import { Parser, TokenizerMode, html, Token } from 'parse5';
import { readLimits, type LimitName } from '../limits.ts';
import type { Slice } from '../source-place.ts';
import { detach, pageTree, type PageNode, type PageNodes } from './page-tree.ts';

const { TAG_ID: id } = html;

/** Elements that the parser opens again in every block after one that was left open (HTML, section 13.2.4.3). */
const formatting: ReadonlySet<number> = new Set([
  id.A,
  id.B,
  id.BIG,
  id.CODE,
  id.EM,
  id.FONT,
  id.I,
  id.NOBR,
  id.S,
  id.SMALL,
  id.STRIKE,
  id.STRONG,
  id.TT,
  id.U,
]);
const formattingNames = 'a b big code em font i nobr s small strike strong tt u'.split(' ');

/**
 * Below these the tree may still change where words have already been read: what stands in an unclosed table may come to
 * stand before it, and unclosed formatting may be cut in two. So they are given out when they are closed.
 */
const unsettled: ReadonlySet<string> = new Set([...formattingNames, 'table', 'template']);

/** Elements that hold nothing but text, which their end tag alone ends. */
const textOnly: ReadonlySet<number> = new Set([
  id.SCRIPT,
  id.STYLE,
  id.TITLE,
  id.TEXTAREA,
  id.IFRAME,
  id.NOSCRIPT,
  id.NOFRAMES,
  id.NOEMBED,
  id.XMP,
]);

/** `<script src=a.js/>`: the slash belongs to the value by the rules of HTML, and would cost all the page behind it. */
const endsInSlash = ({ tagID, attrs }: Token.TagToken): boolean =>
  textOnly.has(tagID) && attrs.at(-1)?.value.endsWith('/') === true;

/** More unclosed formatting than anybody sees: 1000 unclosed `<font>` and 1000 `<p>` would otherwise be a million elements. */
const mostFormatting = 50;

/** Where the tags of drawings, formulas and selections stand: offsets in UTF-16 units, in order. */
const enclosing = (text: string) => {
  const tags = Array.from(text.matchAll(/<(\/?)(svg|math|select)\b/gi), ({ index, 1: slash, 2: name }) => ({
    index,
    closes: slash === '/',
    name: (name ?? '').toLowerCase(),
  }));
  const lastEnds = new Map(tags.filter(({ closes }) => closes).map(({ name, index }) => [name, index]));
  const ofSelect = tags.filter(({ name }) => name === 'select');
  let passed = 0;
  return {
    /** Whether the element that begins before `offset` is never closed, so that it would swallow the rest of the page. */
    isUnclosed: (name: string, offset: number): boolean => {
      if (name !== 'select') return (lastEnds.get(name) ?? -1) < offset;
      while (passed < ofSelect.length && (ofSelect[passed]?.index ?? 0) < offset) passed++;
      return ofSelect[passed]?.closes !== true;
    },
  };
};

/**
 * parse5's parser with three things that keep words in the page: a bound on unclosed formatting, an end for drawings,
 * formulas and selections that have none, and, for XML that is not well-formed, `<x/>` read as `<x></x>`.
 */
class PageParser extends Parser<PageNodes> {
  closesItself = false;
  isUnclosed: (name: string, offset: number) => boolean = () => false;
  /** Where the text stands that is being put into the tree. */
  run: Slice | null = null;

  private hasMuchFormatting(): boolean {
    let count = 0;
    for (let entry = this.activeFormattingElements.newest; entry !== null; entry = entry.older)
      if (++count >= mostFormatting) return true;
    return false;
  }

  override onStartTag(token: Token.TagToken): void {
    if (formatting.has(token.tagID) && this.hasMuchFormatting()) return;
    const encloses = token.tagID === id.SVG || token.tagID === id.MATH || token.tagID === id.SELECT;
    if (
      encloses &&
      !token.selfClosing &&
      this.isUnclosed(token.tagName, this.tokenizer.preprocessor.offset)
    ) {
      if (token.tagID === id.SELECT) return;
      token.selfClosing = true;
    }
    super.onStartTag(token);
    if (!this.closesItself || token.ackSelfClosing || !(token.selfClosing || endsInSlash(token))) return;
    this.tokenizer.state = TokenizerMode.DATA;
    this.onEndTag({
      ...token,
      type: Token.TokenType.END_TAG,
      selfClosing: false,
      attrs: [],
      location: null,
    });
  }

  /** Before the first tag there is no token that could end an element. */
  override _setEndLocation(element: PageNode, closing: Token.Token | null): void {
    if (closing !== null) super._setEndLocation(element, closing);
  }

  /** Without its location, since parse5 would look through all that the text stands among to keep it. */
  override _insertCharacters(token: Token.CharacterToken): void {
    const { location } = token;
    this.run = location === null ? null : { from: location.startOffset, to: location.endOffset };
    super._insertCharacters({ ...token, location: null });
    this.run = null;
  }
}

/** What is called for each node of a page, in the order of the tree. */
export type NodeVisitor = {
  /** Tells whether the node's content is wanted. */
  readonly enter: (node: PageNode) => boolean;
  readonly leave: (node: PageNode) => void;
  /** Whether what is in a node may be given out before it is complete. */
  readonly splits: (node: PageNode) => boolean;
};

/** UTF-16 units given to the parser at a time. */
const stepLength = 65_536;

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** Nodes visited between two pauses, in which what came of them can be taken away. */
const pauseAfter = 1000;

/** Visits a finished subtree without recursion, and pauses now and then. `passed` hears of every node. */
function* walk(root: PageNode, { enter, leave }: NodeVisitor, passed: () => void): Generator<void> {
  let node = root;
  for (let visited = 1; ; visited++) {
    if (visited % pauseAfter === 0) yield;
    passed();
    const isWanted = enter(node);
    if (isWanted && node.first !== null) {
      node = node.first;
      continue;
    }
    leave(node);
    while (node !== root && node.next === null && node.parent !== null) {
      node = node.parent;
      leave(node);
    }
    if (node === root || node.next === null) return;
    node = node.next;
  }
}

/** How many nodes hang on one. */
const countNodes = (root: PageNode): number => {
  let count = 0;
  for (let node: PageNode | null = root; node !== null;) {
    count++;
    if (node.first !== null) node = node.first;
    else {
      while (node !== null && node !== root && node.next === null) node = node.parent;
      node = node === null || node === root ? null : node.next;
    }
  }
  return count;
};

/** Marks the open elements and all they stand in. (`</form>` takes a form off the stack while elements in it stay open.) */
const markOpen = ({ openElements }: PageParser, now: number): void => {
  // Elements that were taken out of the middle of the stack leave their places empty.
  for (const item of openElements.items as readonly (PageNode | undefined)[])
    for (let node: PageNode | null = item ?? null; node !== null && node.openAt !== now; node = node.parent)
      node.openAt = now;
};

/**
 * Parses a page by the rules of the HTML standard and visits its nodes in the order of the tree, while it is read: what is
 * finished is visited and forgotten, so that memory grows with the largest unfinished table, not with the page; more than `readLimits.pageNodes` of that are
 * too many, which is the answer in the end, else null. Linear.
 * `closesItself`: any element may be closed by `/>`, as in XML. Pauses now and then. No text makes it throw.
 */
export function* visitPage(
  text: string,
  visitor: NodeVisitor,
  closesItself: boolean,
): Generator<void, LimitName | null> {
  let held = 0; // nodes that may be there: those of what was left out are not taken off
  const parser: PageParser = new PageParser({
    sourceCodeLocationInfo: true,
    treeAdapter: pageTree(
      () => parser.tokenizer.preprocessor.line,
      () => parser.run,
      () => void held++,
    ),
  });
  parser.closesItself = closesItself;
  parser.isUnclosed = enclosing(text).isUnclosed;
  const entered: PageNode[] = [];
  let now = 1;

  function* finished(): Generator<void> {
    let node = entered.at(-1) ?? parser.document;
    for (;;) {
      const child = node.first;
      if (child === null) {
        if (node.openAt === now || node === parser.document) return;
        visitor.leave(node);
        entered.pop();
        detach(node);
        node = entered.at(-1) ?? parser.document;
      } else if (child.openAt !== now) {
        detach(child);
        yield* walk(child, visitor, () => void held--);
      } else if (unsettled.has(child.name) || !visitor.splits(child)) return;
      else {
        visitor.enter(child);
        entered.push(child);
        node = child;
      }
    }
  }

  let length = stepLength;
  for (let from = 0; from < text.length;) {
    let to = Math.min(from + length, text.length);
    if (to < text.length && isHigh(text.charCodeAt(to - 1))) to++;
    parser.tokenizer.write(text.slice(from, to), false);
    markOpen(parser, ++now);
    yield* finished();
    if (held > readLimits.pageNodes) held = countNodes(parser.document);
    if (held > readLimits.pageNodes) return 'pageNodes';
    from = to;
    // Marking takes as long as the stack is deep: the deeper, the more is read before it is done again.
    length = Math.max(stepLength, 2 * parser.openElements.items.length);
  }
  parser.tokenizer.write('', true);
  now++;
  yield* finished();
  return null;
}
