import { describe, expect, it } from 'vitest';
import { bookLayouts } from '#core/layouts/layouts.ts';
import type { BookSettings } from '#core/layouts/settings.ts';
import { bookOf, partsIn, settingsOf, words, written } from './books.ts';

/** The metadata of schema.org in a package, each with all its values. */
const said = (settings: BookSettings): Readonly<Record<string, readonly string[]>> => {
  const opf = partsIn(written(bookOf(), settings, 'epub')).get('OEBPS/book.opf') ?? '';
  const found = Array.from(
    opf.matchAll(/<meta property="schema:(\w+)">([^<]+)<\/meta>/gu),
    ([, name = '', value = '']) => ({
      name,
      value,
    }),
  );
  return Object.fromEntries(
    [...Map.groupBy(found, ({ name }) => name)].map(([name, all]) => [name, all.map(({ value }) => value)]),
  );
};

describe('what an e-book says of whom it serves (EPUB Accessibility 1.1, section 2)', () => {
  for (const { id } of bookLayouts.filter(({ outputs }) => outputs.includes('epub')))
    it(`has what has to be there: ${id}`, () => {
      const plain = said(settingsOf({ layout: id }));
      expect(plain).toMatchObject({
        accessMode: ['textual'],
        accessModeSufficient: ['textual'],
        accessibilityHazard: ['none'],
      });
      expect(plain['accessibilitySummary']?.[0]).toContain(words.access.all);
      const features = plain['accessibilityFeature'] ?? [];
      expect(features).toEqual(
        expect.arrayContaining(['structuralNavigation', 'tableOfContents', 'readingOrder']),
      );
      expect(features.includes('displayTransformability')).toBe(id !== 'facing');
      expect(features.includes('verticalWriting')).toBe(id === 'vertical');
      expect(features.some((feature) => /ruby/iu.test(feature))).toBe(false);
    });

  it('tells readings, all of them or some', () => {
    const all = said(settingsOf({ readings: 'pinyin' }));
    expect(all['accessibilityFeature']).toContain('fullRubyAnnotations');
    expect(all['accessibilitySummary']?.[0]).toContain(words.access.readings);
    const some = said(settingsOf({ readings: 'pinyin', level: 3 }));
    expect(some['accessibilityFeature']).toContain('rubyAnnotations');
    expect(some['accessibilityFeature']).not.toContain('fullRubyAnnotations');
  });
});

it('nothing that can be tapped stands in another: words with signs have a line of their own to tap', () => {
  const pages = [...partsIn(written(bookOf(), settingsOf({ layout: 'hidden', hiding: 'tap' }), 'epub'))];
  const summaries = pages.flatMap(([, page]) => page.match(/<summary.*?<\/summary>/gsu) ?? []);
  expect(summaries.length).toBeGreaterThan(2);
  for (const summary of summaries) expect(summary).not.toContain('<a ');
  expect(summaries.filter((summary) => summary.includes(words.show))).toHaveLength(1);
});
