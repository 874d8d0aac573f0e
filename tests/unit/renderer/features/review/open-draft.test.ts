import { defaultColumns, type Column, type Side } from '#core/model/index.ts';
import { describe, expect, it } from 'vitest';
import { scoreProfile } from '#core/review/profiles.ts';
import { mqmCategories } from '#core/annotations/mqm.ts';
import { flatMultipliers, scoreProfiles } from '#core/review/profiles.ts';
import {
  countsOf,
  draftFor,
  missingIn,
  multipliersOf,
  namesIn,
  scopeDraftOf,
  toggledSide,
  withCategory,
  withCount,
  withWeight,
  type OpenDraft,
} from '#renderer/features/review/host/opening/open-draft.ts';

const columnsNamed = (...names: readonly Side[]): readonly Column[] =>
  defaultColumns.filter(({ id }) => names.includes(id));

const draft = (changed: Partial<OpenDraft> = {}): OpenDraft => {
  const first = draftFor({ rows: 12, columns: columnsNamed('source', 'zh-Hans', 'en') }, 'A title', 'seed');
  if (first === null) throw new Error('no draft');
  return { ...first, ...changed };
};

describe('a review that is about to be opened', () => {
  it('begins as one that can be opened: the whole English, as suggestions', () => {
    const first = draft();
    expect(first).toMatchObject({ asked: 'suggest', sides: ['en'], scope: 'all', from: 1, to: 12 });
    expect(missingIn(first)).toBeNull();
    expect(scoreProfile(first.profile).ok).toBe(true);
  });

  it('begins with the only translation there is, and not at all without one', () => {
    expect(draftFor({ rows: 1, columns: columnsNamed('source', 'zh-Hans') }, 'A', 's')?.sides).toEqual([
      'zh-Hans',
    ]);
    expect(draftFor({ rows: 1, columns: columnsNamed('source') }, 'A', 's')).toBeNull();
  });

  it('says what it lacks, and of the profile only where scores are asked for', () => {
    expect(missingIn(draft({ title: '　' }))).toBe('title');
    expect(missingIn(draft({ sides: [] }))).toBe('sides');
    expect(missingIn(draft({ scope: 'found', words: ' ' }))).toBe('words');
    const profile = { ...draft().profile, threshold: 100 };
    expect(missingIn(draft({ profile }))).toBeNull();
    expect(missingIn(draft({ profile, asked: 'score' }))).toBe('threshold');
  });

  it('is measured anew only when what its rows depend on changes', () => {
    expect(scopeDraftOf(draft({ seed: 'other', from: 3, words: 'x' }))).toEqual(scopeDraftOf(draft()));
    expect(scopeDraftOf(draft({ scope: 'sample', from: 3 }))).toEqual(
      scopeDraftOf(draft({ scope: 'sample' })),
    );
    expect(scopeDraftOf(draft({ scope: 'sample', seed: 'other' }))).not.toEqual(
      scopeDraftOf(draft({ scope: 'sample' })),
    );
    expect(scopeDraftOf(draft({ scope: 'found', words: '信 ' }))).toMatchObject({ words: '信' });
    expect(scopeDraftOf(draft({ sides: ['zh-Hans'] }))).not.toEqual(scopeDraftOf(draft()));
  });

  it('takes names however commas are written, each once', () => {
    expect(namesIn('甲、乙，丙;  A B ,甲；')).toEqual(['甲', '乙', '丙', 'A B']);
    expect(namesIn(' ,，')).toEqual([]);
  });

  it('takes texts in and out', () => {
    expect(toggledSide(['en'], 'zh-Hans')).toEqual(['en', 'zh-Hans']);
    expect(toggledSide(['en', 'zh-Hans'], 'en')).toEqual(['zh-Hans']);
  });
});

describe('a quality profile that is adjusted', () => {
  const [core, short] = scoreProfiles;
  if (core === undefined || short === undefined) throw new Error('no profiles');
  const all = mqmCategories.map(({ id }) => id);

  it('knows the usual multipliers from others', () => {
    expect(multipliersOf(core)).toBe('mqm');
    expect(multipliersOf({ ...core, multipliers: flatMultipliers })).toBe('flat');
    expect(multipliersOf({ ...core, multipliers: { ...flatMultipliers, minor: 2 } })).toBe('own');
  });

  it('takes categories in where they belong, and keeps those that are not of MQM', () => {
    const own = { ...short, categories: [...short.categories, { id: 'house/rhythm', weight: 3 }] };
    const wider = withCategory(own, all, 'accuracy', true);
    const ids = wider.categories.map(({ id }) => id);
    expect(ids.indexOf('accuracy')).toBe(ids.indexOf('accuracy/mistranslation') - 1);
    expect(wider.categories.at(-1)).toEqual({ id: 'house/rhythm', weight: 3 });
    const without = withCategory(wider, all, 'accuracy', false).categories;
    expect(new Set(without)).toEqual(new Set(own.categories));
  });

  it('keeps a weight until it is given another', () => {
    const heavy = withWeight(short, 'custom', 2);
    expect(withCategory(heavy, all, 'custom', true).categories).toContainEqual({ id: 'custom', weight: 2 });
    expect(heavy.categories.filter(({ weight }) => weight === 2)).toHaveLength(1);
  });

  it('is measured by what the project has, with what is a small sample of that', () => {
    expect(countsOf(columnsNamed('source', 'en'))).toEqual([
      { side: 'source', unit: 'characters' },
      { side: 'en', unit: 'words' },
    ]);
    const byWords = withCount(core, { side: 'en', unit: 'words' });
    expect(byWords.count).toEqual({ side: 'en', unit: 'words' });
    expect(byWords.smallSample).toBeLessThan(core.smallSample);
  });
});
