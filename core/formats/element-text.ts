import { tagData, type InlineTag, type RichText } from '../model/index.ts';
import { codePointLength, codePointSlicer } from '../text/codepoints.ts';
import type { XmlStart } from '../xml/read.ts';
import { escapeXmlText } from '../xml/tag-source.ts';
import { originalTags } from './original-tags.ts';
import type { Slice } from './source-place.ts';

/** Where the tags of an element stand in the file: `close` of one with words in it. */
type Markup = { readonly id: number; readonly open: Slice; readonly close: Slice | null };

/** A text of XML with the elements in it as tags, whatever these are. */
export type ElementText = { readonly rich: RichText; readonly markup: readonly Markup[] };

/** Gathers a text while it is read: elements around words are pairs, empty ones placeholders, each named by its element. */
export const elementText = () => {
  const tags: InlineTag[] = [];
  const markup: { id: number; open: Slice; close: Slice | null }[] = [];
  const open: (number | null)[] = [];
  let [text, length] = ['', 0];
  return {
    text: (words: string): void => {
      text += words;
      length += codePointLength(words);
    },
    open: ({ written, isEmpty }: XmlStart, at: Slice): void => {
      const id = markup.length + 1;
      const data = tagData({ display: written });
      tags.push({ at: length, kind: isEmpty ? 'empty' : 'open', id, type: 'other', data });
      markup.push({ id, open: at, close: null });
      open.push(isEmpty ? null : id);
    },
    close: (at: Slice): void => {
      const id = open.pop() ?? null;
      const own = id === null ? undefined : markup[id - 1];
      if (id === null || own === undefined) return;
      own.close = at;
      tags.push({ at: length, kind: 'close', id, type: 'other' });
    },
    /** Whether an element is open in it. */
    isInside: (): boolean => open.length > 0,
    done: (): ElementText => ({ rich: { text, tags }, markup }),
  };
};

/**
 * The source of such a text with other words. Markup is taken from the first of `known` that has it; tags that none has, and ends that would
 * not be nested, are left out.
 */
export const elementSource = (
  rich: RichText,
  known: readonly ElementText[],
  source: string,
  visible: (text: string) => string,
): string => {
  const finders = known.map(({ rich: own, markup }) => ({ markup, find: originalTags(own) }));
  const markupOf = (tag: InlineTag): Markup | null => {
    for (const { markup, find } of finders) {
      const found = find(tag);
      const own = found === null ? undefined : markup[found.id - 1];
      if (own !== undefined) return own;
    }
    return null;
  };
  const sliced = (slice: Slice | null): string => (slice === null ? '' : source.slice(slice.from, slice.to));
  const open: { readonly id: number; readonly markup: Markup }[] = [];
  let [written, from] = ['', 0];
  const slice = codePointSlicer(rich.text);
  const words = (to: number): void => {
    if (to > from) written += escapeXmlText(visible(slice(from, to)));
    from = Math.max(from, to);
  };
  const endTo = (at: number): void => {
    for (const { markup } of open.splice(at).toReversed()) written += sliced(markup.close);
  };
  for (const tag of rich.tags) {
    words(tag.at);
    if (tag.kind === 'close') {
      const at = open.findLastIndex(({ id }) => id === tag.id);
      if (at >= 0) endTo(at);
      continue;
    }
    const markup = markupOf(tag);
    if (markup === null) continue;
    written += sliced(markup.open);
    if (tag.kind === 'open') open.push({ id: tag.id, markup });
  }
  words(codePointLength(rich.text));
  endTo(0);
  return written;
};
