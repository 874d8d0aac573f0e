import { reviewSession } from '#core/review/package.ts';
import { object, orNull, text, type Reader } from '#core/model/shape.ts';
import { projectSettings } from '#core/model/shapes.ts';
import type { Value } from '../../store/handles.ts';
import {
  anchorPlaces,
  conceptDetails,
  conceptTerms,
  copyFacts,
  frozenRow,
  inlineTags,
  repairParams,
  resolution,
  reviewVersions,
  stepBodies,
  tagNames,
  importChoices,
  targetSides,
} from '../../store/stored-shapes.ts';

/** A row by the names of its columns. */
export type StoredRow = Readonly<Record<string, Value>>;

/** How a JSON column is read; undefined where the rest of the row does not say. Null may stand where there is nothing. */
type JsonColumn = (row: StoredRow) => Reader<unknown> | undefined;

const anyJson: Reader<unknown> = (value) => ({ ok: true, value });
const version: JsonColumn = ({ list }) => own(reviewVersions, list);

function own(readers: Readonly<Record<string, Reader<unknown>>>, name: Value | undefined) {
  return typeof name === 'string' && Object.hasOwn(readers, name) ? readers[name] : undefined;
}

const metaValues: Readonly<Record<string, Reader<unknown>>> = {
  settings: projectSettings,
  log: object({ base: orNull(text), token: text }),
  place: anyJson,
};

/** The JSON columns of each table. */
export const jsonColumns: Readonly<Record<string, Readonly<Record<string, JsonColumn>>>> = {
  meta: { value: ({ key }) => own(metaValues, key) },
  documents: { targets: () => targetSides, choices: () => importChoices },
  cells: { tags: () => inlineTags },
  repairs: { params: () => repairParams },
  steps: { body: ({ on_what }) => own(stepBodies, on_what) },
  annotations: { tags: () => tagNames, resolution: () => resolution, foreign: () => anyJson },
  concepts: { terms: () => conceptTerms, details: () => conceptDetails },
  anchors: { candidates: () => anchorPlaces },
  reviews: { session: () => reviewSession, copy: () => copyFacts },
  review_rows: { body: () => frozenRow },
  review_versions: { version },
  review_sent: { version },
  review_received: { version },
};

/** True where a column holds plain text though others of its name hold JSON: of `meta`, what is not listed above. */
export const isPlainText = (table: string, { key }: StoredRow): boolean =>
  table === 'meta' && own(metaValues, key) === undefined;
