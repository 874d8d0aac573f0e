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
import { xmlFault, xmlSource, type PageFault } from './xml-source.ts';

/** Pages that are meant to be XML by what they are called. */
export const isXmlName = (name: string): boolean => /\.(?:xhtml|xht)$/i.test(name);

/** Pages that are meant to be XML: by their declaration, or by the namespace of their root. */
export const isXmlPage = (text: string): boolean =>
  /^\s*(?:<\?xml\b|(?:<!--[^]{0,2000}?-->\s*|<!doctype\b[^>[]{0,500}(?:\[[^\]]{0,2000}\])?[^>]{0,500}>\s*)*<(?:[\w-]+:)?html\b[^>]{0,2000}\bxmlns(?::[\w-]+)?\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml["'])/i.test(
    text.slice(0, 8192),
  );

/** A document type with declarations of its own, which the HTML rules would read as text. */
const declarations = /^([^]{0,4096}?<!doctype\b[^>[]{0,500})\[[^\]]*\]/i;

/** As many blanks in place of a document type's declarations: offsets stay what they are. */
const withoutDeclarations = (text: string): string =>
  text.replace(
    declarations,
    (whole: string, head: string) => head + whole.slice(head.length).replaceAll(/[^\r\n]/g, ' '),
  );

type Page = {
  readonly text: string;
  readonly titleIsHeading: boolean;
  readonly sources: PageSources | null;
};

/** What a page ends without: the end of its last tag or comment, or of itself, where it has a beginning and its last text goes to the end of the file: end tags may be left out. */
const missingIn = (text: string): string | null => {
  const from = text.lastIndexOf('<');
  const comment = text.lastIndexOf('<!--');
  if (comment >= 0 && !text.includes('-->', comment)) return '-->';
  if (from >= 0 && /^<[/!]?[a-z]/i.test(text.slice(from, from + 3)) && !text.includes('>', from)) return '>';
  const begins = /<html[\s>]/i.test(text.slice(0, 8192));
  return begins && !text.trimEnd().endsWith('>') && !/<\/html\b/i.test(text) ? '</html>' : null;
};

/** Blocks of a page as a source gives them, in steps. Ends with what the source ends with. */
function* blocksFrom<End>(
  { text, titleIsHeading, sources }: Page,
  sourceOf: (page: PageSink) => Generator<void, End>,
  endsWell: (end: End) => boolean,
): Generator<Result<RawBlock>, End> {
  const reader = pageReader(text, titleIsHeading, sources);
  const source = sourceOf(reader.page);
  let next = source.next();
  for (; next.done !== true; next = source.next()) yield* reader.drain();
  if (endsWell(next.value)) yield* reader.end();
  return next.value;
}

function* asHtml(page: Page, text: string, wasXml: boolean): Generator<Result<RawBlock>> {
  const limit = yield* blocksFrom(
    page,
    (sink): Generator<void, LimitName | null> => htmlSource(text, sink, wasXml),
    (end) => end === null,
  );
  if (limit !== null) yield beyond(limit, '');
}

const asXml = (page: Page): Generator<Result<RawBlock>, PageFault | null> =>
  blocksFrom(
    page,
    (sink) => xmlSource(page.text, sink),
    (fault) => fault === null,
  );

/** UTF-16 units of a page whose blocks are held until it is known that it is XML to its end: a longer one is parsed twice. */
const heldPage = 1024 * 1024;

/** Reads a page that is meant to be XML, once; what is wrong with it where it is none, and then nothing of it is told. */
function* heldXml(page: Page): Generator<Result<RawBlock>, PageFault | null> {
  const { sources } = page;
  const blocks: Result<RawBlock>[] = [];
  const reading = asXml(page);
  let next = reading.next();
  for (; next.done !== true; next = reading.next()) blocks.push(next.value);
  if (next.value === null) yield* blocks;
  else if (sources !== null) {
    sources.blocks.clear();
    sources.languages.length = 0;
  }
  return next.value;
}

function* wholeXml(page: Page): Generator<Result<RawBlock>, PageFault | null> {
  const fault = xmlFault(page.text);
  if (fault === null) yield* asXml(page);
  return fault;
}

/**
 * Reads a page: block elements become blocks, inline elements become inline tags, `<br>` a newline in the text (two of
 * them a new paragraph), cells of a table blocks of their own, drawings and formulas placeholders. Scripts, styles,
 * pictures without words and the like are left out; the title is a heading when the page has no `<h1>` and does not begin
 * with the same words. What comes out is text and tags, never markup.
 *
 * A page that is XML (`isXml`, or by its declaration or namespace) is read by an XML parser; when it is not well-formed, by the
 * rules of HTML with `<x/>` closing any element, and `report` is told. All others are read by the rules of HTML.
 * A page that ends within a tag, or without its end tag, is told too. Linear. Fails with `file.too-large` beyond `longestMarkup` code units, with `file.too-many` beyond `readLimits.pageNodes`.
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
  const page: Page = { text: html, titleIsHeading: !/<(?:[\w-]+:)?h1[\s>]/i.test(html), sources };
  if (!isXml && !isXmlPage(html)) {
    const missing = missingIn(html);
    if (missing !== null) report({ code: 'cut-off', line: 0, detail: missing });
    yield* asHtml(page, html, false);
    return;
  }
  const fault = yield* html.length > heldPage ? wholeXml(page) : heldXml(page);
  if (fault === null) return;
  report({ code: 'xml-malformed', ...fault });
  yield* asHtml(page, withoutDeclarations(html), true);
}
