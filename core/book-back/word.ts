import { readLimits, type LimitName } from '../formats/limits.ts';
import { recordFrom } from '../layouts/marks.ts';
import { fail, ok, type Result } from '../model/index.ts';
import { childOf, readXml, treeBuilder, type XmlElement, type XmlVisitor } from '../ooxml/xml.ts';
import {
  chosenAlternative,
  contentGatherer,
  type BookmarkEnd,
  type CommentMark,
  type Content,
  type Surroundings,
} from '../review/docx/content.ts';
import { openWord } from '../review/docx/open-word.ts';
import { xmlFailure } from '../review/docx/package-parts.ts';
import { customProperties } from '../review/docx/properties.ts';
import type { BookContent, NamedRange, PlacedComment } from './content.ts';

/** Styles of paragraphs that stand above and below the words of a text, and belong to the book. */
const ownStyles: ReadonlySet<string> = new Set(['WordReading', 'WordGloss']);

/** The name under which a paragraph of the book's own is kept; it is no bookmark of the document. */
const ownParagraph = '_dzo0';

/** Marks that stand in a paragraph, and between paragraphs too. */
const marks: ReadonlySet<string> = new Set([
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
]);

/** Elements that are read as a whole, and never hold another of them outside of each other. */
const wholes: ReadonlySet<string> = new Set(['w:p', 'w:trPr', 'mc:AlternateContent', ...marks]);

const bodyGatherer = (surroundings: Surroundings) => {
  const gather = contentGatherer({ ...surroundings, leavesReadings: true });
  const own: NamedRange[] = [];
  /** What is said of the rows that are open: one inside another. */
  const rows: (XmlElement | undefined)[] = [];
  let [paragraphs, tableRows] = [0, 0];
  const add = (element: XmlElement): void => {
    if (element.name === 'w:trPr') {
      if (rows.length > 0) rows[rows.length - 1] = element;
      return;
    }
    if (element.name === 'mc:AlternateContent') {
      const chosen = chosenAlternative(element);
      if (chosen !== undefined) gather.add(chosen, rows.at(-1));
      return;
    }
    const from = gather.content().pieces.length;
    gather.add(element, rows.at(-1));
    if (element.name !== 'w:p') return;
    if (rows.length === 0) paragraphs += 1;
    const style = childOf(childOf(element, 'w:pPr'), 'w:pStyle')?.attributes.get('w:val') ?? '';
    if (ownStyles.has(style)) own.push({ name: ownParagraph, from, to: gather.content().pieces.length });
  };
  return {
    add,
    openRow: (): void => {
      tableRows += 1;
      rows.push(undefined);
    },
    closeRow: (): void => void rows.pop(),
    full: (): LimitName | null => {
      if (tableRows > readLimits.wordRows) return 'wordRows';
      return paragraphs > readLimits.wordParagraphs ? 'wordParagraphs' : null;
    },
    content: (): Content & { readonly own: readonly NamedRange[] } => ({ ...gather.content(), own }),
  };
};

/**
 * The stretches of bookmarks. One whose end was lost has no length; but where the same name begins anew before its end, as LibreOffice
 * writes a bookmark over two paragraphs of a cell, it is one.
 */
const rangesOf = (ends: readonly BookmarkEnd[]): readonly NamedRange[] => {
  const open = new Map<string, BookmarkEnd>();
  const ranges: NamedRange[] = [];
  for (const end of ends) {
    if (end.name !== null) {
      open.set(end.id, end);
      continue;
    }
    const start = open.get(end.id);
    open.delete(end.id);
    if (start !== undefined) ranges.push({ name: start.name ?? '', from: start.at, to: end.at });
  }
  const first = new Map<string, number>();
  for (const { name, at } of open.values())
    if (name !== null) first.set(name, Math.min(at, first.get(name) ?? at));
  const whole = ranges.map(({ name, from, to }) => {
    const start = first.get(name) ?? from;
    first.delete(name);
    return { name, from: Math.min(start, from), to };
  });
  return [...whole, ...Array.from(first, ([name, at]) => ({ name, from: at, to: at }))];
};

/** Where each comment is, by its id: on its words, or where its sign stands. */
const commentRanges = (found: readonly CommentMark[]): ReadonlyMap<string, PlacedComment['at']> => {
  const known = new Map<string, { from?: number; to?: number; sign?: number }>();
  for (const { id, is, at } of found) {
    const one = known.get(id) ?? {};
    if (is === 'start') one.from ??= at;
    else if (is === 'end') one.to ??= at;
    else one.sign ??= at;
    known.set(id, one);
  }
  return new Map(
    Array.from(known, ([id, { from, to, sign }]) => {
      const start = from ?? sign ?? to ?? 0;
      return [id, { from: start, to: Math.max(start, (from === undefined ? sign : to) ?? start) }];
    }),
  );
};

/**
 * Reads a Word document that came back: its paragraphs in order, those of tables too, with bookmarks, changes made with tracking on and
 * comments. Notes are left out, and readings. `name` is the file's. Failures: those of `openWord`.
 */
export const readWordBack = (bytes: Uint8Array, name: string): Result<BookContent> => {
  const opened = openWord(bytes, name);
  if (!opened.ok) return opened;
  const { main, xml, surroundings, comments, custom } = opened.value;
  const gather = bodyGatherer({ ...surroundings, noteOf: () => '' });
  let inner: XmlVisitor | null = null;
  let root: string | null = null;
  const problem = readXml(xml.texts, {
    open: (element, attributes) => {
      root ??= element;
      if (inner !== null) return inner.open(element, attributes);
      if (wholes.has(element))
        inner = treeBuilder(element, attributes, (whole) => {
          inner = null;
          gather.add(whole);
        });
      else if (element === 'w:tr') gather.openRow();
      return gather.full();
    },
    close: (element) => {
      if (inner !== null) inner.close(element);
      else if (element === 'w:tr') gather.closeRow();
    },
    text: (text) => inner?.text(text),
  });
  const damage = xml.problem();
  if (damage !== null) return damage;
  if (problem !== null) return xmlFailure(problem, main, name);
  if (root !== 'w:document') return fail('review.not-word', { name });
  const { pieces, bookmarks, marks: found, own } = gather.content();
  const places = commentRanges(found);
  return ok({
    record: recordFrom(customProperties(custom)),
    pieces,
    ranges: [...rangesOf(bookmarks), ...own],
    comments: comments.map((comment) => ({ ...comment, at: places.get(comment.id) ?? null })),
  });
};
