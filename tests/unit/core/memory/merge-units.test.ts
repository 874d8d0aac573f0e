import { assert, nat, property, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeUnits } from '#core/memory/merge-units.ts';
import { textNumber } from '#core/memory/text-hash.ts';
import type { CellState, RememberedUnit } from '#core/model/index.ts';

const unit = (
  id: number,
  translations: Readonly<Record<string, string>>,
  { state = 'translated', at = null }: { state?: CellState; at?: string | null } = {},
): RememberedUnit => ({
  id,
  original: { language: 'zh-Hant', text: '船走了。', tags: [] },
  translations: Object.entries(translations).map(([language, text]) => ({ language, text, tags: [] })),
  state,
  author: '',
  at,
  document: '',
  before: null,
  after: null,
  origin: '',
  row: null,
});

const merged = (...units: readonly RememberedUnit[]) =>
  mergeUnits(units).map(({ kept, removed }) => [
    kept.id,
    Object.fromEntries(kept.translations.map(({ language, text }) => [language, text])),
    removed,
  ]);

describe('merging units', () => {
  it('keeps the furthest along, of equals the latest', () => {
    expect(
      merged(
        unit(1, { en: 'a' }, { at: '2026-01-01' }),
        unit(2, { en: 'a' }, { at: '2026-02-01' }),
        unit(3, { en: 'a' }),
      ),
    ).toEqual([[2, { en: 'a' }, [1, 3]]]);
    expect(merged(unit(1, { en: 'a' }, { state: 'reviewed' }), unit(2, { en: 'a' }, { at: '2026' }))).toEqual(
      [[1, { en: 'a' }, [2]]],
    );
  });

  it('puts translations of other languages together, and leaves what is translated otherwise', () => {
    expect(merged(unit(1, { en: 'a' }), unit(2, { fr: 'b' }), unit(3, { en: 'c' }))).toEqual([
      [1, { en: 'a', fr: 'b' }, [2]],
    ]);
    expect(merged(unit(1, { en: 'a' }), unit(2, { en: 'b' }))).toEqual([]);
    expect(
      merged(unit(1, { en: 'a', fr: 'b' }), unit(2, { en: 'a', fr: 'c' }), unit(3, { en: 'a' })),
    ).toEqual([[1, { en: 'a', fr: 'b' }, [3]]]);
  });

  it('loses no translation, and removes no unit twice', () => {
    const texts = (units: readonly RememberedUnit[]) =>
      new Set(units.flatMap(({ translations }) => translations.map(({ language, text }) => language + text)));
    assert(
      property(uniqueArray(nat(40), { minLength: 1 }), (seeds) => {
        const units = seeds.map((n) =>
          unit(n + 1, n % 3 === 0 ? { en: `a${n % 4}` } : { [`l${n % 2}`]: `b${n % 5}` }),
        );
        const groups = mergeUnits(units);
        const removed = groups.flatMap((group) => group.removed);
        const kept = new Map(groups.map((group) => [group.kept.id, group.kept]));
        const left = units.filter(({ id }) => !removed.includes(id)).map((one) => kept.get(one.id) ?? one);
        expect(new Set(removed).size).toBe(removed.length);
        expect(removed.some((id) => kept.has(id))).toBe(false);
        expect(texts(left)).toEqual(texts(units));
      }),
    );
  });
});

it('texts have numbers of their own', () => {
  const texts = Array.from({ length: 2000 }, (_, n) => `第${n}句`);
  expect(new Set(texts.map(textNumber)).size).toBe(2000);
  expect(textNumber('船')).toBe(textNumber('船'));
  expect(textNumber('')).not.toBe(0);
});
