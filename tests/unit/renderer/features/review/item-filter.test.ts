import { describe, expect, it } from 'vitest';
import type { ItemFilter, ReviewItems } from '#api/review.ts';
import { itemFilter, itemStandings } from '#api/review.ts';
import type { SegmentId } from '#core/model/index.ts';
import { openOnly } from '#renderer/features/review/host/host-store.ts';
import {
  chipsOf,
  glanceOf,
  glances,
  offered,
  toggled,
  waitingOf,
  waitingShown,
  withGlance,
  withoutChip,
  withPreferential,
  withSearch,
} from '#renderer/features/review/host/items/item-filter.ts';

describe('which suggestions are shown', () => {
  it('are those to decide on, those decided and all, and nothing falls between', () => {
    for (const glance of glances) expect(glanceOf(withGlance({}, glance))).toBe(glance);
    const open = withGlance({}, 'open').standings ?? [];
    const done = withGlance({}, 'done').standings ?? [];
    expect([...open, ...done].sort()).toEqual([...itemStandings].sort());
    expect(glanceOf({ standings: ['clash'] })).toBe('own');
  });

  it('are chosen by standing one by one, starting from none', () => {
    const clashes = toggled(openOnly, 'standings', 'clash');
    expect(clashes).toEqual({ standings: ['clash'] });
    expect(toggled(clashes, 'standings', 'gone')).toEqual({ standings: ['clash', 'gone'] });
    expect(toggled(clashes, 'standings', 'clash')).toEqual({});
  });

  it('are narrowed by several things at once, each to be taken away again', () => {
    let filter: ItemFilter = openOnly;
    filter = toggled(filter, 'reviewers', '甲');
    filter = toggled(filter, 'severities', 'major');
    filter = withPreferential(filter, false);
    filter = withSearch(filter, '发现');
    expect(itemFilter.safeParse(filter).success).toBe(true);
    expect(chipsOf(filter)).toEqual([
      { on: 'reviewers', value: '甲' },
      { on: 'severities', value: 'major' },
      { on: 'preferential', value: false },
    ]);
    for (const chip of chipsOf(filter)) filter = withoutChip(filter, chip);
    expect(withSearch(filter, '')).toEqual(openOnly);
  });

  it('are those of one row, and then again those to decide on', () => {
    const ofRow: ItemFilter = { segments: [7 as SegmentId] };
    expect(chipsOf(ofRow)).toEqual([{ on: 'segments', value: 7 }]);
    expect(withoutChip(ofRow, { on: 'segments', value: 7 })).toEqual(openOnly);
  });

  it('are answered at once as far as they wait, and what is decided is left alone', () => {
    const facets: ReviewItems['facets'] = {
      standings: [
        { value: 'free', count: 3 },
        { value: 'clash', count: 2 },
        { value: 'answered', count: 9 },
      ],
      reviewers: [],
      sides: [],
      categories: [],
      severities: [],
    };
    expect(waitingOf({ reviewers: ['甲'] })).toEqual({ reviewers: ['甲'], ...openOnly });
    expect(waitingShown({}, facets)).toBe(5);
    expect(waitingOf({ standings: ['clash', 'answered'] })).toEqual({ standings: ['clash'] });
    expect(waitingShown({ standings: ['clash', 'answered'] }, facets)).toBe(2);
    expect(waitingOf(withGlance({}, 'done'))).toBeNull();
    expect(waitingShown(withGlance({}, 'done'), facets)).toBe(0);
    expect(waitingShown({}, undefined)).toBe(0);
  });

  it('are no longer narrowed by what is chosen twice', () => {
    expect(withPreferential(withPreferential({}, true), true)).toEqual({});
    expect(toggled(toggled({}, 'sides', 'en'), 'sides', 'en')).toEqual({});
  });

  it('may be narrowed to what nothing has any more, so that it can be taken back', () => {
    const facets: ReviewItems['facets'] = {
      standings: [
        { value: 'answered', count: 1 },
        { value: 'free', count: 2 },
      ],
      reviewers: [{ value: '乙', count: 3 }],
      sides: [],
      categories: [],
      severities: [],
    };
    expect(offered({ reviewers: ['甲'] }, facets, 'reviewers')).toEqual([
      { value: '乙', count: 3 },
      { value: '甲', count: 0 },
    ]);
    expect(offered(openOnly, facets, 'standings').map(({ value }) => value)).toEqual(['free', 'answered']);
    expect(offered({}, undefined, 'sides')).toEqual([]);
  });
});
