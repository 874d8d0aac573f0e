import type { InlineTag, RichText } from '../../model/index.ts';
import { cutSpans, safeLink } from '../spans.ts';
import type { Span } from '../spans.ts';
import { escapeMarkup } from '../symbols.ts';
import type { SymbolWriter } from '../symbols.ts';
import { elementOfType } from './elements.ts';
import { markElement, type TextMark } from './notes.ts';

type Element = { readonly tag: InlineTag; readonly start: string; readonly end: string };

/** The element a pair of tags becomes, or null: links of other kinds than http, https and mailto are plain words. */
const elementFor = (tag: InlineTag, symbols: SymbolWriter): Element | null => {
  const name = elementOfType[tag.type];
  if (name !== undefined) return { tag, start: `<${name}>`, end: `</${name}>` };
  const href = tag.type === 'link' ? safeLink(tag) : null;
  if (href !== null)
    return { tag, start: `<a href="${escapeMarkup(href)}" rel="noopener noreferrer">`, end: '</a>' };
  const reading = tag.type === 'other' ? (tag.data?.['ruby'] ?? '') : '';
  if (reading === '') return null;
  return { tag, start: '<ruby>', end: `<rt>${escapeMarkup(symbols.visible(reading))}</rt></ruby>` };
};

const content = (span: Span, symbols: SymbolWriter): string => {
  if ('text' in span) return escapeMarkup(symbols.visible(span.text)).replaceAll('\n', '<br>');
  if (span.placeholder.type === 'break') return '<br>';
  const alt = span.placeholder.type === 'image' ? (span.placeholder.data?.['alt'] ?? '') : '';
  return alt === '' ? '' : `<span class="alt">[${escapeMarkup(symbols.visible(alt))}]</span>`;
};

/** Words inside marks, marked once however many there are: as the first that is open, quieter when all are resolved. */
const marked = (html: string, over: readonly TextMark[]): string => {
  if (over.length === 0 || html === '') return html;
  return markElement(html, over.find(({ look }) => look !== 'resolved')?.look ?? 'resolved');
};

/**
 * A text as HTML with its tags as elements, always well nested; pictures are their words in brackets. Where a mark
 * ends, its sign stands outside all elements: it is a link, and may follow words that are one.
 */
export const inlineHtml = (
  rich: RichText,
  symbols: SymbolWriter,
  marks: readonly TextMark[] = [],
): string => {
  let html = '';
  let open: Element[] = [];
  let point = 0;
  const closeAll = (): void => {
    for (const element of open.reverse()) html += element.end;
    open = [];
  };
  const cuts = cutSpans(
    rich,
    marks.flatMap(({ start, end }) => [start, end]),
  );
  for (const span of cuts) {
    if ('cut' in span) {
      point = span.cut;
      const ending = marks.filter(({ end }) => end === point);
      if (ending.length > 0) closeAll();
      html += ending.map(({ sign }) => sign).join('');
      continue;
    }
    // A link inside a link cannot be: the outermost counts.
    const link = span.open.find((tag) => tag.type === 'link' && safeLink(tag) !== null);
    const wanted = span.open
      .filter((tag) => tag.type !== 'link' || tag === link)
      .map((tag) => elementFor(tag, symbols))
      .filter((element) => element !== null);
    let shared = 0;
    while (shared < open.length && open[shared]?.tag === wanted[shared]?.tag) shared++;
    for (const element of open.slice(shared).reverse()) html += element.end;
    for (const element of wanted.slice(shared)) html += element.start;
    open = wanted;
    html += marked(
      content(span, symbols),
      marks.filter(({ start, end }) => start <= point && point < end),
    );
  }
  closeAll();
  return html;
};
