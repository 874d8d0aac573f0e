import { cellOrigins, reviewLists } from '#core/model/index.ts';
import {
  count,
  either,
  list,
  number,
  object,
  objectWith,
  oneOf,
  orNull,
  table,
  text,
  truth,
  type Reader,
} from '#core/model/shape.ts';
import {
  anchor,
  annotationFields,
  answer,
  assessment,
  blockFields,
  cellState,
  columnId,
  conceptDetailFields,
  conceptFurtherFields,
  inlineTags,
  language,
  placeFields,
  projectSettings,
  replyFields,
  reviewedFields,
  richFields,
  term,
  versionFields,
} from '#core/model/shapes.ts';

/*
 * What the JSON of each column must be like: the members and their types, as this program has ever written them, and no more. What a
 * value means in its place (an offset inside a text, a number that is there) is for `check`.
 */

export { inlineTags };

export const targetSides = list(columnId);
export const importChoices = table<string | boolean>(either(text, truth));
export const repairParams = table<string | number>(either(text, number));
export const tagNames = annotationFields.tags;
export const { resolution } = annotationFields;
export const conceptTerms = list(term);
export const conceptDetails = objectWith(conceptDetailFields, conceptFurtherFields);
export const anchorPlaces = list(object(placeFields));

const version = (value: Reader<unknown>): Reader<unknown> => object(versionFields(value));

/** The versions of each list that a review gathers. */
export const reviewVersions: Readonly<Record<(typeof reviewLists)[number], Reader<unknown>>> = {
  cells: version(objectWith(reviewedFields, { made: text })),
  assessments: version(assessment),
  answers: version(answer),
  annotations: version(object({ ...annotationFields, anchors: list(anchor) })),
  replies: version(object({ ...replyFields, annotation: text })),
};

/** A frozen row of a round. */
export const frozenRow = object({
  segment: count,
  row: count,
  block: object(blockFields),
  opensBlock: truth,
  isContext: truth,
  cells: list(
    objectWith(
      { side: columnId, ...richFields, state: cellState, hash: text },
      { original: oneOf(['reviewed']) },
    ),
  ),
});

export const copyFacts = object({
  project: text,
  title: text,
  round: count,
  from: text,
  reviewer: text,
  kind: oneOf(['handover', 'answers']),
});

const cellPart = objectWith(
  {},
  {
    ...richFields,
    state: cellState,
    locked: truth,
    origin: oneOf(cellOrigins),
    stale: truth,
  },
);
const place = object({ id: count, document: count, block: count, rank: text, gap: text });
const block = object({ id: count, ...blockFields });
const repairPlace = object({
  segment: count,
  start: count,
  end: count,
  decision: oneOf(['accepted', 'refused', 'offered']),
  status: oneOf(['live', 'edited', 'gone']),
});
const foundRepair = object({
  document: count,
  kind: text,
  certainty: oneOf(['certain', 'doubtful', 'hint']),
  before: text,
  after: text,
  reason: text,
  params: repairParams,
});
const presence = object({ present: truth, language, targets: targetSides });
const concept = objectWith(
  { id: count, uid: text, terms: conceptTerms, ...conceptDetailFields },
  conceptFurtherFields,
);
const storedValue = orNull(either(text, number, object({ base64: text })));
const storedRow = orNull(list(storedValue));

const change = (value: Reader<unknown>): Reader<unknown> => object({ before: value, after: value });

/** What the body of a step of each kind must be like. */
export const stepBodies: Readonly<Record<string, Reader<unknown>>> = {
  cell: change(orNull(cellPart)),
  segment: object({ id: count, before: orNull(place), after: orNull(place) }),
  block: object({ id: count, document: count, before: orNull(block), after: orNull(block) }),
  repair: objectWith(
    { id: count, before: orNull(repairPlace), after: orNull(repairPlace) },
    { found: foundRepair },
  ),
  document: object({ id: count, before: presence, after: presence }),
  annotation: object({
    id: count,
    before: orNull(object({ id: count, ...annotationFields })),
    after: orNull(object({ id: count, ...annotationFields })),
  }),
  anchors: object({ annotation: count, before: list(anchor), after: list(anchor) }),
  reply: object({
    id: count,
    before: orNull(object({ id: count, annotation: count, ...replyFields })),
    after: orNull(object({ id: count, annotation: count, ...replyFields })),
  }),
  review: (value) => {
    const head = objectWith(
      { review: text, list: oneOf(reviewLists), uid: text, before: list(anything), after: list(anything) },
      {},
    )(value);
    if (!head.ok) return head;
    return list(reviewVersions[head.value.list])([...head.value.before, ...head.value.after]);
  },
  ignored: object({
    check: text,
    code: text,
    words: text,
    cell: orNull(object({ segment: count, side: columnId })),
    before: orNull(text),
    after: orNull(text),
  }),
  concept: object({ id: count, before: orNull(concept), after: orNull(concept) }),
  settings: change(projectSettings),
  lineage: object({ from: list(count), into: list(count) }),
  row: object({ table: text, before: storedRow, after: storedRow }),
};

function anything(value: unknown): { readonly ok: true; readonly value: unknown } {
  return { ok: true, value };
}

type Maybe<T> = T | undefined;

/**
 * The value of a JSON column, or undefined where it is none of the kind its reader knows: bad JSON, another type, members that
 * are missing, strange or of a wrong type. Every JSON column is read through this, so that one bad value stops nothing else.
 */
export const storedJson = <T>(json: unknown, reader: Reader<unknown>): Maybe<T> => {
  if (typeof json !== 'string') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  // The parsed value itself, so that what is written again is what was read.
  return reader(value).ok ? (value as T) : undefined;
};
