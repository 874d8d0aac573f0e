import type {
  Answer,
  Assessment,
  InlineTag,
  ReviewRecord,
  ReviewedCell,
  RichText,
  SegmentId,
  SharedAnnotation,
  SharedReply,
  Version,
} from '../model/index.ts';
import {
  anchorStatuses,
  canonicalLanguage,
  annotationKinds,
  cellStates,
  decisions,
  inlineTagTypes,
  isColumnId,
  resolutionReasons,
  severities,
  visibilities,
} from '../model/index.ts';
import { bracketsOf } from '../formats/jsonld/values.ts';
import { validRich } from '../text/mapping.ts';
import { cellUid } from './merge.ts';
import type { ScoreProfile } from './profiles.ts';
import {
  count,
  hex,
  list,
  moment,
  name,
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
} from './shape.ts';

/** Hash as `textHash` gives it. */
export const hash = hex(16);
export const side = where(text, isColumnId);
export const language = where(text, (tag) => canonicalLanguage(tag) === tag);
export const cellState = oneOf(cellStates);

/** Rows are found by their number in a table as long as the highest: a forged one must not make it huge. */
const highestSegment = 2 ** 26;

export const segment: Reader<SegmentId> = (value) => {
  const read = where(count, (id) => id > 0 && id <= highestSegment)(value);
  return read.ok ? { ok: true, value: read.value as SegmentId } : read;
};

const inlineTag: Reader<InlineTag> = objectWith(
  { at: count, kind: oneOf(['open', 'close', 'empty']), id: count, type: oneOf(inlineTagTypes) },
  { data: table(text) },
);

export const richFields = { text, tags: list(inlineTag) };
const richText: Reader<RichText> = where(object(richFields), validRich);

const anchorPlace = { segment, start: count, end: count };
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
  candidates: list(object(anchorPlace)),
});

/** Brackets in one another; an import lets fewer in. */
const deepestForeign = 100;

const annotation: Reader<SharedAnnotation> = object({
  uid: name,
  kind: oneOf(annotationKinds),
  body: text,
  wording: orNull(text),
  category: orNull(text),
  severity: orNull(oneOf(severities)),
  tags: list(text),
  // What is private never travels.
  visibility: where(oneOf(visibilities), (visibility) => visibility !== 'private'),
  // Who never gave a name has an empty one.
  author: text,
  created: moment,
  changed: moment,
  revision: count,
  resolution: orNull(object({ reason: oneOf(resolutionReasons), by: text, at: moment })),
  // It is parsed and written out again some day, by what goes down into it.
  foreign: orNull(where(text, (json) => bracketsOf(json).depth <= deepestForeign)),
  anchors: list(anchor),
});

const reply: Reader<SharedReply> = object({
  uid: name,
  annotation: name,
  author: text,
  created: moment,
  changed: moment,
  revision: count,
  body: text,
});

const cut = object({ at: count, tag: count });
/** What is put in place may be half a pair; whether all of them together make sense is seen where they are used. */
const richEdit = object({ from: cut, to: cut, insert: object(richFields) });

const reviewedCell: Reader<ReviewedCell> = objectWith(
  {
    reviewer: name,
    segment,
    side,
    base: hash,
    text: richText,
    state: cellState,
    changes: list(list(richEdit)),
  },
  { made: moment },
);

const assessment: Reader<Assessment> = object({
  item: hash,
  category: orNull(name),
  severity: oneOf(severities),
  preferential: truth,
  reason: text,
});

const answer: Reader<Answer> = object({
  item: hash,
  decision: oneOf(decisions),
  reason: text,
  by: text,
  at: moment,
});

/** A version whose uid is the one its value says. */
const version = <T>(value: Reader<T>, uidOf: (value: T) => string): Reader<Version<T>> =>
  where(
    object({ uid: text, revision: count, value, removed: truth, replaces: list(hash) }),
    (read) => read.uid === uidOf(read.value),
  );

/** Every reply belongs to an annotation that is there too, so none can be lost from sight. */
export const isWhole = ({ annotations, replies }: ReviewRecord): boolean => {
  const known = new Set(annotations.map(({ uid }) => uid));
  return replies.every(({ value }) => known.has(value.annotation));
};

/** How the versions of each list of a record are read, one by one. */
export const recordVersions: { readonly [K in keyof ReviewRecord]: Reader<ReviewRecord[K][number]> } = {
  cells: version(reviewedCell, cellUid),
  assessments: version(assessment, ({ item }) => item),
  answers: version(answer, ({ item }) => item),
  annotations: version(annotation, ({ uid }) => uid),
  replies: version(reply, ({ uid }) => uid),
};

const positive = where(number, (value) => value > 0);
const points = where(number, (value) => value >= 0);

/** A profile with which a score can be computed: nothing is divided by 0, and passing is possible. */
export const scoreProfile: Reader<ScoreProfile> = where(
  object({
    id: name,
    categories: list(object({ id: name, weight: points })),
    multipliers: object({ neutral: points, minor: points, major: points, critical: points }),
    count: object({ side, unit: oneOf(['characters', 'words']) }),
    reference: positive,
    maximum: positive,
    threshold: points,
    allowed: positive,
    criticalFails: truth,
    repeatsOnce: truth,
    smallSample: count,
  }),
  ({ threshold, maximum }) => threshold < maximum,
);
