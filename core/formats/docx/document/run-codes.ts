import { tagData } from '#core/model/index.ts';
import type { TagKind } from './pieces.ts';
import { shortened } from './run-look.ts';
import { attributeOf, type XmlNode } from './tree.ts';

/** A code of no type, with what its chip shows; `isFixed`: it can be neither deleted nor copied. */
export const codeTag = (
  display: string,
  isFixed: boolean,
  more: Readonly<Record<string, string>> = {},
): TagKind => ({
  type: 'other',
  data: { ...tagData({ display, ...(isFixed ? { fixed: ['delete', 'copy'] as const } : {}) }), ...more },
});

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

/** `isEdge`: it is left out of a text that it begins or ends. */
export type Code = { readonly tag: TagKind; readonly isEdge: boolean };

const breakCode = (node: XmlNode): Code => {
  const type = attributeOf(node, 'w:type') ?? 'textWrapping';
  if (type === 'textWrapping')
    return { tag: { type: 'break', data: tagData({ display: '↵' }) }, isEdge: true };
  return { tag: codeTag(type === 'page' ? '⤓' : '⇟', true), isEdge: true };
};

export const pictureCode: Code = {
  tag: { type: 'image', data: tagData({ display: '▣', fixed: ['delete', 'copy'] }) },
  isEdge: true,
};

/** What an element of a run is in its text. Null for what is handled apart, or is nothing. */
export const codeOf = (node: XmlNode): Code | null => {
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
