import type { EngineClient } from '#api/index.ts';
import { occurrencesIn } from '#core/annotations/occurrences.ts';
import {
  fail,
  ok,
  type AnnotationKind,
  type Range,
  type Result,
  type Row,
  type Severity,
  type Visibility,
} from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import type { Outcome, Setting } from '../answer.ts';
import { columnIn, columnNamer } from '../columns.ts';
import { inProject } from '../session.ts';

export type AnnotateOptions = {
  readonly column: string;
  readonly quote?: string;
  readonly range?: Range;
  readonly kind: AnnotationKind;
  readonly body?: string;
  readonly tag?: readonly string[];
  readonly visibility: Visibility;
  readonly category?: string;
  readonly severity?: Severity;
  readonly wording?: string;
};

/** Every place of `quote` in `text` as it is written, in code points; places may overlap. */
const exactPlaces = (text: string, quote: string): readonly Range[] => {
  const places: Range[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const start = codePointLength(text.slice(0, at));
    places.push({ start, end: start + codePointLength(quote) });
  }
  return places;
};

/** The one place a quote stands at: as it is written, else in the other script. */
export const placeOfQuote = (text: string, quote: string): Result<Range> => {
  const exact = exactPlaces(text, quote);
  const places = exact.length > 0 ? exact : occurrencesIn(text, quote);
  const [only] = places;
  if (only === undefined) return fail('annotation.quote-not-found', { quote });
  return places.length === 1 ? ok(only) : fail('annotation.quote-many', { quote, count: places.length });
};

const rowNumbered = async (client: EngineClient, row: number): Promise<Result<Row>> => {
  const page = await client.rows.page({ from: row, count: 1 });
  if (!page.ok) return page;
  const found = page.value.rows[0];
  return found === undefined ? fail('row.unknown', { row }) : ok(found);
};

/** `annotate PROJECT ROW --column C --quote T|--range A:B ...`: annotates words of one text; answers the annotation. */
export const annotate = async (
  { words }: Setting,
  path: string,
  number: number,
  { column, quote, range, kind, body, tag, visibility, category, severity, wording }: AnnotateOptions,
): Outcome => {
  const { t } = words;
  if (quote === undefined && range === undefined) return fail('usage', { detail: t('usage.noWords') });
  return inProject(path, async ({ client, project }) => {
    const named = columnIn(words, project, column);
    if (!named.ok) return named;
    const side = named.value;
    const row = await rowNumbered(client, number);
    if (!row.ok) return row;
    const cell = row.value.cells[side];
    if (cell === undefined) return fail('cell.unknown-side', { side });
    const place = range === undefined ? placeOfQuote(cell.text, quote ?? '') : ok(range);
    if (!place.ok) return place;
    const { start, end } = place.value;
    const made = await client.annotations.create({
      content: {
        kind,
        body: body ?? '',
        wording: wording ?? null,
        category: category ?? null,
        severity: severity ?? null,
        tags: [...(tag ?? [])],
        visibility,
      },
      ranges: [{ segment: row.value.segment, side, start, end }],
    });
    if (!made.ok) return made;
    const { info } = made.value;
    const quoted = info.anchors[0]?.words ?? '';
    return ok({
      json: { annotation: info },
      lines: [
        t('annotate.done', {
          row: number,
          side: columnNamer(words, project)(side),
          quote: quoted,
          id: info.annotation.id,
        }),
      ],
    });
  });
};
