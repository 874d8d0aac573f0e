import { ok, type Result, type RichText } from '#core/model/index.ts';
import type { OfficePackage, PartText } from '#core/ooxml/package.ts';
import { drawingPlaces } from '../docx/document/drawing.ts';
import { fillPlace, type EditContext } from '../docx/document/part-edits.ts';
import type { Choices } from '../import-options.ts';
import type { SourceEdit } from '../patch.ts';
import type { SymbolWriter } from '../symbols.ts';
import { hasWords, stringsIn, writeString } from './strings.ts';
import { threadComments, threadSource } from './threads.ts';

/** A text beside the cells, and how another is put in its place. */
type ExtraText = {
  readonly ref: string;
  readonly rich: RichText;
  readonly edits: (rich: RichText, symbols: SymbolWriter) => readonly SourceEdit[];
};

export type ExtraPart = {
  readonly part: string;
  readonly text: PartText;
  readonly texts: readonly ExtraText[];
};

/** Comments (section 18.7.6): their texts are strings like those of cells. */
const commentTexts = (part: string, { text }: PartText): Result<readonly ExtraText[]> => {
  const strings = stringsIn(part, text, 's:text');
  if (!strings.ok) return strings;
  return ok(
    strings.value.filter(hasWords).map((string) => ({
      ref: `${part}:${string.inner.from}`,
      rich: string.rich,
      edits: (rich, symbols) => [{ ...string.inner, text: writeString(string, rich, symbols) }],
    })),
  );
};

/** Paragraphs of shapes and titles of charts. What a chart keeps of the cells that it shows is read from these again. */
const drawingTexts = (part: string, { text }: PartText): Result<readonly ExtraText[]> => {
  const texts: ExtraText[] = [];
  for (const place of drawingPlaces(part, text)) {
    if (!place.ok) return place;
    const { ref, rich, source } = place.value;
    if (source.kind !== 'paragraph') continue;
    const edits: ExtraText['edits'] = (now, symbols) => {
      const made: SourceEdit[] = [];
      const context: EditContext = { text, symbols, changes: 'accept', indents: null, bound: new Map() };
      fillPlace(place.value, now, context, made);
      return made;
    };
    texts.push({ ref, rich, edits });
  }
  return ok(texts);
};

/** Comments with replies: each text is plain words. */
const threadTexts = (part: string, text: PartText): Result<readonly ExtraText[]> => {
  const comments = threadComments(part, text);
  if (!comments.ok) return comments;
  return ok(
    comments.value.map(({ rich, at }) => ({
      ref: `${part}:${at.from}`,
      rich,
      edits: (now, { visible }) => [{ ...at, text: threadSource(now, visible) }],
    })),
  );
};

type Kind = 'drawing' | 'chart' | 'comments' | 'threads';

const readers: Readonly<Record<Kind, (part: string, text: PartText) => Result<readonly ExtraText[]>>> = {
  drawing: drawingTexts,
  chart: drawingTexts,
  comments: commentTexts,
  threads: threadTexts,
};

/** Parts with texts beside the cells of a sheet, in order: drawings, the charts in them, comments. */
const partsOf = (
  office: OfficePackage,
  sheet: string,
  choices: Choices,
): Result<readonly { readonly part: string; readonly kind: Kind }[]> => {
  const relations = office.relations(sheet);
  if (!relations.ok) return relations;
  const parts: { part: string; kind: Kind }[] = [];
  const isThreaded = relations.value.some(({ kind }) => kind === 'threadedComment');
  for (const { kind, part } of relations.value) {
    if (part === null || !office.has(part)) continue;
    // Where comments have replies, the old part only says that the program is too old for them.
    if (kind === 'comments' && choices['comments'] === true && !isThreaded) parts.push({ part, kind });
    if (kind === 'threadedComment' && choices['comments'] === true) parts.push({ part, kind: 'threads' });
    if (kind !== 'drawing' || choices['drawings'] !== true) continue;
    parts.push({ part, kind });
    const inner = office.relations(part);
    if (!inner.ok) return inner;
    for (const one of inner.value)
      if (one.kind === 'chart' && one.part !== null && office.has(one.part))
        parts.push({ part: one.part, kind: 'chart' });
  }
  return ok(parts);
};

/** The texts beside the cells of a sheet, by the parts they stand in. Failures: of the package and its XML. */
export const extraParts = (
  office: OfficePackage,
  sheet: string,
  choices: Choices,
): Result<readonly ExtraPart[]> => {
  const parts = partsOf(office, sheet, choices);
  if (!parts.ok) return parts;
  const extras: ExtraPart[] = [];
  for (const { part, kind } of parts.value) {
    const text = office.text(part);
    if (!text.ok) return text;
    if (text.value === null) continue;
    const texts = readers[kind](part, text.value);
    if (!texts.ok) return texts;
    extras.push({ part, text: text.value, texts: texts.value });
  }
  return ok(extras);
};
