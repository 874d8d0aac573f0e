import { plain, tagData, type InlineTag, type RichText } from '#core/model/index.ts';
import { originalTags } from '#core/formats/original-tags.ts';
import { spansOf } from '#core/formats/spans.ts';

/** `{b}` and `{/b}` hold words, `{%s}` is a protected placeholder, `{1>}` and `{<1}` begin and end in different segments. */
const code = /\{(?:(\/)?(b)|(%\w)|(\d)>|<(\d))\}/g;

const tagOf = (at: number, id: number, match: RegExpMatchArray): InlineTag => {
  const [, slash, pair, variable, start, end] = match;
  if (pair !== undefined) return { at, kind: slash === undefined ? 'open' : 'close', id, type: 'strong' };
  const half = start !== undefined ? 'start' : end !== undefined ? 'end' : undefined;
  const name = variable ?? start ?? end ?? '';
  const data = tagData({
    display: name,
    ...(half === undefined ? { fixed: ['delete', 'copy'] } : { half, fixed: ['delete', 'copy', 'move'] }),
  });
  return { at, kind: 'empty', id, type: 'other', data: { ...data, name } };
};

/** A text with the markup of each of its tags. */
export type Coded = { readonly rich: RichText; readonly markup: readonly string[] };

/** The pair of a beginning in the translation is that of the original, whichever the number. */
export const parseCodes = (line: string): Coded => {
  const tags: InlineTag[] = [];
  const markup: string[] = [];
  let [text, from, open] = ['', 0, 0];
  for (const match of line.matchAll(code)) {
    text += line.slice(from, match.index);
    from = match.index + match[0].length;
    const id = match[0] === '{/b}' ? open : tags.filter(({ kind }) => kind !== 'close').length + 1;
    if (match[0] === '{b}') open = id;
    tags.push(tagOf(Array.from(text).length, id, match));
    markup.push(match[0]);
  }
  const rich = { text: text + line.slice(from), tags };
  return tags.length === 0 ? { rich: plain(line), markup } : { rich, markup };
};

/** A translation with the markup of the original's tags, found by their ids. */
export const writeCodes = (rich: RichText, { rich: original, markup }: Coded): string => {
  const find = originalTags(original);
  const markupOf = (tag: InlineTag): string => {
    const found = find(tag);
    return found === null ? '' : (markup[original.tags.indexOf(found)] ?? '');
  };
  let written = '';
  let open: readonly InlineTag[] = [];
  for (const span of [...spansOf(rich), { text: '', open: [] }]) {
    const isOpen = new Set(span.open.map(({ id }) => id));
    for (const tag of open.toReversed())
      if (!isOpen.has(tag.id)) written += markupOf({ ...tag, kind: 'close' });
    for (const tag of span.open) if (!open.some(({ id }) => id === tag.id)) written += markupOf(tag);
    open = span.open;
    written += 'text' in span ? span.text : markupOf(span.placeholder);
  }
  return written;
};
