import { tagData } from '#core/model/index.ts';
import { bindingOf } from './binding.ts';
import { isComputed } from './fields.ts';
import { fieldCode, fieldTag, paragraphFields, type FieldStack } from './paragraph-fields.ts';
import type { Fragment, Piece, Run, Scope, TagKind } from './pieces.ts';
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

const codeTag = (
  display: string,
  isFixed: boolean,
  more: Readonly<Record<string, string>> = {},
): TagKind => ({
  type: 'other',
  data: { ...tagData({ display, ...(isFixed ? { fixed: ['delete', 'copy'] as const } : {}) }), ...more },
});

/** Words of a tree in order, as they would be shown in a chip. */
const wordsIn = (node: XmlNode): string =>
  Array.from(
    descendants(node, ({ name }) => name === 'w:t' || name === 'm:t'),
    ({ text }) => text,
  ).join('');

/** The character of a symbol font, or how it is numbered there (section 17.3.3.30). */
const symbolTag = (node: XmlNode): TagKind => {
  const [font, char] = [attributeOf(node, 'w:font') ?? '', attributeOf(node, 'w:char') ?? ''];
  const code = Number.parseInt(char, 16);
  const isPrivate =
    !(code > 0x20) ||
    (code >= 0xe000 && code <= 0xf8ff) ||
    code > 0x10ffff ||
    (code >= 0xd800 && code <= 0xdfff);
  return codeTag(isPrivate ? shortened(`${font} ${char}`) : String.fromCodePoint(code), true, {
    symbol: `${font} ${char}`.slice(0, 80),
  });
};

type Code = { readonly tag: TagKind; readonly isEdge: boolean };

const breakCode = (node: XmlNode): Code => {
  const type = attributeOf(node, 'w:type') ?? 'textWrapping';
  if (type === 'textWrapping')
    return { tag: { type: 'break', data: tagData({ display: '↵' }) }, isEdge: true };
  return { tag: codeTag(type === 'page' ? '⤓' : '⇟', true), isEdge: true };
};

const pictureCode: Code = {
  tag: { type: 'image', data: tagData({ display: '▣', fixed: ['delete', 'copy'] }) },
  isEdge: true,
};

/** What an element of a run is in its text. Null for what is handled apart, or is nothing. */
const codeOf = (node: XmlNode): Code | null => {
  switch (node.name) {
    case 'w:tab':
    case 'w:ptab':
      return { tag: codeTag('⇥', false), isEdge: true };
    case 'w:br':
      return breakCode(node);
    case 'w:cr':
      return { tag: { type: 'break', data: tagData({ display: '↵' }) }, isEdge: true };
    case 'w:noBreakHyphen':
      return { tag: codeTag('‑', false), isEdge: false };
    case 'w:softHyphen':
      return { tag: codeTag('¬', false), isEdge: false };
    case 'w:sym':
      return { tag: symbolTag(node), isEdge: false };
    case 'w:footnoteReference':
    case 'w:endnoteReference': {
      const id = attributeOf(node, 'w:id') ?? '';
      const kind = node.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
      return { tag: codeTag(`[${shortened(id)}]`, true, { note: `${kind} ${id}` }), isEdge: false };
    }
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
    case 'mc:AlternateContent':
      return pictureCode;
    default:
      return { tag: codeTag(shortened(node.name.slice(node.name.indexOf(':') + 1)), true), isEdge: true };
  }
};

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
  const text =
    attributeOf(node, 'xml:space') === 'preserve'
      ? node.text
      : node.text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  return text.replace(/[\t\r\n]/g, ' ');
};

