import { fail, ok, type Result, type RichText } from '#core/model/index.ts';
import { openOffice, partBytes, type OfficePackage, type PartText } from '#core/ooxml/package.ts';
import { packageFailure } from '#core/package/failures.ts';
import { repack } from '#core/package/repack.ts';
import { adaptationTo, type AdaptedCounts } from '../docx/document/adapt.ts';
import { adaptParts } from '../docx/document/adapt-document.ts';
import { withTwins } from '../docx/document/drawing.ts';
import { fillPlace, fillShown, type EditContext } from '../docx/document/part-edits.ts';
import type { Place } from '../docx/document/place.ts';
import { filledPlaces, type FilledPlaces } from '../filled-places.ts';
import type { WriteDocument } from '../format.ts';
import { choicesFor, type Choices } from '../import-options.ts';
import { applySourceEdits, type SourceEdit } from '../patch.ts';
import { peeked } from '../peeked.ts';
import { sameText } from '../shown.ts';
import { symbolWriter, type SymbolWriter } from '../symbols.ts';
import { pptxOptions } from './options.ts';
import { presentationParts, type SlidePart } from './parts.ts';
import { placesOf } from './places.ts';

type Filling = {
  readonly office: OfficePackage;
  readonly choices: Choices;
  /** What is to stand at each reference. */
  readonly wanted: FilledPlaces;
  readonly symbols: SymbolWriter;
  /** New sources of parts, with how they are written. */
  readonly parts: Map<string, PartText>;
};

const newText = ({ ref, rich }: Place, { wanted }: Filling): RichText | null => {
  const own = wanted.rich(ref);
  return own === undefined || sameText(own, rich) ? null : own;
};

const contextOf = ({ symbols }: Filling, text: string): EditContext => ({
  text,
  symbols,
  changes: 'accept',
  indents: null,
  bound: new Map(),
});

/** The part that shows the words of a SmartArt again. */
const fillShownPart = (filling: Filling, part: string, places: readonly Place[]): Result<null> => {
  const text = filling.office.text(part);
  if (!text.ok) return text;
  if (text.value === null) return ok(null);
  const others = placesOf({ part, kind: 'drawing', shown: null }, text.value.text, filling.choices);
  if (!others.ok) return others;
  const edits: SourceEdit[] = [];
  const context = contextOf(filling, text.value.text);
  for (const [place, twins] of withTwins(places, others.value)) {
    const rich = newText(place, filling);
    if (rich !== null) for (const twin of twins) fillShown(twin, rich, context, edits);
  }
  if (edits.length > 0)
    filling.parts.set(part, { ...text.value, text: applySourceEdits(text.value.text, edits).join('') });
  return ok(null);
};

const fillPart = (filling: Filling, slide: SlidePart): Result<null> => {
  const text = filling.office.text(slide.part);
  if (!text.ok) return text;
  if (text.value === null) return ok(null);
  const places = placesOf(slide, text.value.text, filling.choices);
  if (!places.ok) return places;
  const edits: SourceEdit[] = [];
  const context = contextOf(filling, text.value.text);
  for (const place of places.value) {
    const rich = newText(place, filling);
    if (rich !== null) fillPlace(place, rich, context, edits);
  }
  if (edits.length === 0) return ok(null);
  filling.parts.set(slide.part, { ...text.value, text: applySourceEdits(text.value.text, edits).join('') });
  return slide.shown === null ? ok(null) : fillShownPart(filling, slide.shown, places.value);
};

/** Parts that say how text is set: of the presentation, its themes, masters and layouts, and of every slide with its notes and drawings. */
const lookParts = ({ names }: OfficePackage): readonly string[] =>
  names.filter((part) => /^ppt\/(?:[^/]+|[^/]+\/[^/]+)\.xml$/i.test(part) && !/\/comments\//i.test(part));

/**
 * Puts the words of a presentation into its own file; parts whose words are as they were keep their bytes. Failures: those of reading
 * it, `internal` where there is no original.
 */
export const fillPresentation: WriteDocument = (source, { adapt, deflate }, sink) => {
  const { first, rows: all } = peeked(source.rows);
  const [file] = first?.document === undefined ? [] : (source.originals?.(first.document) ?? []);
  if (file === undefined) return fail('internal', { detail: 'no original' });
  const wanted = filledPlaces({ ...source, rows: all });
  const bytes = file.bytes();
  const office = openOffice(bytes);
  if (!office.ok) return office;
  const choices = choicesFor({ id: 'pptx', options: pptxOptions }, file.choices);
  const parts = presentationParts(office.value, choices);
  if (!parts.ok) return parts;
  const symbols = symbolWriter();
  const filling: Filling = { office: office.value, choices, wanted, symbols, parts: new Map() };
  for (const slide of parts.value.parts) {
    const done = fillPart(filling, slide);
    if (!done.ok) return done;
  }
  const counts: AdaptedCounts = new Map();
  const [column] = source.columns;
  const adaptation = adapt === true && column !== undefined ? adaptationTo(column.language) : null;
  if (adaptation !== null)
    adaptParts(office.value, lookParts(office.value), filling.parts, adaptation, counts);
  const contents = new Map(Array.from(filling.parts, ([part, text]) => [part, partBytes(text.text, text)]));
  const problem = repack(bytes, contents, sink, { deflate });
  if (problem !== null) return packageFailure(problem);
  const told = Array.from(counts, ([kind, count]) => ({ code: `pptx.${kind}` as const, count }));
  return ok({ rows: wanted.rows, symbols: symbols.count(), ...(told.length === 0 ? {} : { adapted: told }) });
};
