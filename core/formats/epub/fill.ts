import { fail, ok, plain, type Result } from '../../model/index.ts';
import { packageFailure } from '../../package/failures.ts';
import { repack } from '../../package/repack.ts';
import { encodeText } from '../../text/encode/index.ts';
import type { ExportColumn, ExportRow, Written } from '../export-source.ts';
import { filledTexts } from '../filled-texts.ts';
import type { WriteDocument } from '../format.ts';
import { languageEdits } from '../html/adapt.ts';
import { pageStyleAdaptions, styleAdaptions } from '../html/adapt-styles.ts';
import { pageSources } from '../html/block-maker.ts';
import { pageEdits, sourceEdits, type PageText } from '../html/fill-page.ts';
import { referring } from '../html/referring.ts';
import { applySourceEdits, type SourceEdit } from '../patch.ts';
import { placesIn } from '../part-ref.ts';
import { peeked } from '../peeked.ts';
import { symbolWriter } from '../symbols.ts';
import { packageAdaptions, packageLanguage, type Adaptation, type Adapting } from './adapt.ts';
import { openBook, partText, type Book, type BookPart } from './book.ts';
import { readLabels } from './labels.ts';

type Texts = ReadonlyMap<string, readonly PageText[]>;

/** What is to stand in each part of the book. */
const textsByPart = (
  rows: Iterable<ExportRow>,
  column: ExportColumn,
): { readonly texts: Texts; readonly rows: number } => {
  const texts = new Map<string, PageText[]>();
  let count = 0;
  for (const { ref, rich, rows: own } of filledTexts(rows, column)) {
    count += own.length;
    for (const { path, ref: place } of placesIn(ref)) {
      const known = texts.get(path);
      if (known === undefined) texts.set(path, [{ ref: place, rich }]);
      else known.push({ ref: place, rich });
    }
  }
  return { texts, rows: count };
};

type Counts = Map<Adaptation, number>;

const counted = (counts: Counts, what: Adaptation, count: number): void => {
  if (count > 0) counts.set(what, (counts.get(what) ?? 0) + count);
};

/** How a book is filled besides its words, and what that was counted of it. */
type Filling = {
  readonly adapting: Adapting | null;
  readonly counts: Counts;
  readonly visible: (words: string) => string;
};

/** The changes of a part, and how it is adapted where that is asked for. */
const partEdits = (
  { kind }: BookPart,
  text: string,
  texts: readonly PageText[],
  { adapting, counts, visible }: Filling,
): readonly SourceEdit[] => {
  if (kind === 'style') {
    const styles = adapting === null ? [] : styleAdaptions(text, adapting.language);
    for (const { what } of styles) counted(counts, what, 1);
    return styles;
  }
  if (kind === 'page') {
    const styles = adapting === null ? [] : pageStyleAdaptions(text, adapting.language);
    const { edits, languages } = pageEdits(
      { text, isXml: true, visible },
      texts,
      adapting?.language ?? null,
      styles,
    );
    counted(counts, 'language', languages);
    for (const { what } of styles) counted(counts, what, 1);
    return edits;
  }
  const sources = pageSources();
  readLabels(text, kind, sources);
  const own = kind === 'package' ? packageLanguage(text) : '';
  const spoken =
    adapting === null
      ? []
      : languageEdits(text, sources, { language: adapting.language, isXml: true, own, adds: false });
  const others = adapting === null || kind !== 'package' ? [] : packageAdaptions(text, adapting);
  counted(counts, 'language', spoken.length);
  for (const { what } of others) counted(counts, what, 1);
  const labels = texts.map(({ ref, rich }) => ({ ref, rich: plain(rich.text) }));
  return sourceEdits({ text, isXml: true, visible }, sources, labels, [...spoken, ...others]);
};

/** The parts of the book that change, as bytes. */
const changedParts = (
  book: Book,
  texts: Texts,
  filling: Filling,
): Result<ReadonlyMap<string, Uint8Array>> => {
  const changed = new Map<string, Uint8Array>();
  for (const part of book.words) {
    // An entry of the navigation must have words (EPUB 3.3, section 7.3).
    const own = (texts.get(part.path) ?? []).filter(({ rich }) => !part.isNavigation || rich.text !== '');
    if (own.length === 0 && filling.adapting === null) continue;
    const read = partText(book.parts, part.path);
    if (!read.ok) {
      if (own.length > 0) return read;
      continue; // a part that could not be read when the book was imported either
    }
    const { text, encoding } = read.value;
    const edits = referring(partEdits(part, text, own, filling), encoding);
    if (edits.length > 0)
      changed.set(part.path, encodeText(applySourceEdits(text, edits).join(''), encoding));
  }
  return ok(changed);
};

/**
 * Puts the words of one column into the book they came from: parts without a change keep their bytes, and so do the order, names and
 * dates of all. Failures: export.no-columns, export.no-own-file, and those of a book that cannot be read.
 */
export const fillEpub: WriteDocument = (source, { adapt = false, created, deflate }, sink) => {
  const [column] = source.columns;
  if (column === undefined) return fail('export.no-columns');
  const { first, rows } = peeked(source.rows);
  const document = first?.document;
  const [file] = document === undefined ? [] : (source.originals?.(document) ?? []);
  if (file === undefined || first?.ref === undefined)
    return fail('export.no-own-file', { name: first?.opensDocument ?? source.title });
  const bytes = file.bytes();
  const book = openBook(bytes);
  if (!book.ok) return book;
  const symbols = symbolWriter();
  const { texts, rows: count } = textsByPart(rows, column);
  const adapting = adapt && column.side !== 'source' ? { language: column.language, created } : null;
  const counts: Counts = new Map();
  const changed = changedParts(book.value, texts, { adapting, counts, visible: symbols.visible });
  if (!changed.ok) return changed;
  const problem = repack(bytes, changed.value, sink, { deflate });
  if (problem !== null) return packageFailure(problem);
  const adapted = Array.from(counts, ([what, places]) => ({ code: `epub.${what}` as const, count: places }));
  const written: Written = { rows: count, symbols: symbols.count() };
  return ok(adapted.length === 0 ? written : { ...written, adapted });
};
