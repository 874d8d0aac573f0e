import type { InlineTag } from '../../model/index.ts';
import { safeLink } from '../../formats/spans.ts';

/** How words look, as far as a document shows it and gives it back. */
export type Look = {
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly code: boolean;
  readonly vertical: 'sub' | 'sup' | null;
  readonly href: string | null;
};

export const bare: Look = {
  strong: false,
  emphasis: false,
  underline: false,
  strike: false,
  code: false,
  vertical: null,
  href: null,
};

/** The look of words that these pairs are open over, as `runs` writes it: a link is always underlined, addresses of doubtful kinds are none. */
export const lookOf = (open: readonly InlineTag[]): Look => {
  const has = (type: InlineTag['type']): boolean => open.some((tag) => tag.type === type);
  const link = open.findLast((tag) => tag.type === 'link');
  const href = link === undefined ? null : safeLink(link);
  return {
    strong: has('strong'),
    emphasis: has('emphasis'),
    underline: has('underline') && href === null,
    strike: has('strike'),
    code: has('code'),
    vertical: has('sub') ? 'sub' : has('sup') ? 'sup' : null,
    href,
  };
};

const plainAddress = (href: string): string => {
  try {
    return decodeURI(href).replace(/\/$/, '');
  } catch {
    return href;
  }
};

/** Whether two addresses are one: programs add a slash to a bare host, and write letters in percent signs or not. */
export const sameAddress = (a: string | null, b: string | null): boolean =>
  a === b || (a !== null && b !== null && plainAddress(a) === plainAddress(b));

/** A stretch of a text as a document shows it. `look` is null where it says nothing of it: at the end of a paragraph. */
export type ShownStretch = { readonly text: string; readonly look: Look | null };

/** A character, or a placeholder, of a text. `sign` stands for it where texts are compared, `width` is its code points as shown. */
export type Unit = {
  readonly sign: string;
  readonly text: string;
  readonly placeholder: InlineTag | null;
  readonly look: Look | null;
  readonly width: number;
};