/** What a paragraph of WordprocessingML holds, in order (section 17.3). Words that are hidden, deleted, or instructions are no text. */
export const paragraphPieces = (
  paragraphs: readonly XmlNode[],
  context: ParagraphContext,
): readonly Piece[] => {
  const pieces: Piece[] = [];
  const scopes: Scope[] = [];
  const { styles, changes } = context;
  const fields = paragraphFields(context.fields, pieces, scopes);
  let style: string | null = null;

  const mark = (fragment: Fragment, sits: 'start' | 'end'): void => {
    if (!fields.hold(fragment, '')) pieces.push({ kind: 'mark', fragments: [fragment], sits });
  };

  const code = (fragment: Fragment, { tag, isEdge }: Code, shown = ''): void => {
    if (!fields.hold(fragment, shown))
      pieces.push({ kind: 'code', tag, fragments: [fragment], run: fragment.run, isEdge });
  };

  const raw = (from: number, to: number): Fragment => ({ from, to, run: null });

  const within = (scope: Scope, fill: () => void): void => {
    const inner = scopes.length + 1;
    scopes.push(scope);
    pieces.push({ kind: 'open', scope });
    fill();
    fields.border(inner);
    scopes.pop();
    pieces.push({ kind: 'close', scope });
  };

  const container = (node: XmlNode, content: XmlNode, tag: TagKind): void => {
    if (fields.isHolding()) {
      if (isBalanced(node)) fields.hold(raw(node.from, node.to), wordsIn(node));
      else walk(content.children);
      return;
    }
    const open = [raw(node.from, content.inner.from)];
    const close = [raw(content.inner.to, node.to)];
    const binding = bindingOf(childOf(node, 'w:sdtPr'));
    within({ tag, open, close, binding }, () => walk(content.children));
  };

  const control = (node: XmlNode): void => {
    const content = childOf(node, 'w:sdtContent');
    if (content === null) {
      mark(raw(node.from, node.to), 'end');
      return;
    }
    const own = childOf(node, 'w:sdtPr');
    const name =
      attributeOf(childOf(own, 'w:alias'), 'w:val') ?? attributeOf(childOf(own, 'w:tag'), 'w:val') ?? '';
    const display = shortened(name === '' ? '[ ]' : name);
    container(node, content, codeTag(display, true, { control: name.slice(0, 200) }));
  };

  const link = (node: XmlNode): void => {
    const id = attributeOf(node, 'r:id');
    const anchor = attributeOf(node, 'w:anchor');
    const address = id === null ? '' : (context.address(id) ?? '');
    container(node, node, {
      type: 'link',
      data: { href: anchor === null ? address : `${address}#${anchor}` },
    });
  };

  const simpleField = (node: XmlNode): void => {
    const instruction = attributeOf(node, 'w:instr') ?? '';
    if (!isComputed(instruction)) container(node, node, fieldTag(instruction));
    else
      code(
        raw(node.from, node.to),
        { tag: fieldCode(instruction, wordsIn(node)), isEdge: false },
        wordsIn(node),
      );
  };

  /** The base's words in a pair, which has their reading. */
  const ruby = (node: XmlNode, run: Run): void => {
    const [reading, base] = [childOf(node, 'w:rt'), childOf(node, 'w:rubyBase')];
    if (base === null || fields.isHolding()) {
      code({ from: node.from, to: node.to, run }, pictureCode, wordsIn(base ?? node));
      return;
    }
    const { node: own, properties } = run;
    const open = [
      raw(own.from, own.inner.from),
      ...(properties === null ? [] : [raw(properties.from, properties.to)]),
      raw(node.from, base.inner.from),
    ];
    const close = [raw(base.inner.to, node.to), raw(own.inner.to, own.to)];
    const words = reading === null ? '' : wordsIn(reading).slice(0, 200);
    const tag = codeTag(shortened(words), false, { ruby: words });
    within({ tag, open, close, binding: null }, () => walk(base.children));
  };

  const words = (text: string, fragment: Fragment, run: Run, isHidden: boolean): void => {
    if (fields.hold(fragment, text)) return;
    if (isHidden) mark(fragment, 'start');
    else if (text !== '') pieces.push({ kind: 'text', text, run });
  };

  const inRun = (node: XmlNode, run: Run, isHidden: boolean): void => {
    const fragment: Fragment = { from: node.from, to: node.to, run };
    switch (node.name) {
      case 'w:rPr':
      case 'w:lastRenderedPageBreak':
        return;
      case 'w:t':
        return words(ownText(node), fragment, run, isHidden);
      case 'w:delText':
        return words(ownText(node), fragment, run, isHidden || changes === 'accept');
      case 'w:fldChar':
        return fields.mark(attributeOf(node, 'w:fldCharType') ?? '', fragment);
      case 'w:instrText':
      case 'w:delInstrText':
        fields.instruction(node.text);
        return mark(fragment, 'end');
      case 'w:ruby':
        return isHidden ? mark(fragment, 'start') : ruby(node, run);
      case 'w:commentReference':
        return mark(fragment, 'end');
      default: {
        const own = codeOf(node);
        if (own === null || isHidden) mark(fragment, 'start');
        else code(fragment, own);
      }
    }
  };

  const run = (node: XmlNode): void => {
    const properties = childOf(node, 'w:rPr');
    const own: Run = { node, properties, look: runLook(properties) };
    const character = attributeOf(childOf(properties, 'w:rStyle'), 'w:val');
    const isHidden = isOn(properties, 'w:vanish') ?? styles.isHidden(style, character);
    for (const child of node.children) inRun(child, own, isHidden);
  };

  const one = (node: XmlNode): void => {
    const { name } = node;
    if (name === 'w:pPr' || name === 'w:proofErr' || /^w:\w+Pr$/.test(name)) return;
    if (name === 'w:r') run(node);
    else if (name === 'w:hyperlink') link(node);
    else if (name === 'w:fldSimple') simpleField(node);
    else if (name === 'w:sdt') control(node);
    else if (name === 'w:smartTag') walk(node.children);
    else if (name === 'w:customXml' || name === 'w:bdo' || name === 'w:dir')
      container(node, node, codeTag(shortened(attributeOf(node, 'w:element') ?? name.slice(2)), false));
    else if (name === 'w:ins' || name === 'w:moveTo') {
      if (changes === 'accept') walk(node.children);
    } else if (name === 'w:del' || name === 'w:moveFrom') {
      if (changes === 'reject') walk(node.children);
    } else if (name === 'm:oMath' || name === 'm:oMathPara') {
      const shown = wordsIn(node);
      code(
        raw(node.from, node.to),
        {
          tag: codeTag(shortened(shown === '' ? '∑' : shown), true, { math: shown.slice(0, 200) }),
          isEdge: false,
        },
        shown,
      );
    } else if (name === 'mc:AlternateContent') code(raw(node.from, node.to), pictureCode);
    else mark(raw(node.from, node.to), startsRange.test(name) ? 'start' : 'end');
  };

  const walk = (nodes: readonly XmlNode[]): void => {
    for (const node of nodes) one(node);
  };

  for (const paragraph of paragraphs) {
    style = attributeOf(childOf(childOf(paragraph, 'w:pPr'), 'w:pStyle'), 'w:val');
    walk(paragraph.children);
  }
  fields.border(0);
  return pieces;
};
