import { fail, ok, type DocumentId, type Result, type RichText } from '#core/model/index.ts';
import { partBytes, type PartText } from '#core/ooxml/package.ts';
import { packageFailure } from '#core/package/failures.ts';
import { repack, type Deflate } from '#core/package/repack.ts';
import type { ExportRow, ExportSource } from '../../export-source.ts';
import { filledTexts, withoutPieces } from '../../filled-texts.ts';
import type { WriteDocument } from '../../format.ts';
import { joinedBytes } from '../../joined-bytes.ts';
import { placesIn } from '../../part-ref.ts';
import { applySourceEdits, type SourceEdit } from '../../patch.ts';
import { sameText, withJoinedPairs } from '../../shown.ts';
import { symbolWriter, type SymbolWriter } from '../../symbols.ts';
import type { Binding } from './binding.ts';
import { adaptationTo, countAdapted, type Adaptation, type AdaptedCounts } from './adapt.ts';
import { adaptDocument } from './adapt-document.ts';
import { dataStores, storeEdits } from './data-stores.ts';
import { chunkPage, filledPage, type Chunk } from './chunks.ts';
import type { WordedPart } from './document-parts.ts';
import { drawingPlaces, withTwins } from './drawing.ts';
import { openDocument, storyContext, type OpenDocument } from './open-document.ts';
import { fillPlace, fillShown, type EditContext } from './part-edits.ts';
import type { BoundWords } from './paragraph-write.ts';
import type { Place } from './place.ts';
import { storyOf } from './story.ts';
import { titlePlace } from './title.ts';

/** What is to stand at each reference. */
type Wanted = ReadonlyMap<string, RichText>;

/** A document as it is being filled. */
type Filling = {
  readonly document: OpenDocument;
  readonly adaptation: Adaptation | null;
  readonly wanted: Wanted;
  readonly symbols: SymbolWriter;
  readonly bound: BoundWords;
  /** New sources of parts, with how they are written. */
  readonly parts: Map<string, PartText>;
  /** New bytes of parts that are no XML. */
  readonly files: Map<string, Uint8Array>;
  readonly adapted: AdaptedCounts;
  /** Whether white space of Chinese (U+3000) before and behind the words of a text is left out, as for Latin letters. */
  readonly dropsIndents: boolean;
  readonly deflate: Deflate | undefined;
};

type Rows = { readonly wanted: Wanted; readonly rows: number; readonly document: DocumentId | null };

const rowsWanted = (source: ExportSource): Rows => {
  const [column] = source.columns;
  const wanted = new Map<string, RichText>();
  const seen: { rows: number; document: DocumentId | null } = { rows: 0, document: null };
  function* counted(): Generator<ExportRow> {
    for (const row of source.rows) {
      seen.rows += 1;
      seen.document ??= row.document ?? null;
      yield row;
    }
  }
  if (column !== undefined)
    for (const { ref, rich } of filledTexts(withoutPieces(counted()), column))
      wanted.set(ref, withJoinedPairs(rich));
  return { wanted, ...seen };
};

/** What is to be written at a place; null where it is as it was. */
const newText = ({ ref, rich }: Place, wanted: Wanted): RichText | null => {
  const own = wanted.get(ref);
  return own === undefined || sameText(own, rich) ? null : own;
};

/** The words of controls around a whole place, beside those that the place holds itself. */
const bindAround = ({ bindings }: Place, rich: RichText, bound: BoundWords): void => {
  for (const binding of bindings) {
    const before = bound.get(binding);
    bound.set(binding, before === undefined ? rich.text : `${before}\n${rich.text}`);
  }
};

/** Adds the changes of places that stand within each other: inner ones first, since outer ones hold their source. */
const fillPlaces = (
  places: readonly Place[],
  filling: Filling,
  context: EditContext,
  edits: SourceEdit[],
): void => {
  for (let at = places.length - 1; at >= 0; at -= 1) {
    const place = places[at];
    const rich = place === undefined ? null : newText(place, filling.wanted);
    if (place === undefined || rich === null) continue;
    bindAround(place, rich, filling.bound);
    fillPlace(place, rich, context, edits);
  }
};

const keep = ({ parts }: Filling, part: string, was: PartText, edits: readonly SourceEdit[]): void => {
  if (edits.length > 0) parts.set(part, { ...was, text: applySourceEdits(was.text, edits).join('') });
};

