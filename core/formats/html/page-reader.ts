import { tagData, type InlineTagType, type Result } from '../../model/index.ts';
import type { RawBlock } from '../raw-block.ts';
import type { TagData } from '../rich-builder.ts';
import type { Slice } from '../source-place.ts';
import { attributeWords } from './aside-words.ts';
import { blockMaker, type PageSources } from './block-maker.ts';
import { outermost, within, type Context } from './context.ts';
import { blockElements, inlineElements, placeholderElements, voidElements } from './elements.ts';
import { opaqueReader } from './opaque.ts';
import type { Attributes, PageObject, PageSink, TextRun } from './page-sink.ts';
import { rubyReader } from './ruby.ts';
import { tableGrid, type TableGrid } from './table-grid.ts';

/** The text of a drawing or formula, as its tag carries it. */
const shortened = (text: string): string => text.replace(/\s+/g, ' ').trim();

const present = (attributes: Attributes, names: readonly string[]): TagData => {
  const data: Record<string, string> = {};
  for (const name of names) {
    const value = attributes.get(name);
    if (value !== undefined && value !== '') data[name] = value;
  }
  return data;
};

/** Fields are parts of what the page does: a translation has to keep them. */
const protectedData = (name: string): TagData => ({
  element: name,
  ...tagData({ display: name, fixed: ['delete', 'copy'] }),
});

const tableParts: ReadonlySet<string> = new Set(['td', 'th', 'tr', 'thead', 'tbody', 'tfoot']);

/** Elements of drawings, formulas and fields whose text people read; formulas' own letters are none. */
const readHolders: ReadonlySet<string> = new Set([
  'text',
  'tspan',
  'textpath',
  'title',
  'desc',
  'a',
  'mtext',
  'option',
]);

const letter = /\p{L}/u;

/** An element that is open, for what its end has to undo. */
type Open = {
  readonly translates: boolean;
  readonly tag: InlineTagType | null;
  /** Within a list of the pages of a printed edition. */
  readonly listsPages: boolean;
};

/** Whether an element lists the pages of a printed edition (EPUB 3.3, section 5.4.2.4; DPUB-ARIA): the words of its links are their numbers. */
const isPageList = (attributes: ReadonlyMap<string, string>): boolean => {
  if (attributes.size === 0) return false; // as of most elements
  if (attributes.get('role') === 'doc-pagelist') return true;
  return attributes.get('epub:type')?.split(/\s+/u).includes('page-list') === true;
};

type BlockElement = { readonly name: string; readonly context: Context; readonly grid: TableGrid | null };

/**
 * Reads a page into blocks. Open elements are a stack (an array, so that no nesting is too deep). `text` is the page's own,
 * for the attributes of its tags.
 */
