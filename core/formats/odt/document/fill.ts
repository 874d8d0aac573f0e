import { fail, ok, type Result, type RichText } from '#core/model/index.ts';
import { partBytes, type PartText } from '#core/ooxml/package.ts';
import { packageFailure } from '#core/package/failures.ts';
import { repack } from '#core/package/repack.ts';
import { escapeXmlText } from '#core/xml/tag-source.ts';
import { adaptationTo, type Adaptation, type AdaptedCounts } from '../../docx/document/adapt.ts';
import type { ExportSource } from '../../export-source.ts';
import { filledTexts, withoutPieces } from '../../filled-texts.ts';
import type { WriteDocument } from '../../format.ts';
import { applySourceEdits, type SourceEdit } from '../../patch.ts';
import { peeked } from '../../peeked.ts';
import { sameText, withJoinedPairs } from '../../shown.ts';
import { symbolWriter, type SymbolWriter } from '../../symbols.ts';
import { adaptOpenDocument } from './adapt.ts';
import type { OpenDocumentKind } from './kind.ts';
import { itemsOf, openDocument, type OdtDocument, type OdtPart } from './open.ts';
import { writeParagraph } from './paragraph.ts';
import type { OdtPlace } from './places.ts';
import { newSheetNames, renameSheets, sheetsIn } from './rename-sheets.ts';
import { odsTableEdits } from './sheets.ts';
import { refusedColumns } from '../../translation-columns.ts';

/** A stretch of the source with the changes that lie within it. */
const patched = (text: string, edits: readonly SourceEdit[], from: number, to: number): string => {
  const own = edits.filter((edit) => edit.from >= from && edit.to <= to);
  const moved = own.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from }));
  return applySourceEdits(text.slice(from, to), moved).join('');
};

/** The changes of places that stand within each other: inner ones first, since outer ones hold their source. */
const placeEdits = (
  places: readonly OdtPlace[],
  text: string,
  wanted: ReadonlyMap<string, RichText>,
  symbols: SymbolWriter,
): readonly SourceEdit[] => {
  const edits: SourceEdit[] = [];
  for (const { ref, rich, inner, paragraph, isName } of places.toReversed()) {
    const own = wanted.get(ref);
    if (own === undefined || sameText(own, rich) || isName === true) continue;
    const content =
      paragraph === null
        ? escapeXmlText(symbols.visible(own.text))
        : writeParagraph(paragraph, own, (from, to) => patched(text, edits, from, to), symbols);
    edits.push({ ...inner, text: content });
  }
  return edits;
};

const fillPart = (
  part: OdtPart,
  document: OdtDocument,
  wanted: ReadonlyMap<string, RichText>,
  source: Pick<ExportSource, 'rows' | 'columns'>,
  symbols: SymbolWriter,
): Result<PartText | null> => {
  const read = itemsOf(part, document);
  if (!read.ok) return read;
  const { items, tables } = read.value;
  const edits: SourceEdit[] = tables.size === 0 ? [] : [...odsTableEdits(tables, part.text, source, symbols)];
  let valueGone = -1;
  let isElsewhere = false;
  for (const item of items) {
    if (!item.ok) return item;
    if (item.value.kind !== 'places') continue;
    isElsewhere = true;
    const { places, value } = item.value;
    const own = placeEdits(places, part.text, wanted, symbols);
    if (own.length > 0 && value !== null && value.from !== valueGone) {
      valueGone = value.from;
      edits.push({ ...value, text: '' });
    }
    edits.push(...own);
  }
  const targets = Array.from(tables.values(), ({ table }) => table.targets);
  const refused = isElsewhere ? null : refusedColumns(targets, source.columns, 'csv.refusals.language');
  if (refused !== null) return refused;
  const inOrder = tables.size === 0 ? edits : edits.toSorted((a, b) => a.from - b.from);
  return ok(edits.length === 0 ? null : { ...part, text: applySourceEdits(part.text, inOrder).join('') });
};

