import {
  anchorStatuses,
  annotationKinds,
  blockKinds,
  canonicalLanguage,
  cellStates,
  columnRoles,
  decisions,
  inlineTagTypes,
  isColumnId,
  regions,
  resolutionReasons,
  reviewLists,
  severities,
  tagColours,
  visibilities,
} from '#core/model/index.ts';
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
  where,
  type Reader,
} from '#core/review/shape.ts';

/*
 * What the JSON of each column must be like: the members and their types, as this program has ever written them, and no more. What a
 * value means in its place (an offset inside a text, a number that is there) is for `check`.
 */

const whole = where(number, Number.isSafeInteger);
const side = where(text, isColumnId);
const language = where(text, (tag) => canonicalLanguage(tag) === tag);

export const inlineTags = list(
  objectWith(
    { at: count, kind: oneOf(['open', 'close', 'empty']), id: whole, type: oneOf(inlineTagTypes) },
    { data: table(text) },
  ),
);
const rich = object({ text, tags: inlineTags });

export const targetSides = list(side);
export const importChoices = table<string | boolean>(either(text, truth));
export const repairParams = table<string | number>(either(text, number));
export const tagNames = list(text);
export const resolution = orNull(object({ reason: oneOf(resolutionReasons), by: text, at: text }));

const anchorPlace = { segment: count, start: count, end: count };
export const anchorPlaces = list(object(anchorPlace));

const lean = oneOf(['before', 'after']);
const anchor = object({
  ...anchorPlace,
  side,
  startLean: lean,
  endLean: lean,
  quote: text,
  prefix: text,
  suffix: text,
  folded: text,
  hash: text,
  status: oneOf(anchorStatuses),
  candidates: anchorPlaces,
});

const annotationFields = {
  uid: text,
  kind: oneOf(annotationKinds),
  body: text,
  wording: orNull(text),
  category: orNull(text),
  severity: orNull(oneOf(severities)),
  tags: tagNames,
  visibility: oneOf(visibilities),
  author: text,
  created: text,
  changed: text,
  revision: count,
  resolution,
  foreign: orNull(text),
};
const replyFields = {
  uid: text,
  author: text,
  created: text,
  changed: text,
  revision: count,
  body: text,
};

const cut = object({ at: count, tag: count });
const changes = list(list(object({ from: cut, to: cut, insert: rich })));

const version = (value: Reader<unknown>): Reader<unknown> =>
  object({ uid: text, revision: count, value, removed: truth, replaces: list(text) });

/** The versions of each list that a review gathers. */
export const reviewVersions: Readonly<Record<(typeof reviewLists)[number], Reader<unknown>>> = {
  cells: version(
    objectWith(
      { reviewer: text, segment: count, side, base: text, text: rich, state: oneOf(cellStates), changes },
      { made: text },
    ),
  ),
  assessments: version(
    object({
      item: text,
      category: orNull(text),
      severity: oneOf(severities),
      preferential: truth,
      reason: text,
    }),
  ),
  answers: version(object({ item: text, decision: oneOf(decisions), reason: text, by: text, at: text })),
  annotations: version(object({ ...annotationFields, anchors: list(anchor) })),
  replies: version(object({ ...replyFields, annotation: text })),
};

const blockKind = oneOf(blockKinds);

/** A frozen row of a round. */
export const frozenRow = object({
  segment: count,
  row: count,
  block: object({ kind: blockKind, level: count }),
  opensBlock: truth,
  isContext: truth,
  cells: list(object({ side, text, tags: inlineTags, state: oneOf(cellStates), hash: text })),
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
    text,
    tags: inlineTags,
    state: oneOf(cellStates),
    locked: truth,
    origin: oneOf(['imported', 'converted', 'typed']),
    stale: truth,
  },
);
const place = object({ id: count, document: count, block: count, rank: text, gap: text });
const block = object({ id: count, kind: blockKind, level: count });
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
const settings = objectWith(
  {
    region: oneOf(regions),
    protectedWords: list(objectWith({ word: text }, { as: text })),
  },
  {
    tagColours: list(object({ tag: text, colour: oneOf(tagColours) })),
    people: list(text),
    columns: list(
      object({ id: side, language, label: text, role: oneOf(columnRoles), convertedFrom: orNull(side) }),
    ),
  },
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
    cell: orNull(object({ segment: count, side })),
    before: orNull(text),
    after: orNull(text),
  }),
  settings: change(settings),
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
