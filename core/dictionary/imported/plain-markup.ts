import { decodeHTML } from 'entities';

/** Elements that begin a line of their own. */
const block =
  /^(?:address|article|blockquote|br|center|dd|div|dl|dt|ex|h[1-6]|hr|li|ol|p|pre|section|table|tr|ul|def|sense)$/u;
/** Elements whose content is nothing to read. */
const unread = /^(?:script|style|head|title|object|embed|iframe|audio|video|rref)$/u;

/** A tag, a comment or a declaration, bounded so that a text of angle brackets stays linear. */
const markup =
  /<!--[\s\S]{0,2000}?-->|<(?:[!?][^<>]{0,4000}|\/?([A-Za-z][A-Za-z0-9:_-]{0,40})[^<>]{0,4000})>/gu;

/**
 * The words of HTML, Pango markup, XDXF or KingSoft's XML as plain text: nothing of it is run, fetched or shown as it says, links are their words, pictures and sounds
 * nothing. Linear in its length.
 */
export const plainMarkup = (text: string): string => {
  let out = '';
  let from = 0;
  let hidden: string | null = null;
  for (const { 0: tag, 1: written = '', index } of text.matchAll(markup)) {
    if (hidden === null) out += text.slice(from, index).replaceAll('\n', ' ');
    from = index + tag.length;
    const name = written.toLowerCase();
    const isEnd = tag.startsWith('</');
    if (hidden !== null) {
      if (isEnd && name === hidden) hidden = null;
      continue;
    }
    if (unread.test(name) && !isEnd && !tag.endsWith('/>')) hidden = name;
    else if (block.test(name)) out += '\n';
    else if (name === 'td' || name === 'th') out += ' ';
  }
  if (hidden === null) out += text.slice(from).replaceAll('\n', ' ');
  return decodeHTML(out);
};
