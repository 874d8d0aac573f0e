import type { BlockKind } from '../../model/index.ts';

/** What the text at one place of a page is, from the elements around it. */
export type Context = {
  readonly kind: BlockKind;
  readonly level: number;
  readonly lists: number;
  readonly quotes: number;
  /** White space is kept as it is. */
  readonly preserves: boolean;
  /** Whether the list item around this place has had its first block: the second is a paragraph, not another item. */
  readonly item: { used: boolean };
};

export const outermost: Context = {
  kind: 'paragraph',
  level: 0,
  lists: 0,
  quotes: 0,
  preserves: false,
  item: { used: false },
};

const preserving: ReadonlySet<string> = new Set(['pre', 'listing', 'plaintext', 'xmp']);

/** The context inside an element that stands in `outer`. */
export const within = (outer: Context, name: string): Context => {
  const heading = /^h([1-6])$/.exec(name)?.[1];
  if (heading !== undefined) return { ...outer, kind: 'heading', level: Number(heading) };
  if (preserving.has(name)) return { ...outer, kind: 'code', level: 0, preserves: true };
  switch (name) {
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir':
      return { ...outer, kind: 'paragraph', level: 0, lists: outer.lists + 1 };
    case 'li':
      return { ...outer, kind: 'list-item', level: Math.max(outer.lists, 1), item: { used: false } };
    case 'blockquote':
      return { ...outer, kind: 'quote', level: outer.quotes + 1, quotes: outer.quotes + 1 };
    case 'td':
    case 'th':
      return { ...outer, kind: 'table-cell', level: 0, preserves: false };
    case 'table':
    case 'caption':
      return { ...outer, kind: 'paragraph', level: 0, preserves: false };
    default:
      return outer;
  }
};
