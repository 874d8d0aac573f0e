import { expect, test } from 'vitest';
import { readLimits, type LimitName } from '#core/formats/limits.ts';
import type { Anchor, ReviewRecord, SegmentId, SharedAnnotation, SharedReply } from '#core/model/index.ts';
import { emptyRecord } from '#core/review/merge.ts';
import { checkRecord } from '#engine/review/package-file/check-record.ts';

const moment = '2026-01-01T00:00:00Z';

const replies = (count: number, annotationOf: (n: number) => string): ReviewRecord => ({
  ...emptyRecord,
  replies: Array.from({ length: count }, (_, n) => {
    const uid = `r${n}`;
    const said = { author: '', created: moment, changed: moment, revision: 1, body: '' };
    const value: SharedReply = { uid, annotation: annotationOf(n), ...said };
    return { uid, revision: 1, removed: false, replaces: [], value };
  }),
});

const told = (record: ReviewRecord): unknown => {
  const checked = checkRecord(record, 'a file');
  return checked.ok ? null : [checked.error.code, checked.error.params?.['what']];
};

const limits: readonly (readonly [LimitName, (n: number) => string])[] = [
  ['reviewAnnotations', (n) => `a${n}`],
  ['repliesOfAnnotation', () => 'a'],
];

test.each(limits)('a record of as many as %s is taken, and one more is refused', (what, annotationOf) => {
  expect(told(replies(readLimits[what], annotationOf))).toBeNull();
  expect(told(replies(readLimits[what] + 1, annotationOf))).toEqual(['file.too-many', what]);
});

/** Annotations on the English of one segment, each with words in as many places of it. */
const annotations = (count: number, places: number): ReviewRecord => {
  const anchor: Anchor = {
    segment: 1 as SegmentId,
    side: 'en',
    start: 0,
    end: 0,
    startLean: 'after',
    endLean: 'before',
    quote: '',
    prefix: '',
    suffix: '',
    folded: '',
    hash: '',
    status: 'live',
    candidates: [],
  };
  const value: SharedAnnotation = {
    uid: '',
    kind: 'comment',
    body: '',
    wording: null,
    category: null,
    severity: null,
    tags: [],
    visibility: 'shared',
    author: '',
    created: moment,
    changed: moment,
    revision: 1,
    resolution: null,
    foreign: null,
    anchors: Array.from({ length: places }, () => anchor),
  };
  return {
    ...emptyRecord,
    annotations: Array.from({ length: count }, (_, n) => {
      const uid = `a${n}`;
      return { uid, revision: 1, removed: false, replaces: [], value: { ...value, uid } };
    }),
  };
};

test('as many annotations of one text as an edit of it can move are taken, and one more is refused', () => {
  const most = readLimits.annotationsOfText;
  expect(told(annotations(most, 2))).toBeNull();
  expect(told(annotations(most + 1, 1))).toEqual(['file.too-many', 'annotationsOfText']);
});
