import { describe, expect, it } from 'vitest';
import type { Assessment, SegmentId, SharedAnnotation } from '#core/model/index.ts';
import { plain } from '#core/model/index.ts';
import { agreementOnItems, agreementOnRows } from '#core/review/agreement.ts';
import { itemsOf } from '#core/review/items.ts';
import { marksOf } from '#core/review/marks.ts';
import { scoreProfiles } from '#core/review/profiles.ts';
import { scoreReview } from '#core/review/score.ts';
import { advanceVersions } from '#core/review/versions.ts';

const segment = 5 as SegmentId;
const items = itemsOf(
  { reviewer: 'Reviewer', segment, side: 'en' },
  plain('He goed home, and he goed late, I think.'),
  plain('He went home, and he went late, one thinks.'),
);
const assess = (index: number, more: Partial<Assessment>): Assessment => ({
  item: items[index]?.id ?? '',
  category: 'linguistic-conventions/grammar',
  severity: 'minor',
  preferential: false,
  reason: '',
  ...more,
});
const versions = (assessments: readonly Assessment[]) =>
  assessments.flatMap((one) => advanceVersions([], one.item, one));
const note: SharedAnnotation = {
  uid: 'note',
  kind: 'error',
  body: '',
  wording: null,
  category: null,
  severity: 'major',
  tags: [],
  visibility: 'shared',
  author: 'Reviewer',
  created: '2026-11-25T00:00:00Z',
  changed: '2026-11-25T00:00:00Z',
  revision: 1,
  resolution: null,
  foreign: null,
  anchors: [
    {
      segment,
      side: 'en',
      start: 3,
      end: 7,
      startLean: 'after',
      endLean: 'before',
      quote: 'goed',
      prefix: 'He ',
      suffix: ' home',
      folded: 'goed',
      hash: '',
      status: 'live',
      candidates: [],
    },
  ],
};

describe('what a reviewer marked', () => {
  const assessments = versions([
    assess(0, {}),
    assess(1, {}),
    assess(2, { category: null, preferential: true }),
  ]);

  it('is their assessed items, which score as they say', () => {
    expect(items).toHaveLength(3);
    const { marks, unassessed } = marksOf('Reviewer', items, { assessments, annotations: [] }, ['en']);
    expect(unassessed).toBe(0);
    expect(marks.map(({ before, preferential }) => [before.start, preferential])).toEqual([
      [3, false],
      [21, false],
      [32, true],
    ]);
    expect(marks[0]?.repeat).toBe(marks[1]?.repeat);
    const [core] = scoreProfiles;
    const score = core && scoreReview(marks, 1000, { ...core, repeatsOnce: true });
    expect(score).toMatchObject({ penalty: 1, repeated: 1, preferential: 1 });
  });

  it('is the errors they annotated as well, and nothing of others', () => {
    const annotations = advanceVersions([], 'note', note);
    const record = { assessments: [], annotations };
    const { marks, unassessed } = marksOf('Reviewer', items, record, ['en']);
    expect(unassessed).toBe(3);
    expect(marks).toMatchObject([
      { segment, before: { start: 3, end: 7 }, category: 'custom', severity: 'major' },
    ]);
    expect(marksOf('Other', items, record, ['en'])).toEqual({ marks: [], unassessed: 0 });
    expect(marksOf('Reviewer', items, record, ['zh-Hans']).marks).toEqual([]);
  });

  it('agrees with another’s when both call it a matter of taste', () => {
    const { marks } = marksOf('Reviewer', items, { assessments, annotations: [] }, ['en']);
    const taste = marks.filter(({ preferential }) => preferential);
    expect(agreementOnItems(marks, taste)).toMatchObject({ units: 3, agreed: 1 });
    expect(agreementOnRows([segment], taste, taste).table).toEqual([
      { first: 'preferential', second: 'preferential', count: 1 },
    ]);
  });
});
