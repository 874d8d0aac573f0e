import type { Result } from '../../model/index.ts';
import { fail } from '../../model/index.ts';
import type { ReadFinding } from '../format.ts';
import { beyond, type LimitName } from '../limits.ts';
import type { RawBlock } from '../raw-block.ts';
import { longestMarkup } from '../raw-block.ts';
import type { PageSources } from './block-maker.ts';
import { htmlSource } from './html-source.ts';
import { pageReader } from './page-reader.ts';
import type { PageSink } from './page-sink.ts';
import { xmlFault, xmlSource } from './xml-source.ts';

/** Pages that are meant to be XML by what they are called. */
export const isXmlName = (name: string): boolean => /\.(?:xhtml|xht)$/i.test(name);

/** Pages that are meant to be XML: by their declaration, or by the namespace of their root. */
export const isXmlPage = (text: string): boolean =>
  /^\s*(?:<\?xml\b|(?:<!--[^]{0,2000}?-->\s*|<!doctype\b[^>[]{0,500}(?:\[[^\]]{0,2000}\])?[^>]{0,500}>\s*)*<(?:[\w-]+:)?html\b[^>]{0,2000}\bxmlns(?::[\w-]+)?\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml["'])/i.test(
    text.slice(0, 8192),
  );

/** A document type with declarations of its own, which the HTML rules would read as text. */
const declarations = /^([^]{0,4096}?<!doctype\b[^>[]{0,500})\[[^\]]*\]/i;

const sourceOf = (
  text: string,
  page: PageSink,
  isXml: boolean,
  report: (finding: ReadFinding) => void,
): Generator<void, LimitName | null> => {
  if (!isXml && !isXmlPage(text)) return htmlSource(text, page);
  const fault = xmlFault(text);
  if (fault === null) return xmlSource(text, page);
  report({ code: 'xml-malformed', ...fault });
  // As many blanks in their place: offsets stay what they are.
  const blank = (whole: string, head: string): string =>
    head + whole.slice(head.length).replaceAll(/[^\r\n]/g, ' ');
  return htmlSource(text.replace(declarations, blank), page, true);
};

/**
 * Reads a page: block elements become blocks, inline elements become inline tags, `<br>` a newline in the text (two of
 * them a new paragraph), cells of a table blocks of their own, drawings and formulas placeholders. Scripts, styles,
 * pictures without words and the like are left out; the title is a heading when the page has no `<h1>` and does not begin
 * with the same words. What comes out is text and tags, never markup.
 *
 * A page that is XML (`isXml`, or by its declaration or namespace) is read by an XML parser; when it is not well-formed, by the
 * rules of HTML with `<x/>` closing any element, and `report` is told. All others are read by the rules of HTML.
 * Linear. Fails with `file.too-large` beyond `longestMarkup` code units, with `file.too-many` beyond `readLimits.pageNodes`.
 */
export function* readHtml(
  html: string,
  isXml = false,
  report: (finding: ReadFinding) => void = () => undefined,
  sources: PageSources | null = null,
): Generator<Result<RawBlock>> {
  if (html.length > longestMarkup) {
    yield fail('file.too-large', { size: html.length, limit: longestMarkup });
    return;
  }
  const reader = pageReader(html, !/<(?:[\w-]+:)?h1[\s>]/i.test(html), sources);
  const source = sourceOf(html, reader.page, isXml, report);
  let next = source.next();
  for (; next.done !== true; next = source.next()) yield* reader.drain();
  if (next.value === null) yield* reader.end();
  else yield beyond(next.value, '');
}
