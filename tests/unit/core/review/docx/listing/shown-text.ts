import type { Look, ShownStretch } from '#core/review/docx/look.ts';

/* Texts of a document with their looks, as a person would read them. */

const lookText = (look: Look): string =>
  [
    look.strong ? 'b' : '',
    look.emphasis ? 'i' : '',
    look.underline ? 'u' : '',
    look.strike ? 's' : '',
    look.code ? 'code' : '',
    look.vertical ?? '',
    look.href === null ? '' : `→${look.href}`,
  ]
    .filter((word) => word !== '')
    .join(' ');

/** What cannot be seen is written as an escape. */
export const visible = (text: string): string =>
  JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replace(/[\u00a0\u00ad\u2011\u3000\ue000-\uf8ff\u200b-\u200f]/g, (char) => {
      return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });

/** Stretches with their looks before them in brackets; ends of paragraphs, which have none, as ¶. */
export const shownLine = (shown: readonly ShownStretch[]): string =>
  shown
    .map(({ text, look }) => {
      if (look === null) return '¶';
      const words = lookText(look);
      return words === '' ? visible(text) : `[${words}|${visible(text)}]`;
    })
    .join('·');
