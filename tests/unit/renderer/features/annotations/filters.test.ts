import { describe, expect, it } from 'vitest';
import type { AnnotationFilter } from '#api/annotations.ts';
import {
  chipsOf,
  chosen,
  toggled,
  toggledUncountered,
  withoutChip,
} from '#renderer/features/annotations/list/filters.ts';

const all: AnnotationFilter = {
  kinds: ['question', 'error'],
  tags: ['names'],
  authors: [''],
  sides: ['source', 'en'],
  statuses: ['edited'],
  categories: ['accuracy'],
  severities: ['major'],
  visibilities: ['private'],
  state: 'open',
  without: 'zh-Hans',
  mentions: 'Ann',
  row: 3,
  text: '后',
};

describe('the chips of a filter', () => {
  it('name everything that narrows the list but the words searched for', () => {
    expect(chipsOf(all).map(({ on, value }) => `${on} ${value}`)).toEqual([
      'state open',
      'without zh-Hans',
      'mentions Ann',
      'row 3',
      'kinds question',
      'kinds error',
      'tags names',
      'authors ',
      'sides source',
      'sides en',
      'statuses edited',
      'categories accuracy',
      'severities major',
      'visibilities private',
    ]);
  });

  it('take their own part away, and all of them leave the words', () => {
    const left = chipsOf(all).reduce(withoutChip, all);
    expect(left).toEqual({ text: '后' });
    expect(withoutChip(all, { on: 'kinds', value: 'error' })).toEqual({ ...all, kinds: ['question'] });
  });

  it('say as one thought that there is no counterpart in English', () => {
    const filter = toggledUncountered({ kinds: ['term'], sides: ['zh-Hans'] }, 'en');
    expect(filter).toEqual({ kinds: ['term'], sides: ['source'], without: 'en' });
    expect(chipsOf(filter)).toEqual([
      { on: 'uncountered', value: 'en' },
      { on: 'kinds', value: 'term' },
    ]);
    expect(withoutChip(filter, { on: 'uncountered', value: 'en' })).toEqual({ kinds: ['term'] });
    // Another side beside it is another thought.
    expect(chipsOf(toggled(filter, 'sides', 'zh-Hans')).map(({ on }) => on)).not.toContain('uncountered');
  });
});

describe('a member with one value', () => {
  it('goes when it is chosen again, and with null', () => {
    const open = chosen({}, 'state', 'open');
    expect(chosen(open, 'state', 'resolved')).toEqual({ state: 'resolved' });
    expect(chosen(open, 'state', 'open')).toEqual({});
    expect(chosen({ text: 'a' }, 'text', null)).toEqual({});
  });
});
