import type { Book, Chapter } from './book.ts';
import {
  backMarkup,
  backParts,
  contentsMarkup,
  pageHead,
  readingClass,
  titlePage,
  type BackMatter,
  type HtmlBook,
} from './html.ts';
import type { BookLayout } from './layout.ts';
import { notesMarkup } from './page/back.ts';
import { drawn } from './page/draw.ts';
import { notesComeLast, penFor, type Pen } from './page/pen.ts';
import type { BookSettings } from './settings.ts';

/**
 * UTF-16 units of markup that are printed at a time. A browser needs ten times the memory of a page for a hundred of them: with this it
 * stays below 150 MB above what it takes for nothing.
 */
const fullPart = 140_000;
/** How much longer a part may be, so that a chapter that ends soon is printed with what goes before it. */
const longer = 1.5;

/** What stands on a page by itself, or flows on: an element of a chapter, or a part behind the last one. */
type Block = {
  /** Its name in the pages, by which its place is found. */
  readonly id: string;
  readonly markup: string;
  /** Null behind the last chapter. */
  readonly chapter: Chapter | null;
  /** The chapter whose title the pages bear. */
  readonly named: number;
  /** Whether it is the first of its chapter. */
  readonly begins: boolean;
  /** Whether it stands at the top of a page in any case. */
  readonly opensPage: boolean;
};

/** Elements that are told apart in the pages by `id`. */
const withId = (markup: string, id: string): string =>
  markup.replace(/^<[a-z][a-z0-9]*(?=[ >])(?! id=)/u, (tag) => `${tag} id="${id}"`);

/** `told` hears of the parts behind the last chapter. */
function* blocksOf(
  book: Book,
  settings: BookSettings,
  layout: BookLayout,
  pen: Pen,
  told: (back: readonly BackMatter[]) => void,
): Generator<Block> {
  const notesLast = notesComeLast(pen);
  let number = 0;
  let named = 0;
  for (const chapter of book.chapters) {
    if (!chapter.continues) named = chapter.number;
    const elements = layout.draw(chapter, book, settings, 'pdf');
    for (const [n, element] of elements.entries()) {
      const own = drawn([element], pen);
      const isLast = n === elements.length - 1;
      const rest = isLast ? pen.takeKept() + (notesLast ? '' : notesMarkup(pen.takeNotes(), '', pen)) : '';
      number += 1;
      const id = `b${number}`;
      const opensPage = element.is === 'page' || (n === 0 && !chapter.continues);
      yield { id, markup: withId(own, id) + rest, chapter, named, begins: n === 0, opensPage };
    }
  }
  const back = backParts(pen, pen.takeNotes());
  told(back);
  for (const part of back) {
    number += 1;
    const id = `b${number}`;
    yield {
      id,
      markup: withId(backMarkup(part), id),
      chapter: null,
      named: 0,
      begins: true,
      opensPage: true,
    };
  }
}

/** Blocks of a part, chapter by chapter. */
const sections = (blocks: readonly Block[]): string => {
  let markup = '';
  for (const [n, block] of blocks.entries()) {
    const { chapter, begins, named } = block;
    const before = blocks[n - 1];
    if (chapter === null) {
      markup += block.markup;
      continue;
    }
    if (before?.chapter !== chapter) {
      const classes = [
        'chapter',
        `c${named}`,
        ...(chapter.continues ? ['continues'] : []),
        ...(begins && !chapter.continues ? [] : ['goes-on']),
      ];
      markup += `<section class="${classes.join(' ')}"${begins ? ` id="c${chapter.number}"` : ''}>\n`;
    }
    markup += block.markup;
    if (blocks[n + 1]?.chapter !== chapter) markup += '</section>\n';
  }
  return markup;
};

const idsIn = (markup: string): readonly string[] =>
  Array.from(markup.matchAll(/ id="([\w-]+)"/gu), ([, id = '']) => id);

/**
 * What is never seen: a link to each place that others lead to, since Chromium tells the places of linked elements alone, and an element for
 * each link that leads out of the part, since it tells no link that leads nowhere.
 */
