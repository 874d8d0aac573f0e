import type { LinkTable } from '../../formats/docx/runs.ts';
import { wordLanguage } from '../../formats/docx/parts.ts';
import { cutSpans, safeLink, type Span } from '../../formats/spans.ts';
import { escapeMarkup, type SymbolWriter } from '../../formats/symbols.ts';
import type { InlineTag, Language, RichText } from '../../model/index.ts';
import { placeholderWords } from '../marks.ts';
import type { MarkStyles } from './styles.ts';

/** What runs are made with. */
export type RunTools = {
  readonly links: LinkTable;
  readonly marks: MarkStyles;
  readonly symbols: SymbolWriter;
  /** Of readings, in half-points: half of that of the words. */
  readonly readingSize: number;
};

export type RunExtras = {
  readonly language: Language;
  /** The style of runs without marks, where the paragraph's own is not right. */
  readonly style?: string;
  readonly readings: readonly (string | null)[];
  /** XML that stands at a code point. */
  readonly signs: readonly { readonly at: number; readonly xml: string }[];
};

const words = (text: string): string =>
  text
    .split(/(\n|\t)/)
    .map((part) => {
      if (part === '\n') return '<w:br/>';
      if (part === '\t') return '<w:tab/>';
      return part === '' ? '' : `<w:t xml:space="preserve">${escapeMarkup(part)}</w:t>`;
    })
    .join('');

export const styledRun = (text: string, style: string): string =>
  text === ''
    ? ''
    : `<w:r>${style === '' ? '' : `<w:rPr><w:rStyle w:val="${style}"/></w:rPr>`}${words(text)}</w:r>`;

/**
 * A reading above a word (ECMA-376 part 1, section 17.3.3.25). Its size stands at its run too, as Word writes it: LibreOffice 7.4 does not
 * look into the style of a reading, and draws it as large as the words.
 */
const ruby = (
  base: string,
  reading: string,
  language: Language,
  style: string,
  readingSize: number,
): string =>
  `<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="${readingSize}"/><w:hpsRaise w:val="${2 * readingSize}"/><w:hpsBaseText w:val="${2 * readingSize}"/><w:lid w:val="${wordLanguage(language)}"/></w:rubyPr>` +
  `<w:rt><w:r><w:rPr><w:rStyle w:val="Reading"/><w:sz w:val="${readingSize}"/></w:rPr>${words(reading)}</w:r></w:rt>` +
  `<w:rubyBase>${styledRun(base, style)}</w:rubyBase></w:ruby></w:r>`;

const content = (span: Span): string => ('text' in span ? span.text : placeholderWords(span.placeholder));

const ownReading = (open: readonly InlineTag[]): string =>
  open.find((tag) => (tag.data?.['ruby'] ?? '') !== '')?.data?.['ruby'] ?? '';

const withReadings = (
  text: string,
  from: number,
  style: string,
  { readings, language }: RunExtras,
  { symbols, readingSize }: RunTools,
): string => {
  let xml = '';
  let plain = '';
  let at = from;
  for (const point of text) {
    const reading = readings[at] ?? null;
    at += 1;
    if (reading === null) plain += point;
    else {
      xml +=
        styledRun(symbols.visible(plain), style) +
        ruby(symbols.visible(point), reading, language, style, readingSize);
      plain = '';
    }
  }
  return xml + styledRun(symbols.visible(plain), style);
};

/** A text as runs whose looks are styles; links of other kinds than http, https and mailto are plain words. */
export const bookRuns = (rich: RichText, extras: RunExtras, tools: RunTools): string => {
  const { links, marks, symbols, readingSize } = tools;
  let point = 0;
  return cutSpans(
    rich,
    extras.signs.map(({ at }) => at),
  )
    .map((span) => {
      if ('cut' in span) {
        point = span.cut;
        return extras.signs
          .filter(({ at }) => at === span.cut)
          .map(({ xml }) => xml)
          .join('');
      }
      const from = point;
      const text = content(span);
      if ('text' in span) for (const _ of span.text) point += 1;
      if (text === '') return '';
      const link = span.open.findLast((tag) => tag.type === 'link' && safeLink(tag) !== null);
      const href = link === undefined ? null : safeLink(link);
      const mark = marks.idOf(span.open);
      const style = mark !== '' ? mark : href !== null ? 'Hyperlink' : (extras.style ?? '');
      const own = ownReading(span.open);
      const runs =
        own !== ''
          ? ruby(symbols.visible(text), symbols.visible(own), extras.language, style, readingSize)
          : withReadings(text, from, style, extras, tools);
      return href === null
        ? runs
        : `<w:hyperlink r:id="${links.idOf(href)}" w:history="1">${runs}</w:hyperlink>`;
    })
    .join('');
};
