import { expect, test } from 'vitest';
import { readLimits, type LimitName } from '#core/formats/limits.ts';
import type { ReviewRecord, SharedReply } from '#core/model/index.ts';
import { emptyRecord } from '#core/review/merge.ts';
import { checkRecord } from '#engine/review/merge/check-record.ts';

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
