import { bindingOf } from './binding.ts';
import { isComputed } from './fields.ts';
import { fieldCode, fieldTag, paragraphFields, type FieldStack } from './paragraph-fields.ts';
import type { Fragment, Piece, Run, Scope, TagKind } from './pieces.ts';
import { codeOf, codeTag, pictureCode, type Code } from './run-codes.ts';
import { runLook, shortened } from './run-look.ts';
import { isOn, type StyleTable } from './style-table.ts';
import { attributeOf, childOf, descendants, type XmlNode } from './tree.ts';

/** What the reading of paragraphs depends on besides their source. */
export type ParagraphContext = {
  readonly styles: StyleTable;
  /** Whether tracked changes are read, and written, as if they had been accepted or rejected. */
  readonly changes: 'accept' | 'reject';
  /** Where a relationship of the part leads. */
  readonly address: (relation: string) => string | null;
  /** Open fields, which go on over paragraphs. */
  readonly fields: FieldStack;
};

/** Words of a tree in order, as they would be shown in a chip. */
const wordsIn = (node: XmlNode): string =>
  Array.from(
    descendants(node, ({ name }) => name === 'w:t' || name === 'm:t'),
    ({ text }) => text,
  ).join('');

const isBalanced = (node: XmlNode): boolean => {
  let depth = 0;
  for (const field of descendants(node, ({ name }) => name === 'w:fldChar')) {
    const type = attributeOf(field, 'w:fldCharType');
    depth += type === 'begin' ? 1 : type === 'end' ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
};

/** Elements between runs that begin something which ends elsewhere. */
const startsRange = /^w:(?:bookmarkStart|permStart|commentRangeStart|(?:move|custom).*RangeStart)$/;

/** Text without `xml:space="preserve"` has no white space at its ends, and ends of lines are spaces, as Word reads it. */
const ownText = (node: XmlNode): string => {
  if (!/[ \t\r\n]/.test(node.text)) return node.text;
  const text =
    attributeOf(node, 'xml:space') === 'preserve'
      ? node.text
      : node.text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  return text.replace(/[\t\r\n]/g, ' ');
};

/** How far the reading of paragraphs is. */
type Reading = {
  readonly context: ParagraphContext;
  readonly pieces: Piece[];
  readonly scopes: Scope[];
  readonly fields: ReturnType<typeof paragraphFields>;
  /** The style of the paragraph that is read. */
  style: string | null;
};

const raw = (from: number, to: number): Fragment => ({ from, to, run: null });
const whole = ({ from, to }: XmlNode): Fragment => raw(from, to);

const mark = ({ fields, pieces }: Reading, fragment: Fragment, sits: 'start' | 'end'): void => {
  if (!fields.hold(fragment, '')) pieces.push({ kind: 'mark', fragments: [fragment], sits });
};

const code = ({ fields, pieces }: Reading, fragment: Fragment, { tag, isEdge }: Code, shown = ''): void => {
  if (!fields.hold(fragment, shown))
    pieces.push({ kind: 'code', tag, fragments: [fragment], run: fragment.run, isEdge });
};

/** A pair with what `nodes` hold in it. */
const within = (reading: Reading, scope: Scope, nodes: readonly XmlNode[]): void => {
  const { scopes, pieces, fields } = reading;
  const inner = scopes.length + 1;
  scopes.push(scope);
  pieces.push({ kind: 'open', scope });
  walk(reading, nodes);
  fields.border(inner);
  scopes.pop();
  pieces.push({ kind: 'close', scope });
};

const container = (reading: Reading, node: XmlNode, content: XmlNode, tag: TagKind): void => {
  const { fields } = reading;
  if (fields.isHolding()) {
    if (isBalanced(node)) fields.hold(whole(node), wordsIn(node));
    else walk(reading, content.children);
    return;
  }
  const open = [raw(node.from, content.inner.from)];
  const close = [raw(content.inner.to, node.to)];
  const binding = bindingOf(childOf(node, 'w:sdtPr'));
  within(reading, { tag, open, close, binding }, content.children);
};

const control = (reading: Reading, node: XmlNode): void => {
  const content = childOf(node, 'w:sdtContent');
  if (content === null) {
    mark(reading, whole(node), 'end');
    return;
  }
  const own = childOf(node, 'w:sdtPr');
  const name =
    attributeOf(childOf(own, 'w:alias'), 'w:val') ?? attributeOf(childOf(own, 'w:tag'), 'w:val') ?? '';
  const display = shortened(name === '' ? '[ ]' : name);
  container(reading, node, content, codeTag(display, true, { control: name.slice(0, 200) }));
};

const link = (reading: Reading, node: XmlNode): void => {
  const id = attributeOf(node, 'r:id');
  const anchor = attributeOf(node, 'w:anchor');
  const address = id === null ? '' : (reading.context.address(id) ?? '');
  const href = anchor === null ? address : `${address}#${anchor}`;
  container(reading, node, node, { type: 'link', data: { href } });
};

const simpleField = (reading: Reading, node: XmlNode): void => {
  const instruction = attributeOf(node, 'w:instr') ?? '';
  if (!isComputed(instruction)) {
    container(reading, node, node, fieldTag(instruction));
    return;
  }
  const shown = wordsIn(node);
  code(reading, whole(node), { tag: fieldCode(instruction, shown), isEdge: false }, shown);
};

const formula = (reading: Reading, node: XmlNode): void => {
  const shown = wordsIn(node);
  const tag = codeTag(shortened(shown === '' ? '∑' : shown), true, { math: shown.slice(0, 200) });
  code(reading, whole(node), { tag, isEdge: false }, shown);
};

/** The base's words in a pair, which has their reading. */
const ruby = (reading: Reading, node: XmlNode, run: Run): void => {
  const [above, base] = [childOf(node, 'w:rt'), childOf(node, 'w:rubyBase')];
  if (base === null || reading.fields.isHolding()) {
    code(reading, { from: node.from, to: node.to, run }, pictureCode, wordsIn(base ?? node));
    return;
  }
  const { node: own, properties } = run;
  const open = [
    raw(own.from, own.inner.from),
    ...(properties === null ? [] : [whole(properties)]),
    raw(node.from, base.inner.from),
  ];
  const close = [raw(base.inner.to, node.to), raw(own.inner.to, own.to)];
  const said = above === null ? '' : wordsIn(above).slice(0, 200);
  const tag = codeTag(shortened(said), false, { ruby: said });
  within(reading, { tag, open, close, binding: null }, base.children);
};

const words = (reading: Reading, text: string, fragment: Fragment, run: Run, isHidden: boolean): void => {
  if (reading.fields.hold(fragment, text)) return;
  if (isHidden) mark(reading, fragment, 'start');
  else if (text !== '') reading.pieces.push({ kind: 'text', text, run });
};

const inRun = (reading: Reading, node: XmlNode, run: Run, isHidden: boolean): void => {
  const fragment: Fragment = { from: node.from, to: node.to, run };
  const { fields, context } = reading;
  switch (node.name) {
    case 'w:rPr':
    case 'w:lastRenderedPageBreak':
      return;
    case 'w:t':
      return words(reading, ownText(node), fragment, run, isHidden);
    case 'w:delText':
      return words(reading, ownText(node), fragment, run, isHidden || context.changes === 'accept');
    case 'w:fldChar':
      return fields.mark(attributeOf(node, 'w:fldCharType') ?? '', fragment);
    case 'w:instrText':
    case 'w:delInstrText':
      fields.instruction(node.text);
      return mark(reading, fragment, 'end');
    case 'w:ruby':
      return isHidden ? mark(reading, fragment, 'start') : ruby(reading, node, run);
    case 'w:commentReference':
      return mark(reading, fragment, 'end');
    default: {
      const own = codeOf(node);
      if (own === null || isHidden) mark(reading, fragment, 'start');
      else code(reading, fragment, own);
    }
  }
};

const run = (reading: Reading, node: XmlNode): void => {
  const properties = childOf(node, 'w:rPr');
  const own: Run = { node, properties, look: runLook(properties) };
  const character = attributeOf(childOf(properties, 'w:rStyle'), 'w:val');
  const isHidden = isOn(properties, 'w:vanish') ?? reading.context.styles.isHidden(reading.style, character);
  for (const child of node.children) inRun(reading, child, own, isHidden);
};

const one = (reading: Reading, node: XmlNode): void => {
  const { name } = node;
  if (name === 'w:r') run(reading, node);
  else if (name === 'w:pPr' || name === 'w:proofErr' || /^w:\w+Pr$/.test(name)) return;
  else if (name === 'w:hyperlink') link(reading, node);
  else if (name === 'w:fldSimple') simpleField(reading, node);
  else if (name === 'w:sdt') control(reading, node);
  else if (name === 'w:smartTag') walk(reading, node.children);
  else if (name === 'w:customXml' || name === 'w:bdo' || name === 'w:dir')
    container(
      reading,
      node,
      node,
      codeTag(shortened(attributeOf(node, 'w:element') ?? name.slice(2)), false),
    );
  else if (name === 'w:ins' || name === 'w:moveTo') {
    if (reading.context.changes === 'accept') walk(reading, node.children);
  } else if (name === 'w:del' || name === 'w:moveFrom') {
    if (reading.context.changes === 'reject') walk(reading, node.children);
  } else if (name === 'm:oMath' || name === 'm:oMathPara') formula(reading, node);
  else if (name === 'mc:AlternateContent') code(reading, whole(node), pictureCode);
  else mark(reading, whole(node), startsRange.test(name) ? 'start' : 'end');
};

const walk = (reading: Reading, nodes: readonly XmlNode[]): void => {
  for (const node of nodes) one(reading, node);
};

/** What a paragraph of WordprocessingML holds, in order (section 17.3). Words that are hidden, deleted, or instructions are no text. */
export const paragraphPieces = (
  paragraphs: readonly XmlNode[],
  context: ParagraphContext,
): readonly Piece[] => {
  const pieces: Piece[] = [];
  const scopes: Scope[] = [];
  const fields = paragraphFields(context.fields, pieces, scopes);
  const reading: Reading = { context, pieces, scopes, fields, style: null };
  for (const paragraph of paragraphs) {
    reading.style = attributeOf(childOf(childOf(paragraph, 'w:pPr'), 'w:pStyle'), 'w:val');
    walk(reading, paragraph.children);
  }
  fields.border(0);
  return pieces;
};
