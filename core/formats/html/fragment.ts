import { Tokenizer } from 'htmlparser2';
import { decodeHTML } from 'entities';
import type { BlockKind } from '../../model/index.ts';
import { richBuilder, type Sourced } from '../rich-builder.ts';
import type { Slice, Syntax } from '../source-place.ts';
import { attributeSlices } from './attribute-slices.ts';
import { tableGrid } from './table-grid.ts';
import { blockElements, inlineElements, voidElements } from './elements.ts';

/** Words in HTML, and where they stand. Offsets are UTF-16 units of the source. */
export type FragmentBlock = Slice & {
  readonly kind: BlockKind;
  readonly level: number;
  readonly sourced: Sourced;
  readonly syntax: Syntax;
};

/** What the reader of a fragment tells, in order. */
export type FragmentEvent =
  | { readonly is: 'block'; readonly block: FragmentBlock }
  /** A table, a row or a cell begins, or a table ends. */
  | { readonly is: 'table' | 'row' }
  /** `skipped`: columns between it and the cell before it that other cells span. */
  | { readonly is: 'cell'; readonly skipped: number };

type Token =
  | (Slice & { readonly is: 'text'; readonly text: string })
  | (Slice & { readonly is: 'open' | 'close'; readonly name: string })
  | (Slice & { readonly is: 'raw' });

/** Elements whose content is kept as it is: programs, forms of text that markup means nothing in. */
const rawElements: ReadonlySet<string> = new Set(
  'script style textarea xmp iframe noembed noframes noscript template svg math pre listing plaintext'.split(
    ' ',
  ),
);

