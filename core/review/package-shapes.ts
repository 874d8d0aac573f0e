import type {
  ReviewRecord,
  ReviewedCell,
  SegmentId,
  SharedAnnotation,
  SharedReply,
  Version,
} from '../model/index.ts';
import { bracketsOf } from '../formats/jsonld/values.ts';
import {
  isHex,
  isMoment,
  isName,
  list,
  narrowed,
  object,
  objectWith,
  text,
  where,
  moment,
  name,
  type Reader,
} from '../model/shape.ts';
import {
  anchorFields,
  annotationFields,
  answerFields,
  assessmentFields,
  placeFields,
  replyFields,
  reviewedFields,
  versionFields,
} from '../model/shapes.ts';
import { validRich } from '../text/mapping.ts';
import { cellUid } from './merge.ts';

/* What a package may hold of the values of the model (`core/model/shapes.ts`): it comes from somebody else. */

/** Hash as `textHash` gives it. */
const isHash = isHex(16);
export const hash = where(text, isHash);

/** Rows are found by their number in a table as long as the highest: a forged one must not make it huge. */
const highestSegment = 2 ** 26;
const isRow = (id: SegmentId): boolean => id > 0 && id <= highestSegment;
export const segment: Reader<SegmentId> = where(placeFields.segment, isRow);

const anchor = object(
  narrowed(anchorFields, {
    segment: isRow,
    candidates: (places) => places.every((place) => isRow(place.segment)),
  }),
);

/** Brackets in one another; an import lets fewer in. */
const deepestForeign = 100;

const written = { uid: isName, created: isMoment, changed: isMoment };
const annotation: Reader<SharedAnnotation> = object({
  ...narrowed(annotationFields, {
    ...written,
    // What is private never travels.
    visibility: (visibility) => visibility !== 'private',
    resolution: (resolution) => resolution === null || isMoment(resolution.at),
    // It is parsed and written out again some day, by what goes down into it.
    foreign: (json) => json === null || bracketsOf(json).depth <= deepestForeign,
  }),
  anchors: list(anchor),
});

const reply: Reader<SharedReply> = object({ ...narrowed(replyFields, written), annotation: name });

const reviewedCell: Reader<ReviewedCell> = objectWith(
  narrowed(reviewedFields, { reviewer: isName, segment: isRow, base: isHash, text: validRich }),
  { made: moment },
);

const assessment = object(
  narrowed(assessmentFields, { item: isHash, category: (id) => id === null || isName(id) }),
);

const answer = object(narrowed(answerFields, { item: isHash, at: isMoment }));

/** A version whose uid is the one its value says. */
const version = <T>(value: Reader<T>, uidOf: (value: T) => string): Reader<Version<T>> =>
  where(
    object(narrowed(versionFields(value), { replaces: (keys) => keys.every(isHash) })),
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