const editContext = (
  { document, symbols, bound, dropsIndents, adapted }: Filling,
  text: string,
): EditContext => ({
  text,
  symbols,
  bound,
  indents: dropsIndents ? () => countAdapted(adapted, 'indents') : null,
  changes: document.choices['trackedChanges'] === 'reject' ? 'reject' : 'accept',
});

/** What is to stand in a chunk, by references within it. */
const wantedIn = (wanted: Wanted, part: string): Wanted => {
  const own = new Map<string, RichText>();
  for (const [ref, rich] of wanted)
    for (const place of ref.includes('#') ? placesIn(ref) : [])
      if (place.path === part) own.set(place.ref, rich);
  return own;
};

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

/** What the document takes in: a page, or another document. One that could not be read has no rows. Failures: those of reading. */
const fillChunk = (filling: Filling, { part, kind }: Chunk): Result<null> => {
  const { document, adaptation, adapted, symbols, files } = filling;
  const wanted = wantedIn(filling.wanted, part);
  if (kind === null || files.has(part) || wanted.size === 0) return ok(null);
  const bytes = document.office.bytes(part);
  if (!bytes.ok) return bytes;
  if (bytes.value === null) return ok(null);
  if (kind === 'page') {
    const texts = Array.from(wanted, ([ref, rich]) => ({ ref, rich }));
    const language = adaptation?.language ?? null;
    const page = filledPage(chunkPage(part, bytes.value), texts, language, symbols.visible);
    if (page !== null) files.set(part, page.bytes);
    for (let n = 0; n < (page?.languages ?? 0); n += 1) countAdapted(adapted, 'language');
    return ok(null);
  }
  const inner = openDocument(bytes.value, document.choices, undefined, true);
  if (!inner.ok) return inner;
  const pieces: Uint8Array[] = [];
  const done = fillPackage(bytes.value, { ...newFilling(inner.value, filling), wanted }, (piece) =>
    pieces.push(piece),
  );
  // Packed anew it would be other bytes, though nothing in it changed.
  const filled = joinedBytes(pieces);
  if (done.ok && !isSame(filled, bytes.value)) files.set(part, filled);
  return done;
};

/** Failures: those of reading. */
const fillStory = (filling: Filling, worded: WordedPart, was: PartText): Result<null> => {
  const { part } = worded;
  const edits: SourceEdit[] = [];
  const context = editContext(filling, was.text);
  for (const item of storyOf(storyContext(filling.document, worded, was.text, () => undefined))) {
    if (!item.ok) return item;
    if (item.value.kind === 'chunk') {
      const chunk = filling.document.parts.chunk(part, item.value.id);
      const done = chunk === null ? ok(null) : fillChunk(filling, chunk);
      if (!done.ok) return done;
    } else if (item.value.kind === 'places') {
      const own: SourceEdit[] = [];
      fillPlaces(item.value.places, filling, context, own);
      for (const edit of own) edits.push(edit);
    }
  }
  keep(filling, part, was, edits);
  return ok(null);
};

const drawnIn = (part: string, text: string): Result<readonly Place[]> => {
  const places: Place[] = [];
  for (const place of drawingPlaces(part, text)) {
    if (!place.ok) return place;
    places.push(place.value);
  }
  return ok(places);
};

const fillDrawing = (filling: Filling, { part, shown }: WordedPart, was: PartText): Result<null> => {
  const places = drawnIn(part, was.text);
  if (!places.ok) return places;
  const context = editContext(filling, was.text);
  const edits: SourceEdit[] = [];
  for (const place of places.value) fillPlaces([place], filling, context, edits);
  keep(filling, part, was, edits);
  if (shown === null || edits.length === 0) return ok(null);
  const other = filling.document.office.text(shown);
  if (!other.ok) return other;
  if (other.value === null) return ok(null);
  const others = drawnIn(shown, other.value.text);
  if (!others.ok) return others;
  const otherContext = editContext(filling, other.value.text);
  const otherEdits: SourceEdit[] = [];
  for (const [place, twins] of withTwins(places.value, others.value)) {
    const rich = newText(place, filling.wanted);
    if (rich !== null) for (const twin of twins) fillShown(twin, rich, otherContext, otherEdits);
  }
  keep(filling, shown, other.value, otherEdits);
  return ok(null);
};