const unseen = (markup: string, wanted: (id: string) => boolean): string => {
  const ids = new Set(idsIn(markup));
  const linked = new Set(Array.from(markup.matchAll(/ href="#([\w-]+)"/gu), ([, id = '']) => id));
  const links = [...ids].filter((id) => wanted(id) && !linked.has(id)).map((id) => `<a href="#${id}"></a>`);
  const targets = [...linked].filter((id) => !ids.has(id)).map((id) => `<i id="${id}"></i>`);
  return links.length + targets.length === 0
    ? ''
    : `<div class="unseen">${links.join('')}${targets.join('')}</div>\n`;
};

/** A page that is printed, and what was to be known of it. */
export type PrintPart = {
  readonly html: string;
  /** Blocks before which the part may end, where it does not end by itself: those that stand at the top of a page. Null where it ends. */
  readonly ends: readonly string[] | null;
  /** Share of the book that is in it and before it, 0 to 1. */
  readonly share: number;
  /** Names of the parts behind the last chapter that are in it, in order. */
  readonly back: readonly string[];
};

export type PrintRun = {
  /** The next part, whose first page has this number; null behind the last. */
  readonly next: (start: number) => PrintPart | null;
  /** Of the last part only what stands before a block was kept: the rest comes again. */
  readonly cutBefore: (id: string) => void;
  /** Title and contents: numbers of pages by the places they lead to. The title alone where there are none. */
  readonly front: (pages: ReadonlyMap<string, number> | null) => string;
  readonly symbols: () => number;
};

/**
 * A book as pages that are printed one after another and joined: the memory of a browser grows with what it prints at a time. A part ends
 * with a chapter, or within one that is long: then what was printed of it counts up to where a block begins a page, so that the joined
 * pages are those of one printing. `partSize`: as `fullPart`, where something else is wanted. `soughtRow`: as pens have it.
 */
export const printRun = (
  book: Book,
  layout: BookLayout,
  settings: BookSettings,
  options: HtmlBook & { readonly partSize?: number; readonly soughtRow?: number },
): PrintRun => {
  const pen = penFor(book, settings, 'pdf', options.glosser, null, options);
  let behind: readonly BackMatter[] = [];
  const blocks = blocksOf(book, settings, layout, pen, (back) => {
    behind = back;
  });
  const { partSize = fullPart } = options;
  const classes = readingClass(settings);
  let waiting: Block[] = [];
  let last: readonly Block[] = [];

  const pull = (): Block | null => {
    const next = waiting.shift();
    if (next !== undefined) return next;
    const made = blocks.next();
    return made.done === true ? null : made.value;
  };
  const gather = (): { readonly part: readonly Block[]; readonly isEnded: boolean } => {
    const part: Block[] = [];
    let size = 0;
    for (;;) {
      const block = pull();
      if (block === null) return { part, isEnded: true };
      if (block.opensPage && size >= partSize) {
        waiting.unshift(block);
        return { part, isEnded: true };
      }
      part.push(block);
      size += block.markup.length;
      if (size >= partSize * longer && waiting[0]?.opensPage !== true) {
        const after = pull();
        if (after === null) return { part, isEnded: true };
        waiting.unshift(after);
        return { part, isEnded: after.opensPage };
      }
    }
  };

  return {
    next: (start) => {
      const { part, isEnded } = gather();
      if (part.length === 0) return null;
      last = part;
      const body = sections(part);
      const ends = isEnded ? null : part.slice(1).map(({ id }) => id);
      const back = part.flatMap(({ id, chapter }) => (chapter === null ? [id] : []));
      const wanted = (id: string): boolean => !id.startsWith('b') || ends !== null || back.includes(id);
      const chapters = new Set(part.map(({ named }) => named));
      const shown = { ...book, chapters: book.chapters.filter(({ number }) => chapters.has(number)) };
      const html = `${pageHead({ ...pen, book: shown }, options, start)}<body>\n${unseen(body, wanted)}<main class="${classes}">\n${body}</main>\n</body>\n</html>\n`;
      const chapter = part.at(-1)?.chapter?.number ?? book.chapters.length;
      return { html, ends, share: chapter / Math.max(book.chapters.length, 1), back };
    },
    cutBefore: (id) => {
      const at = last.findIndex((block) => block.id === id);
      if (at > 0) waiting = [...last.slice(at), ...waiting];
    },
    front: (pages) => {
      const body = titlePage(pen) + (pages === null ? '' : contentsMarkup(pen, behind, pages));
      return `${pageHead(pen, options, 1)}<body class="front-matter">\n${unseen(body, () => false)}${body}</body>\n</html>\n`;
    },
    symbols: () => pen.symbols.count(),
  };
};