export const pageReader = (text: string, titleIsHeading: boolean, sources: PageSources | null) => {
  const maker = blockMaker(titleIsHeading, sources);
  const { builder, sink } = maker;
  const ruby = rubyReader(builder);
  const opaque = opaqueReader(builder);
  const blocks: BlockElement[] = [];
  const open: Open[] = [];
  let line = 0; // of the first words of the block being built, 0 before there are any
  let hasContent = false; // words: a mere drawing makes no block
  let breaks = 0;

  const context = (): Context => blocks.at(-1)?.context ?? outermost;
  const translates = (): boolean => open.at(-1)?.translates ?? true;

  const flush = (): void => {
    if (translates()) opaque.put();
    else opaque.drop();
    ruby.flush();
    breaks = 0;
    const here = context();
    if (hasContent && !builder.isBlank()) {
      const kind = here.kind === 'list-item' && here.item.used ? 'paragraph' : here.kind;
      if (kind === 'list-item') here.item.used = true;
      maker.end({ kind, level: kind === 'paragraph' ? 0 : here.level, line: line || 1 }, here);
    } else maker.end(null, here);
    line = 0;
    hasContent = false;
  };

  const words = (whole: string, at: number, runs: readonly TextRun[]): void => {
    if (!translates()) {
      for (const run of runs) opaque.add('', run.text, run);
      return;
    }
    opaque.put();
    if (ruby.takes(whole)) return;
    if (whole.trim() !== '') {
      if (line === 0) line = at;
      hasContent = true;
      breaks = 0;
    }
    for (const run of runs) maker.text(run);
    if (context().preserves) builder.verbatim(whole.replaceAll(/\r\n?/g, '\n'));
    else builder.flow(whole);
  };

  const newline = (at: Slice | null): void => {
    builder.newline();
    maker.newline(at);
  };

  /** Words of a cell stay together: what would begin a new block elsewhere is a new line there. */
  const boundary = (): void => {
    if (context().kind !== 'table-cell') flush();
    else {
      if (translates()) opaque.put();
      else opaque.drop();
      newline(null);
    }
  };

  const lineBreak = (at: Slice | null): void => {
    breaks++;
    if (breaks > 1 && context().kind === 'paragraph') flush();
    else newline(at);
  };

  const enter = (name: string, attributes: Attributes): void => {
    const inside = within(context(), name);
    if (inside.kind === 'table-cell' && !tableParts.has(name)) boundary();
    else flush();
    const grid = name === 'table' ? tableGrid() : (blocks.at(-1)?.grid ?? null);
    if (name === 'thead' || name === 'tbody' || name === 'tfoot') grid?.section();
    if (name === 'tr') {
      grid?.row();
      sink.row();
    }
    if (name === 'td' || name === 'th') sink.cell(grid?.cell(attributes) ?? 0);
    if (name === 'table') maker.table(1);
    blocks.push({ name, context: inside, grid });
  };

  const leave = (name: string): void => {
    if (context().kind === 'table-cell' && (name === 'td' || name === 'th')) flush();
    else boundary();
    blocks.pop();
    if (name === 'table') maker.table(-1);
  };

  const beside = (name: string, attributes: Attributes, start: Slice | null, at: number): void => {
    if (start === null || attributes.size === 0) return;
    for (const found of attributeWords(text, start, name, attributes)) maker.attribute(found, at);
  };

  const languageTag = (name: string, attributes: Attributes, at: Slice | null): void => {
    if (sources === null || at === null) return;
    if (name === 'html' || attributes.has('lang') || attributes.has('xml:lang'))
      sources.languages.push({ ...at, isRoot: name === 'html' });
  };

  const source = (at: Slice | null): Slice | undefined => at ?? undefined;

  /** A pair of tags for what stands in a line with words in it; null where it needs none. */
  const inlinePair = (name: string, attributes: Attributes, at: Slice | null): InlineTagType | null => {
    const type = inlineElements.get(name);
    if (type !== undefined) {
      builder.open(type, undefined, source(at));
      return type;
    }
    if (name === 'a' && (attributes.get('href') ?? '') !== '') {
      builder.open('link', present(attributes, ['href', 'title']), source(at));
      return 'link';
    }
    // A <span> without attributes means nothing.
    const isBare = at === null || at.to - at.from === name.length + 2;
    if (isBare && (name === 'span' || name === 'font' || at === null)) return null;
    builder.open('other', { element: name, display: name }, source(at));
    return 'other';
  };

  const picture = (data: TagData, at: Slice | null): void => {
    const hasWords = (data['alt'] ?? '').trim() !== '';
    builder.empty(
      hasWords ? 'image' : 'other',
      hasWords ? data : { element: 'img', display: 'img', ...data },
      source(at),
    );
  };

  const inlineOpen = (name: string, attributes: Attributes, at: Slice | null): InlineTagType | null => {
    if (name === 'br') lineBreak(at);
    else if (name === 'img') picture(present(attributes, ['src', 'alt', 'title']), at);
    else if (placeholderElements.has(name)) {
      if (attributes.get('type')?.toLowerCase() !== 'hidden' && at !== null)
        builder.empty('other', protectedData(name), at);
    } else if (!voidElements.has(name) && !ruby.open(name, at)) return inlinePair(name, attributes, at);
    return null;
  };

  /** A drawing keeps its place among the words; one that says what it shows is a picture with words. */
  const object = ({
    name,
    label,
    text: own,
    line: at,
    attributes,
    start,
    at: slice,
    inner,
  }: PageObject): void => {
    if (!translates() || attributes.get('translate') === 'no') {
      opaque.add(name, own, slice);
      if (translates()) opaque.put();
      return;
    }
    opaque.put();
    const [alt, words] = [shortened(label), shortened(own)];
    if (name === 'svg' && alt !== '') {
      if (line === 0) line = at;
      picture({ alt }, slice);
    } else {
      const data = name === 'select' ? protectedData(name) : { element: name };
      builder.empty('other', words === '' ? data : { ...data, text: words }, source(slice));
    }
    beside(name, attributes, start, at);
    for (const { holder, runs, line: there } of inner)
      if (readHolders.has(holder) && runs.some((run) => letter.test(run.text))) maker.inner(runs, there);
  };

  const page: PageSink = {
    text: words,
    object,
    title: (whole, at, runs, attributes) => {
      if (translates() && attributes.get('translate') !== 'no') maker.title(whole, at, runs);
    },
    skipped: (name, attributes, at, start) => {
      if (translates() && attributes.get('translate') !== 'no') beside(name, attributes, start, at);
    },
    open: (name, attributes, at, slice) => {
      const asked = attributes.get('translate')?.toLowerCase();
      const listsPages = (open.at(-1)?.listsPages ?? false) || isPageList(attributes);
      const isKept = asked === 'no' || (listsPages && name === 'a');
      const inside = isKept ? false : asked === 'yes' || asked === '' ? true : translates();
      const isBlock = blockElements.has(name);
      if (isBlock && voidElements.has(name)) boundary();
      else if (isBlock) enter(name, attributes);
      if (inside) opaque.put();
      else if (!isBlock) opaque.add(name, '', slice);
      const tag = isBlock || !inside ? null : inlineOpen(name, attributes, slice);
      if (inside) {
        beside(name, attributes, slice, at);
        languageTag(name, attributes, slice);
      }
      open.push({ translates: inside, tag, listsPages });
    },
    close: (name, slice) => {
      const { tag = null, translates: inside = true } = open.at(-1) ?? {};
      if (blockElements.has(name)) {
        if (!voidElements.has(name)) leave(name);
      } else if (!inside) {
        if (!voidElements.has(name)) opaque.add(name, '', slice);
      } else if (tag !== null) builder.close(tag, undefined, source(slice));
      else ruby.close(name, slice);
      open.pop();
      if (!inside && translates()) opaque.put();
    },
  };

  const end = (): Result<RawBlock>[] => {
    flush();
    return maker.finish();
  };
  return { page, drain: sink.drain, end };
};
