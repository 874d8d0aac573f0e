import { officeNames } from '../docx/document/names.ts';
import { ok, plain, type Result } from '#core/model/index.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readWholeXml } from '#core/xml/read.ts';
import { writtenAttributes } from '#core/xml/tag-source.ts';
import { drawingPlaces } from '../docx/document/drawing.ts';
import type { Place } from '../docx/document/place.ts';
import type { Choices } from '../import-options.ts';
import type { SlidePart } from './parts.ts';

/** What a slide says of its shapes: where each stands, what it is a placeholder for, and the words for pictures. */
type Shape = { readonly from: number; to: number; placeholder: string | null };

const hasWords = (value: string): boolean => /\p{L}/u.test(value);

/** Placeholders whose text the program puts there (section 19.7.10). */
const automatic = new Set(['sldNum', 'dt', 'sldImg', 'hdr', 'ftr']);
const titles = new Set(['title', 'ctrTitle']);

/** Shapes that hold text of their own, and places of alternative texts. */
const shapesOf = (
  part: string,
  text: string,
): Result<{ shapes: readonly Shape[]; alt: readonly Place[] }> => {
  const shapes: Shape[] = [];
  const open: Shape[] = [];
  const alt: Place[] = [];
  const fault = readWholeXml(
    text,
    {
      open: ({ name, attributes, isEmpty }, at) => {
        if (name === 'p:sp' && !isEmpty) {
          const shape = { from: at.from, to: at.to, placeholder: null };
          shapes.push(shape);
          open.push(shape);
        }
        const last = open.at(-1);
        if (name === 'p:ph' && last !== undefined) last.placeholder = attributes.get('type') ?? 'obj';
        if (name !== 'p:cNvPr') return;
        for (const own of writtenAttributes(text.slice(at.from, at.to))) {
          const value = attributes.get(own.name) ?? '';
          if ((own.name !== 'descr' && own.name !== 'title') || !hasWords(value)) continue;
          const source = { from: at.from + own.value.from, to: at.from + own.value.to };
          alt.push({
            ref: `${part}:${source.from}`,
            block: { kind: 'paragraph', level: 0 },
            rich: plain(value),
            source: { kind: 'text', ...source, isAttribute: true },
            twins: [],
            bindings: [],
          });
        }
      },
      close: (name, at) => {
        if (name !== 'p:sp') return;
        const shape = open.pop();
        if (shape !== undefined) shape.to = at.to;
      },
    },
    { namespaces: officeNames },
  );
  return fault === null ? ok({ shapes, alt }) : xmlFailure(fault, part);
};

/** Words of comments as they were before they came in threads (section 19.4.6): plain text. */
const commentPlaces = (part: string, text: string): Result<readonly Place[]> => {
  const places: Place[] = [];
  const open: { words: string; from: number }[] = [];
  const fault = readWholeXml(
    text,
    {
      open: ({ name }, at) => {
        if (name === 'p:text') open.push({ words: '', from: at.to });
      },
      text: (words) => {
        const last = open.at(-1);
        if (last !== undefined) last.words += words;
      },
      close: (name, at) => {
        const own = name === 'p:text' ? open.pop() : undefined;
        if (own === undefined || !hasWords(own.words)) return;
        places.push({
          ref: `${part}:${own.from}`,
          block: { kind: 'paragraph', level: 0 },
          rich: plain(own.words),
          source: { kind: 'text', from: own.from, to: at.from, isAttribute: false },
          twins: [],
          bindings: [],
        });
      },
    },
    { namespaces: officeNames },
  );
  return fault === null ? ok(places) : xmlFailure(fault, part);
};

const startOf = ({ source }: Place): number =>
  source.kind === 'paragraph' ? (source.nodes[0]?.from ?? 0) : source.from;

/** The shape that a place stands in, the innermost. */
const shapeAt = (shapes: readonly Shape[], at: number): Shape | null =>
  shapes.findLast(({ from, to }) => from <= at && at < to) ?? null;

/** What a part holds besides the paragraphs of its drawings: its shapes, and places that are to stand among those. Failures: of its XML. */
const surroundingsOf = (
  { part, kind }: SlidePart,
  text: string,
  choices: Choices,
): Result<{ readonly shapes: readonly Shape[]; readonly others: readonly Place[] }> => {
  if (kind === 'drawing') return ok({ shapes: [], others: [] });
  if (kind === 'comments') {
    const said = commentPlaces(part, text);
    return said.ok ? ok({ shapes: [], others: said.value }) : said;
  }
  const found = shapesOf(part, text);
  if (!found.ok) return found;
  const { shapes, alt } = found.value;
  return ok({ shapes, others: choices['altTexts'] === true ? alt : [] });
};

/** The paragraphs of a part's drawings that are read, in order, those of titles as headings. */
function* drawnPlaces(
  { part, kind }: SlidePart,
  text: string,
  shapes: readonly Shape[],
): Generator<Result<Place>> {
  for (const place of drawingPlaces(part, text)) {
    if (!place.ok) {
      yield place;
      return;
    }
    const placeholder = shapeAt(shapes, startOf(place.value))?.placeholder ?? null;
    if (placeholder !== null && (automatic.has(placeholder) || kind === 'master')) continue;
    const isTitle = placeholder !== null && titles.has(placeholder) && kind === 'slide';
    yield isTitle ? ok({ ...place.value, block: { kind: 'heading', level: 1 } }) : place;
  }
}

/**
 * The texts of a part, in order: paragraphs of its shapes and tables, and where chosen what is said of its pictures. Of masters those of
 * shapes that are no placeholders: what these say is never shown. Nothing is told of a part that is not well-formed; memory: a paragraph,
 * where no others stand among these.
 */
export function* placesIn(slide: SlidePart, text: string, choices: Choices): Generator<Result<Place>> {
  const around = surroundingsOf(slide, text, choices);
  if (!around.ok) {
    yield around;
    return;
  }
  const { shapes, others } = around.value;
  const drawn = drawnPlaces(slide, text, shapes);
  // A drawing is checked by nothing but its own reading.
  if (others.length === 0 && slide.kind !== 'drawing') {
    yield* drawn;
    return;
  }
  const places: Place[] = [];
  for (const place of drawn) {
    if (!place.ok) {
      yield place;
      return;
    }
    places.push(place.value);
  }
  for (const place of others) places.push(place);
  if (slide.kind !== 'drawing') places.sort((a, b) => startOf(a) - startOf(b));
  for (const place of places) yield ok(place);
}

/** The same, all of them held. */
export const placesOf = (slide: SlidePart, text: string, choices: Choices): Result<readonly Place[]> => {
  const places: Place[] = [];
  for (const place of placesIn(slide, text, choices)) {
    if (!place.ok) return place;
    places.push(place.value);
  }
  return ok(places);
};
