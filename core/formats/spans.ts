import type { InlineTag, RichText } from '../model/index.ts';
import { codePointLength, utf16Offset } from '../text/codepoints.ts';

/** A stretch of text with the pairs that are open over it, outermost first; or a placeholder, with the same. */
export type Span =
  | { readonly text: string; readonly open: readonly InlineTag[] }
  | { readonly placeholder: InlineTag; readonly open: readonly InlineTag[] };

/** UTF-16 offsets of ever later code points of a text. */
const offsets = (text: string): ((codePoint: number) => number) => {
  let point = 0;
  let unit = 0;
  return (codePoint) => {
    const step = Math.max(0, codePoint - point);
    unit += utf16Offset(text.slice(unit, unit + 2 * step), step);
    point += step;
    return unit;
  };
};

/**
 * A text cut at its tags. Works for any list of tags: ends without a beginning are ignored, pairs that are never closed
 * are open to the end, overlapping pairs are simply both open, tags beyond the text stand at its end.
 */
export const spansOf = (rich: RichText): readonly Span[] => {
  if (rich.tags.length === 0) return rich.text === '' ? [] : [{ text: rich.text, open: [] }];
  const spans: Span[] = [];
  const offset = offsets(rich.text);
  let open: readonly InlineTag[] = [];
  let from = 0;
  for (const tag of rich.tags) {
    const to = offset(tag.at);
    if (to > from) spans.push({ text: rich.text.slice(from, to), open });
    from = to;
    if (tag.kind === 'open') open = [...open, tag];
    else if (tag.kind === 'close') open = open.filter((each) => each.id !== tag.id);
    else spans.push({ placeholder: tag, open });
  }
  if (from < rich.text.length) spans.push({ text: rich.text.slice(from), open });
  return spans;
};

/** The spans of a text cut at some of its offsets (code points); where a cut is, it stands between them, placeholders behind it. */
export const cutSpans = (
  rich: RichText,
  offsets: readonly number[],
): readonly (Span | { readonly cut: number })[] => {
  const cuts = [...new Set(offsets)].sort((a, b) => a - b);
  const pieces: (Span | { readonly cut: number })[] = [];
  let point = 0;
  for (const span of spansOf(rich)) {
    let rest = 'text' in span ? span.text : '';
    const end = point + codePointLength(rest);
    for (let cut = cuts[0]; cut !== undefined && (cut < end || cut === point); cut = cuts[0]) {
      const at = utf16Offset(rest, cut - point);
      if (at > 0) pieces.push({ text: rest.slice(0, at), open: span.open });
      pieces.push({ cut });
      rest = rest.slice(at);
      point = cut;
      cuts.shift();
    }
    pieces.push('text' in span ? { text: rest, open: span.open } : span);
    point = end;
  }
  return [...pieces, ...cuts.map((cut) => ({ cut }))];
};

/** What no address holds as it is (RFC 3986, section 2; the `URL` standard writes it so too). */
const unsafe = /[\s"<>\\^`{|}\u0000-\u001f\u007f]/gu;

/** As a browser reads an address: without ends of lines and tabs, `\` before the query as `/`. */
const asBrowsersRead = (address: string): string => {
  const [, before = '', rest = ''] = /^([^?#]*)([^]*)$/.exec(address.replace(/[\t\n\r]/g, '')) ?? [];
  return (/^http/i.test(before) ? before.replaceAll('\\', '/') : before) + rest;
};

/**
 * An address if it is of a kind that may be written into a document or shown (http, https, mailto), else null. What an address cannot hold, a quotation
 * mark or a blank, is written with percent signs.
 */
export const safeHref = (address: string): string | null => {
  const href = asBrowsersRead(address.trim()).replace(unsafe, (character) => encodeURIComponent(character));
  return /^(?:https?:\/\/|mailto:)./iu.test(href) && href.length <= 2048 ? href : null;
};

/** The address of a link if it may be written into a document, else null. */
export const safeLink = (tag: InlineTag): string | null => safeHref(tag.data?.['href'] ?? '');
