import { describe, expect, it } from 'vitest';
import { annotationKinds, type Annotation } from '#core/model/index.ts';
import {
  changesIn,
  contentOf,
  draftOf,
  emptyDraft,
  isBegun,
  kindOfCode,
  missingIn,
  nextDraft,
  withTag,
  type Draft,
} from '#renderer/features/annotations/compose/draft.ts';

const full: Draft = {
  kind: 'error',
  body: ' Wrong river. ',
  wording: '河',
  category: 'accuracy',
  severity: 'major',
  tags: ['names'],
  visibility: 'private',
};

describe('what is written of a draft', () => {
  it('is what its kind has, and nothing tried out for another', () => {
    expect(contentOf(full)).toEqual({
      kind: 'error',
      body: 'Wrong river.',
      wording: null,
      category: 'accuracy',
      severity: 'major',
      tags: ['names'],
      visibility: 'private',
    });
    expect(contentOf({ ...full, kind: 'alternative' })).toMatchObject({
      wording: '河',
      category: null,
      severity: null,
    });
  });

  it('is not written while something is missing', () => {
    const missing = (draft: Partial<Draft>) => missingIn({ ...emptyDraft, ...draft }, '大雨');
    expect(missing({ kind: 'comment', body: ' \n' })).toBe('body');
    expect(missing({ kind: 'question' })).toBe('body');
    expect(missing({ kind: 'highlight' })).toBeNull();
    expect(missing({ kind: 'term' })).toBeNull();
    expect(missing({ kind: 'error' })).toBe('category');
    expect(missing({ kind: 'alternative', wording: '大雨' })).toBe('wording');
    expect(missing({ kind: 'alternative', wording: '暴雨' })).toBeNull();
  });
});

describe('a draft that is left', () => {
  it('is begun only when words of one’s own are in it', () => {
    expect(isBegun({ ...emptyDraft, tags: ['names'] }, '大雨')).toBe(false);
    expect(isBegun({ ...emptyDraft, kind: 'alternative', wording: '大雨' }, '大雨')).toBe(false);
    expect(isBegun({ ...emptyDraft, kind: 'alternative', wording: '暴雨' }, '大雨')).toBe(true);
    expect(isBegun({ ...emptyDraft, body: '?' }, '大雨')).toBe(true);
  });

  it('comes back with the next one; an empty one keeps the last choices and no words', () => {
    expect(nextDraft(full, emptyDraft, 'question')).toEqual({ ...full, kind: 'question' });
    expect(nextDraft(null, full, null)).toEqual({
      ...emptyDraft,
      kind: 'error',
      severity: 'major',
      visibility: 'private',
    });
  });
});

describe('a change of what an annotation says', () => {
  it('is only what was changed: what others changed meanwhile stays', () => {
    const from = { ...full, id: 1, resolution: null } as unknown as Annotation;
    const draft = draftOf(from);
    expect(changesIn(from, draft)).toEqual({});
    expect(changesIn(from, { ...draft, body: 'Other.' })).toEqual({ body: 'Other.' });
    expect(changesIn(from, { ...draft, kind: 'comment' })).toEqual({
      kind: 'comment',
      category: null,
      severity: null,
    });
  });
});

describe('typing', () => {
  it('chooses kinds by the place of the digit, whatever Alt makes of it', () => {
    expect(kindOfCode('Digit1', annotationKinds)).toBe('comment');
    expect(kindOfCode('Numpad6', annotationKinds)).toBe('error');
    expect(kindOfCode('Digit7', annotationKinds)).toBeNull();
    expect(kindOfCode('KeyA', annotationKinds)).toBeNull();
  });

  it('makes a tag once, without its sign', () => {
    expect(withTag(['a'], ' ＃人名 ')).toEqual(['a', '人名']);
    expect(withTag(['a'], '#a')).toEqual(['a']);
    expect(withTag(['a'], ' # ')).toEqual(['a']);
  });
});