/** The stores of content controls whose words were changed: Word fills these from there when it opens the document. */
const fillStores = (filling: Filling): Result<null> => {
  const { document, bound, parts } = filling;
  if (bound.size === 0) return ok(null);
  const stores = dataStores(document.office, document.parts.main);
  if (!stores.ok) return stores;
  const byPart = new Map<string, Map<Binding, string>>();
  for (const [binding, words] of bound) {
    const own = stores.value.get(binding.store.toUpperCase());
    for (const part of own === undefined ? new Set(stores.value.values()) : [own]) {
      const known = byPart.get(part) ?? new Map<Binding, string>();
      byPart.set(part, known.set(binding, words));
    }
  }
  for (const [part, words] of byPart) {
    const text = parts.has(part) ? ok(parts.get(part) ?? null) : document.office.text(part);
    // A store that cannot be read stays as it is: the words stand in the text, and Word has nothing to put in their place.
    if (!text.ok || text.value === null) continue;
    keep(filling, part, text.value, storeEdits(text.value.text, words));
  }
  return ok(null);
};

const fillTitle = (filling: Filling): Result<null> => {
  const title = titlePlace(filling.document);
  if (!title.ok) return title;
  const { value: place } = title;
  const rich = place === null ? null : newText(place, filling.wanted);
  if (place === null || rich === null) return ok(null);
  const part = place.ref.slice(0, place.ref.lastIndexOf(':'));
  const text = filling.document.office.text(part);
  if (!text.ok) return text;
  if (text.value === null) return ok(null);
  const edits: SourceEdit[] = [];
  fillPlace(place, rich, editContext(filling, text.value.text), edits);
  keep(filling, part, text.value, edits);
  return ok(null);
};

const fillParts = (filling: Filling): Result<null> => {
  const { document } = filling;
  for (const worded of document.parts.worded) {
    const text = document.office.text(worded.part);
    if (!text.ok) return text;
    if (text.value === null) continue;
    const done =
      worded.kind === 'story'
        ? fillStory(filling, worded, text.value)
        : fillDrawing(filling, worded, text.value);
    if (!done.ok) return done;
  }
  const title = fillTitle(filling);
  return title.ok ? fillStores(filling) : title;
};

/** A document with nothing filled yet. */
const newFilling = (
  document: OpenDocument,
  {
    adaptation,
    adapted,
    symbols,
    wanted,
    deflate,
  }: Pick<Filling, 'adaptation' | 'adapted' | 'symbols' | 'wanted' | 'deflate'>,
): Filling => ({
  document,
  adaptation,
  adapted,
  symbols,
  wanted,
  deflate,
  dropsIndents: adaptation?.to === 'latin',
  bound: new Map(),
  parts: new Map(),
  files: new Map(),
});

/** Fills a document, and writes its package. Failures: those of reading it. */
const fillPackage = (
  bytes: Uint8Array,
  filling: Filling,
  sink: (piece: Uint8Array) => void,
): Result<null> => {
  const done = fillParts(filling);
  if (!done.ok) return done;
  const { document, parts, files, adaptation, adapted, deflate } = filling;
  if (adaptation !== null) adaptDocument(document, parts, adaptation, adapted);
  const contents = new Map([
    ...files,
    ...Array.from(parts, ([part, text]) => [part, partBytes(text.text, text)] as const),
  ]);
  const problem = repack(bytes, contents, sink, { deflate });
  return problem === null ? ok(null) : packageFailure(problem);
};

/**
 * Puts the words of a document into its own file: parts whose words are as they were keep their bytes. Failures: those of reading it,
 * `internal` where there is no original.
 */
export const fillDocument: WriteDocument = (source, { adapt, deflate }, sink) => {
  const { wanted, rows, document: id } = rowsWanted(source);
  const [file] = id === null ? [] : (source.originals?.(id) ?? []);
  if (file === undefined) return fail('internal', { detail: 'no original' });
  const bytes = file.bytes();
  const document = openDocument(bytes, file.choices);
  if (!document.ok) return document;
  const [column] = source.columns;
  const adaptation = adapt === true && column !== undefined ? adaptationTo(column.language) : null;
  const symbols = symbolWriter();
  const counts: AdaptedCounts = new Map();
  const filling = newFilling(document.value, {
    adaptation,
    adapted: counts,
    symbols,
    wanted,
    deflate,
  });
  const done = fillPackage(bytes, filling, sink);
  if (!done.ok) return done;
  const told = Array.from(counts, ([kind, count]) => ({ code: `docx.${kind}` as const, count }));
  return ok({ rows, symbols: symbols.count(), ...(told.length === 0 ? {} : { adapted: told }) });
};
