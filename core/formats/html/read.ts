import type { Result } from '../../model/index.ts';
import { fail } from '../../model/index.ts';
import { blockSink, type Draft } from '../block-sink.ts';
import { beyond, type LimitName } from '../limits.ts';
import type { RawBlock } from '../raw-block.ts';
import { longestMarkup } from '../raw-block.ts';
import type { ReadFinding } from '../format.ts';
import { richBuilder } from '../rich-builder.ts';
import type { TagData } from '../rich-builder.ts';
import { outermost, within } from './context.ts';
import type { Context } from './context.ts';
import { blockElements, inlineElements, voidElements } from './elements.ts';
import { htmlSource } from './html-source.ts';
import type { Attributes, PageSink } from './page-sink.ts';
import { rubyReader } from './ruby.ts';
import { tableGrid, type TableGrid } from './table-grid.ts';
import { xmlFault, xmlSource } from './xml-source.ts';

/** The text of a drawing or formula, as its tag carries it. */
const shortened = (text: string): string => text.replace(/\s+/g, ' ').trim();

const present = (attributes: Attributes, names: readonly string[]): TagData =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = attributes.get(name);
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );

const tableParts: ReadonlySet<string> = new Set(['td', 'th', 'tr', 'thead', 'tbody', 'tfoot']);

/** Reads a page into blocks. Open block elements are a stack (an array, so that no nesting is too deep). */
const pageReader = (titleIsHeading: boolean) => {
  const builder = richBuilder();
  const ruby = rubyReader(builder);
  const sink = blockSink();
  const stack: { readonly name: string; readonly context: Context; readonly grid: TableGrid | null }[] = [];
  const links: boolean[] = [];
  let title: Draft | null = null; // waits for the first block, which may be the same words
  let titleWanted = titleIsHeading;
  let line = 0; // of the first words of the block being built, 0 before there are any
  let hasContent = false; // words, or a picture with words: a mere drawing makes no block
  let breaks = 0;

  const context = (): Context => stack.at(-1)?.context ?? outermost;

  const add = (draft: Draft): void => {
    const heading = title;
    title = null;
    titleWanted = false;
    if (heading !== null && heading.rich.text !== draft.rich.text) sink.add(heading);
    sink.add(draft);
  };

  const flush = (): void => {
    ruby.flush();
    breaks = 0;
    const here = context();
    if (hasContent && !builder.isBlank()) {
      const kind = here.kind === 'list-item' && here.item.used ? 'paragraph' : here.kind;
      if (kind === 'list-item') here.item.used = true;
      add({ kind, level: kind === 'paragraph' ? 0 : here.level, rich: builder.take(), line: line || 1 });
    } else builder.take();
    line = 0;
    hasContent = false;
  };

  const words = (text: string, at: number): void => {
    if (ruby.takes(text)) return;
    if (text.trim() !== '') {
      if (line === 0) line = at;
      hasContent = true;
      breaks = 0;
    }
    if (context().preserves) builder.verbatim(text.replaceAll(/\r\n?/g, '\n'));
    else builder.flow(text);
  };

  /** Words of a cell stay together: what would begin a new block elsewhere is a new line there. */
  const boundary = (): void => (context().kind === 'table-cell' ? builder.newline() : flush());

  const lineBreak = (): void => {
    breaks++;
    if (breaks > 1 && context().kind === 'paragraph') flush();
    else builder.newline();
  };

  const enter = (name: string, attributes: Attributes): void => {
    const inside = within(context(), name);
    if (inside.kind === 'table-cell' && !tableParts.has(name)) boundary();
    else flush();
    const grid = name === 'table' ? tableGrid() : (stack.at(-1)?.grid ?? null);
    if (name === 'thead' || name === 'tbody' || name === 'tfoot') grid?.section();
    if (name === 'tr') {
      grid?.row();
      sink.row();
    }
    if (name === 'td' || name === 'th') sink.cell(grid?.cell(attributes) ?? 0);
    if (name === 'table') sink.table();
    stack.push({ name, context: inside, grid });
  };

  const leave = (name: string): void => {
    if (context().kind === 'table-cell' && (name === 'td' || name === 'th')) flush();
    else boundary();
    stack.pop();
    if (name === 'table') sink.table();
  };

  const picture = (data: TagData): void => {
    if ((data['alt'] ?? '').trim() === '') return;
    hasContent = true;
    builder.empty('image', data);
  };

  const inlineOpen = (name: string, attributes: Attributes): void => {
    const type = inlineElements.get(name);
    if (type !== undefined) builder.open(type);
    else if (name === 'br') lineBreak();
    else if (name === 'img') picture(present(attributes, ['src', 'alt', 'title']));
    else if (name === 'a') {
      const data = present(attributes, ['href', 'title']);
      if (links.length < 100) links.push('href' in data);
      if ('href' in data) builder.open('link', data);
    } else ruby.open(name);
  };

  const inlineClose = (name: string): void => {
    const type = inlineElements.get(name);
    if (type !== undefined) builder.close(type);
    else if (name === 'a') {
      if (links.pop() === true) builder.close('link');
    } else ruby.close(name);
  };

  /** A drawing keeps its place among the words; one that says what it shows is a picture with words. */
  const object = (name: string, label: string, text: string, at: number): void => {
    const alt = shortened(label);
    if (name === 'svg' && alt !== '') {
      if (line === 0) line = at;
      picture({ alt });
      return;
    }
    const own = shortened(text);
    builder.empty('other', own === '' ? { element: name } : { element: name, text: own });
  };

  /** The first title may be a heading. */
  const takeTitle = (text: string, at: number): void => {
    if (!titleWanted || text.trim() === '') return;
    titleWanted = false;
    const own = richBuilder();
    own.flow(text);
    title = { kind: 'heading', level: 1, rich: own.take(), line: at };
  };

  const page: PageSink = {
    text: words,
    title: takeTitle,
    object,
    open: (name, attributes) => {
      if (!blockElements.has(name)) inlineOpen(name, attributes);
      else if (voidElements.has(name)) boundary();
      else enter(name, attributes);
    },
    close: (name) => {
      if (!blockElements.has(name)) inlineClose(name);
      else if (!voidElements.has(name)) leave(name);
    },
  };

  const end = (): Result<RawBlock>[] => {
    flush();
    if (title !== null) sink.add(title);
    return sink.end();
  };
  return { page, drain: sink.drain, end };
};

/** Pages that are meant to be XML: by their declaration, or by the namespace of their root. */
const isXmlPage = (text: string): boolean =>
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
  return htmlSource(text.replace(declarations, '$1'), page, true);
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
): Generator<Result<RawBlock>> {
  if (html.length > longestMarkup) {
    yield fail('file.too-large', { size: html.length, limit: longestMarkup });
    return;
  }
  const reader = pageReader(!/<(?:[\w-]+:)?h1[\s>]/i.test(html));
  const source = sourceOf(html, reader.page, isXml, report);
  let next = source.next();
  for (; next.done !== true; next = source.next()) yield* reader.drain();
  if (next.value === null) yield* reader.end();
  else yield beyond(next.value, '');
}
