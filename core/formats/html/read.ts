import type { Result } from '../../model/index.ts';
import { fail } from '../../model/index.ts';
import { blockSink } from '../block-sink.ts';
import type { RawBlock } from '../raw-block.ts';
import { longestMarkup } from '../raw-block.ts';
import { richBuilder } from '../rich-builder.ts';
import type { TagData } from '../rich-builder.ts';
import { outermost, within } from './context.ts';
import type { Context } from './context.ts';
import { blockElements, inlineElements, skippedElements, voidElements } from './elements.ts';
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

const longestReading = 200;

const wantedAttributes: ReadonlySet<string> = new Set(['href', 'src', 'alt', 'title']);

const present = (attributes: ReadonlyMap<string, string>, names: readonly string[]): TagData =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = attributes.get(name);
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );

/** Line numbers of ever later offsets. */
const lineCounter = (text: string): ((at: number) => number) => {
  let line = 1;
  let seen = -1;
  return (at) => {
    for (
      let next = text.indexOf('\n', seen + 1);
      next >= 0 && next < at;
      next = text.indexOf('\n', seen + 1)
    ) {
      line++;
      seen = next;
    }
    return line;
  };
};

const tableParts: ReadonlySet<string> = new Set(['td', 'th', 'tr', 'thead', 'tbody', 'tfoot']);

/** Reads tokens into blocks. Open block elements are a stack (an array, so that no nesting is too deep). */
const pageReader = (lineAt: (at: number) => number, titleIsHeading: boolean) => {
  let titleWanted = titleIsHeading;
  const builder = richBuilder();
  const sink = blockSink();
  const stack: { readonly name: string; readonly context: Context }[] = [];
  const openBlocks = new Map<string, number>();
  const links: boolean[] = [];
  let skipping: { readonly name: string; depth: number } | null = null;
  let line = 0; // of the first words of the block being built, 0 before there are any
  let reading: { readonly kept: boolean; text: string } | null = null; // inside <rt>, or <rp>, which is not kept
  let breaks = 0;

  const context = (): Context => stack.at(-1)?.context ?? outermost;

  const flush = (): void => {
    if (reading !== null) endReading();
    breaks = 0;
    const here = context();
    if (!builder.isBlank()) {
      const kind = here.kind === 'list-item' && here.item.used ? 'paragraph' : here.kind;
      if (kind === 'list-item') here.item.used = true;
      sink.add({ kind, level: kind === 'paragraph' ? 0 : here.level, rich: builder.take(), line: line || 1 });
    } else builder.take();
    line = 0;
  };

  const words = (text: string, at: number): void => {
    if (reading !== null) {
      if (reading.text.length < longestReading) reading.text += text.slice(0, longestReading);
      return;
    }
    if (line === 0 && text.trim() !== '') line = lineAt(at);
    if (text.trim() !== '') breaks = 0;
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

  const enter = (name: string): void => {
    const inside = within(context(), name);
    if (inside.kind === 'table-cell' && !tableParts.has(name)) boundary();
    else flush();
    if (name === 'tr') sink.row();
    if (name === 'td' || name === 'th') sink.cell();
    if (name === 'table') sink.table();
    stack.push({ name, context: inside });
    openBlocks.set(name, (openBlocks.get(name) ?? 0) + 1);
  };

  const leave = (name: string): void => {
    if (!openBlocks.get(name)) return;
    boundary();
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      if (top.context.kind === 'table-cell' && (top.name === 'td' || top.name === 'th')) flush();
      stack.pop();
      openBlocks.set(top.name, (openBlocks.get(top.name) ?? 1) - 1);
      if (top.name === name) break;
    }
    if (name === 'table') sink.table();
  };

  /** A reading belongs to the characters since the last one: they become a pair of tags that carries it. */
  const endReading = (): void => {
    if (reading?.kept === true) {
      builder.close('other', { ruby: reading.text.trim() });
      builder.open('other');
    }
    reading = null;
  };

  const inlineOpen = (name: string, attributes: ReadonlyMap<string, string>): void => {
    const type = inlineElements.get(name);
    if (type !== undefined) builder.open(type);
    else if (name === 'br') lineBreak();
    else if (name === 'img' && (attributes.get('alt') ?? '') !== '')
      builder.empty('image', present(attributes, ['src', 'alt', 'title']));
    else if (name === 'a') {
      const data = present(attributes, ['href', 'title']);
      if (links.length < 100) links.push('href' in data);
      if ('href' in data) builder.open('link', data);
    } else if (name === 'ruby') builder.open('other');
    else if (name === 'rt' || name === 'rp') {
      endReading();
      reading = { kept: name === 'rt', text: '' };
    }
  };

  const inlineClose = (name: string): void => {
    const type = inlineElements.get(name);
    if (type !== undefined) builder.close(type);
    else if (name === 'a') {
      if (links.pop() === true) builder.close('link');
    } else if (name === 'rt' || name === 'rp') endReading();
    else if (name === 'ruby') {
      endReading();
      builder.close('other');
    }
  };

  /** True while the token belongs to something that is no text of the page. The first title may be a heading. */
  const skip = (token: Token): boolean => {
    if (skipping === null) return false;
    const { name } = skipping;
    if (token.is === 'open' && name === 'svg' && blockElements.has(token.name)) {
      skipping = null; // HTML, section 13.2.6.5: a page's elements break out of an unclosed drawing
      return false;
    }
    if (name === 'title' && titleWanted) {
      if (token.is === 'text') words(token.text, token.at);
      if (token.is === 'close' && !builder.isBlank()) {
        sink.add({ kind: 'heading', level: 1, rich: builder.take(), line: line || 1 });
        line = 0;
        titleWanted = false;
      }
    }
    if (token.is === 'open' && token.name === name) skipping.depth++;
    if (token.is === 'close' && token.name === name && --skipping.depth < 0) skipping = null;
    return true;
  };

  const take = (token: Token): void => {
    if (skip(token)) return;
    if (token.is === 'text') words(token.text, token.at);
    else if (token.is === 'open') {
      if (skippedElements.has(token.name)) skipping = { name: token.name, depth: 0 };
      else if (!blockElements.has(token.name)) inlineOpen(token.name, token.attributes);
      else if (voidElements.has(token.name)) boundary();
      else enter(token.name);
    } else if (blockElements.has(token.name)) leave(token.name);
    else inlineClose(token.name);
  };

  return { take, drain: sink.drain, end: () => (flush(), sink.end()) };
};

/**
 * Reads a page: block elements become blocks, inline elements become inline tags, `<br>` a newline in the text (two of
 * them a new paragraph), cells of a table blocks of their own. Scripts, styles, pictures without words and the like are
 * left out; the title is a heading when the page has no `<h1>`. What comes out is text and tags, never markup.
 * Fails with `file.too-large` beyond `longestMarkup` code units.
 */
export function* readHtml(html: string): Generator<Result<RawBlock>> {
  if (html.length > longestMarkup) {
    yield fail('file.too-large', { size: html.length, limit: longestMarkup });
    return;
  }
  const reader = pageReader(lineCounter(html), !/<h1[\s>]/i.test(html));
  for (const token of tokensOf(html, wantedAttributes)) {
    reader.take(token);
    yield* reader.drain();
  }
  yield* reader.end();
}