/** Gives sheets their new names, in all parts that call them by their names. */
const nameSheets = (
  { parts, choices, objects, read, kind }: OdtDocument,
  filled: Map<string, PartText>,
  wanted: ReadonlyMap<string, RichText>,
): Result<null> => {
  const [content] = parts;
  if (content === undefined || kind.body !== 'office:spreadsheet' || choices['sheetNames'] !== true)
    return ok(null);
  const names = newSheetNames(sheetsIn(content), wanted);
  if (names.size === 0) return ok(null);
  for (const part of [content.part, ...objects]) {
    const known = filled.get(part);
    const text = known === undefined ? read(part) : ok(known);
    if (!text.ok) return text;
    if (text.value === null) continue;
    const edits = renameSheets(part, text.value.text, names, part === content.part);
    if (!edits.ok) return edits;
    if (edits.value.length > 0)
      filled.set(part, { ...text.value, text: applySourceEdits(text.value.text, edits.value).join('') });
  }
  return ok(null);
};

/** Adapts the parts that say how text is set, and the language that the document says it is in. One that is damaged stays: nobody had to read it. */
const adaptParts = (
  { read }: OdtDocument,
  filled: Map<string, PartText>,
  adaptation: Adaptation,
  counts: AdaptedCounts,
): void => {
  for (const part of ['styles.xml', 'content.xml', 'meta.xml']) {
    const known = filled.get(part);
    const text = known === undefined ? read(part) : ok(known);
    if (!text.ok || text.value === null) continue;
    const edits = adaptOpenDocument(part, text.value.text, adaptation, counts);
    if (edits.ok && edits.value.length > 0)
      filled.set(part, { ...text.value, text: applySourceEdits(text.value.text, edits.value).join('') });
  }
};

/**
 * A writer that puts words into their own OpenDocument file; parts whose words are as they were keep their bytes. Failures: those of reading it,
 * `internal` where there is no original.
 */
export const fillOpenDocument =
  (kind: OpenDocumentKind): WriteDocument =>
  (source, { adapt, deflate }, sink) => {
    const { first, rows: all } = peeked(source.rows);
    const [file] = first?.document === undefined ? [] : (source.originals?.(first.document) ?? []);
    const [column] = source.columns;
    if (file === undefined || column === undefined) return fail('internal', { detail: 'no original' });
    const wanted = new Map<string, RichText>();
    let rows = 0;
    // Only spreadsheets hold translations besides: their rows are looked through once more.
    const held = kind.body === 'office:spreadsheet' ? [...all] : null;
    for (const { ref, rich, rows: own } of filledTexts(withoutPieces(held ?? all), column)) {
      wanted.set(ref, withJoinedPairs(rich));
      rows += own.length;
    }
    const bytes = file.bytes();
    const document = openDocument(bytes, kind, file.choices);
    if (!document.ok) return document;
    const symbols = symbolWriter();
    const parts = new Map<string, PartText>();
    for (const part of document.value.parts) {
      const filled = fillPart(part, document.value, wanted, { ...source, rows: held ?? [] }, symbols);
      if (!filled.ok) return filled;
      if (filled.value !== null) parts.set(part.part, filled.value);
    }
    const named = nameSheets(document.value, parts, wanted);
    if (!named.ok) return named;
    const counts: AdaptedCounts = new Map();
    const adaptation = adapt === true ? adaptationTo(column.language) : null;
    if (adaptation !== null) adaptParts(document.value, parts, adaptation, counts);
    const contents = new Map(Array.from(parts, ([part, text]) => [part, partBytes(text.text, text)]));
    const problem = repack(bytes, contents, sink, { deflate });
    if (problem !== null) return packageFailure(problem);
    const told = Array.from(counts, ([word, count]) => ({ code: kind.adapted(word), count }));
    return ok({ rows, symbols: symbols.count(), ...(told.length === 0 ? {} : { adapted: told }) });
  };
