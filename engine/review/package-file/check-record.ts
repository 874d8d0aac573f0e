import { ok, reviewLists, type Result, type ReviewRecord } from '#core/model/index.ts';
import { beyond, readLimits, type LimitName } from '#core/formats/limits.ts';

const isOver = (keys: Iterable<string>, limit: number): boolean => {
  const counts = new Map<string, number>();
  for (const key of keys) {
    const count = (counts.get(key) ?? 0) + 1;
    if (count > limit) return true;
    counts.set(key, count);
  }
  return false;
};

/** The texts that annotations have words in, each once for every one of these. */
const textsOf = function* (annotations: ReviewRecord['annotations']): Iterable<string> {
  for (const { value } of annotations)
    yield* new Set(value.anchors.map(({ segment, side }) => `${segment} ${side}`));
};

/**
 * Whether all of a record that came can be stored in portions between which others save: what is stored or merged together
 * at once is bounded. Failure: file.too-many.
 */
export const checkRecord = (record: ReviewRecord, name: string): Result<null> => {
  const { annotations, replies } = record;
  if (annotations.length + replies.length > readLimits.reviewAnnotations)
    return beyond('reviewAnnotations', name);
  const isBeyond = (what: LimitName, keys: Iterable<string>): boolean => isOver(keys, readLimits[what]);
  for (const list of reviewLists)
    if (
      isBeyond(
        'versionsOfThing',
        record[list].map(({ uid }) => uid),
      )
    )
      return beyond('versionsOfThing', name);
  const answered = replies.map(({ value }) => value.annotation);
  if (isBeyond('repliesOfAnnotation', answered)) return beyond('repliesOfAnnotation', name);
  const isWide = annotations.some(({ value }) => value.anchors.length > readLimits.anchorsOfAnnotation);
  if (isWide) return beyond('anchorsOfAnnotation', name);
  return isBeyond('annotationsOfText', textsOf(annotations)) ? beyond('annotationsOfText', name) : ok(null);
};