/** The tokens of some HTML; null when it ends inside a tag, a comment or raw text, so that it is no whole fragment. */
const tokensOf = (html: string): readonly Token[] | null => {
  const tokens: Token[] = [];
  let tagFrom = 0;
  let name = '';
  let read = 0;
  const text = (from: number, to: number, decoded: string): void => {
    tokens.push({ is: 'text', from, to, text: decoded });
    read = to;
  };
  const tag = (is: 'open' | 'close', to: number): void => {
    tokens.push({ is, from: tagFrom, to, name });
    read = to;
  };
  const raw = (to: number): void => {
    tokens.push({ is: 'raw', from: read, to });
    read = to;
  };
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (from, to) => text(from, to, html.slice(from, to)),
      ontextentity: (code, to) => text(read, to, String.fromCodePoint(code)),
      onopentagname: (from, to) => {
        tagFrom = from - 1;
        name = html.slice(from, to).toLowerCase();
      },
      onopentagend: (end) => tag('open', end + 1),
      onselfclosingtag: (end) => tag('open', end + 1),
      onclosetag: (from, to) => {
        tagFrom = html.lastIndexOf('<', from);
        name = html.slice(from, to).toLowerCase();
        const end = html.indexOf('>', to);
        tag('close', end < 0 ? html.length : end + 1);
      },
      onattribname: () => {},
      onattribdata: () => {},
      onattribentity: () => {},
      onattribend: () => {},
      oncdata: (_from, to) => raw(html.indexOf('>', to) + 1),
      oncomment: (_from, to) => raw(html.indexOf('>', to) + 1),
      ondeclaration: (_from, to) => raw(html.indexOf('>', to) + 1),
      onprocessinginstruction: (_from, to) => raw(html.indexOf('>', to) + 1),
      onend: () => {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return read === html.length && tokens.every(({ from, to }) => to > from) ? tokens : null;
};

type Context = { readonly kind: BlockKind; readonly level: number };
const outside: Context = { kind: 'paragraph', level: 0 };

const contextOf = (name: string, outer: Context): Context => {
  const heading = /^h([1-6])$/.exec(name)?.[1];
  if (heading !== undefined) return { kind: 'heading', level: Number(heading) };
  if (name === 'li') return { kind: 'list-item', level: 1 };
  if (name === 'blockquote') return { kind: 'quote', level: 1 };
  if (name === 'td' || name === 'th') return { kind: 'table-cell', level: 0 };
  return name === 'table' || name === 'ul' || name === 'ol' ? outside : outer;
};

const spanAttributes: ReadonlySet<string> = new Set(['colspan', 'rowspan']);

/** Elements outside the body that part words, and those that stand between two texts. */
const pageParts: ReadonlySet<string> = new Set([
  'head',
  'title',
  'meta',
  'link',
  'base',
  'hr',
  'option',
  'button',
]);

const wordAttributes: ReadonlySet<string> = new Set(['alt', 'title', 'aria-label', 'placeholder']);

/**
 * Reads some HTML, a page or a part of one whose elements need not be closed, into blocks that know where they stand:
 * what lies between the tags of block elements is one block, inline elements are its tags. Programs, comments and
 * `<pre>` are blocks of code. `asides` also gives the words of `alt`, and of `title` when `titles` is set.
 * Null when the HTML ends in the middle of a tag, a comment or a program.
 */
export const readFragment = (html: string, titles: boolean): readonly FragmentEvent[] | null => {
  const tokens = tokensOf(html);
  if (tokens === null) return null;
  const events: FragmentEvent[] = [];
  const builder = richBuilder();
  const stack: { readonly name: string; readonly context: Context }[] = [];
  let from = -1; // where the present block begins
  let to = -1;
  let asides: FragmentEvent[] = [];
  let ruby: { from: number; to: number; reading: string; within: 'base' | 'rt' | 'rp' | 'done' } | null =
    null;
  let raw: { readonly name: string; readonly from: number; depth: number } | null = null;

  let grid = tableGrid();

  const context = (): Context => stack.at(-1)?.context ?? outside;
  const flush = (): void => {
    ruby = null;
    const sourced = builder.takeSourced();
    if (sourced.rich.text !== '' && from >= 0)
      events.push({ is: 'block', block: { ...context(), from, to, sourced, syntax: 'html' } });
    events.push(...asides);
    asides = [];
    [from, to] = [-1, -1];
  };
  const reach = (slice: Slice): void => {
    if (from < 0) from = slice.from;
    to = slice.to;
  };
  const code = (slice: Slice): void => {
    flush();
    const text = html.slice(slice.from, slice.to);
    if (text.trim() !== '')
      events.push({
        is: 'block',
        block: {
          kind: 'code',
          level: 0,
          ...slice,
          syntax: 'code',
          sourced: { rich: { text, tags: [] }, slices: [] },
        },
      });
  };
  const aside = (tag: Slice): void => {
    for (const { name, value, ...slice } of attributeSlices(
      html.slice(tag.from, tag.to),
      tag.from,
      wordAttributes,
    )) {
      const text = decodeHTML(value);
      if (text.trim() === '' || (name !== 'alt' && !titles)) continue;
      const sourced = { rich: { text, tags: [] }, slices: [] };
      asides.push({
        is: 'block',
        block: { kind: 'paragraph', level: 0, ...slice, syntax: 'attribute', sourced },
      });
    }
  };

  const rubyTag = (token: Token & { name: string }): void => {
    if (token.name === 'ruby' && token.is === 'open') {
      builder.open('other', undefined, token);
      ruby = { from: token.to, to: token.to, reading: '', within: 'base' };
    } else if (ruby === null) return;
    else if (token.name === 'ruby') {
      const isBare = ruby.within === 'base';
      builder.close('other', isBare ? undefined : { ruby: ruby.reading.trim() }, {
        from: isBare ? token.from : ruby.from,
        to: token.to,
      });
      ruby = null;
    } else if (token.name === 'rt' || token.name === 'rp') {
      if (token.is === 'open' && ruby.within === 'base') ruby.from = token.from;
      if (token.is === 'open') ruby.within = token.name;
      else if (ruby.within !== 'base') ruby.within = 'done';
      ruby.to = token.to;
    } else if (token.name === 'rb' && token.is === 'close' && ruby.within === 'base')
      ruby = { ...ruby, from: token.from, to: token.to, within: 'done' };
    else ruby.to = token.to;
    reach(token);
  };

  const words = (token: Token & { text: string }): void => {
    const isBlank = token.text.trim() === '';
    if (ruby !== null) {
      if (ruby.within === 'rt') ruby.reading += token.text;
      if (ruby.within === 'rt' || ruby.within === 'rp' || (isBlank && ruby.within === 'done')) return;
      if (ruby.within === 'done') {
        builder.close('other', { ruby: ruby.reading.trim() }, { from: ruby.from, to: ruby.to });
        builder.open('other', undefined, { from: ruby.to, to: token.from });
        ruby = { from: token.from, to: token.from, reading: '', within: 'base' };
      }
    }
    builder.flow(token.text);
    if (!isBlank) {
      const lead = token.text.length - token.text.trimStart().length;
      const trail = token.text.length - token.text.trimEnd().length;
      const isWhole = token.to - token.from === token.text.length;
      reach({ from: token.from + (isWhole ? lead : 0), to: token.to - (isWhole ? trail : 0) });
    }
  };

  const spansOf = ({ from: at, to: end }: Slice): ReadonlyMap<string, string> =>
    new Map(attributeSlices(html.slice(at, end), at, spanAttributes).map(({ name, value }) => [name, value]));

  const block = (token: Token & { name: string }): void => {
    flush();
    const { name } = token;
    if (token.is === 'open') {
      if (name === 'table') {
        events.push({ is: 'table' });
        grid = tableGrid();
      }
      if (name === 'thead' || name === 'tbody' || name === 'tfoot') grid.section();
      if (name === 'tr') {
        events.push({ is: 'row' });
        grid.row();
      }
      if (name === 'td' || name === 'th') events.push({ is: 'cell', skipped: grid.cell(spansOf(token)) });
      if (!voidElements.has(name) && stack.length < 500)
        stack.push({ name, context: contextOf(name, context()) });
      return;
    }
    if (name === 'table') events.push({ is: 'table' });
    const at = stack.findLastIndex((open) => open.name === name);
    if (at >= 0) stack.length = at;
  };

  const inline = (token: Token & { name: string }): void => {
    const type = inlineElements.get(token.name);
    if (token.name === 'br') builder.newline();
    else if (/^(?:ruby|rb|rt|rp|rtc)$/.test(token.name)) rubyTag(token);
    else if (type === undefined)
      builder.empty('other', { markup: html.slice(token.from, token.to).slice(0, 2000) }, token);
    else if (token.is === 'open') builder.open(type, undefined, token);
    else builder.close(type, undefined, token);
    reach(token);
  };

  /** `<svg/>` is closed (HTML, section 13.2.6.5); `<script/>` is where it cannot be meant otherwise, as in XML. */
  const closesItself = ({ name, from: at, to: end }: Token & { name: string }): boolean =>
    html.charAt(end - 2) === '/' &&
    (name === 'svg' || name === 'math' || !html.slice(at).toLowerCase().includes(`</${name}`));

  for (const token of tokens) {
    if (raw !== null) {
      if (token.is === 'open' && token.name === raw.name) raw.depth++;
      if (token.is === 'close' && token.name === raw.name && --raw.depth === 0) {
        code({ from: raw.from, to: token.to });
        raw = null;
      }
      continue;
    }
    if (token.is === 'text') words(token);
    else if (token.is === 'raw') code(token);
    else {
      if (token.is === 'open') aside(token);
      if (token.is === 'open' && rawElements.has(token.name) && !closesItself(token))
        raw = { name: token.name, from: token.from, depth: 1 };
      else if (blockElements.has(token.name) || pageParts.has(token.name)) block(token);
      else inline(token);
    }
  }
  if (raw !== null) return null;
  flush();
  return events;
};
