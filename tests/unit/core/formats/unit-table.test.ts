import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTags, withWrittenTags } from '#core/formats/tag-notation.ts';
import { memoryXlsx, xlsxUnits } from '#core/formats/xlsx/memory.ts';
import { cellStates, inlineTagTypes, type InlineTag, type RichText } from '#core/model/index.ts';

const words = fc
  .array(
    fc.constantFrom(
      '{',
      '}',
      '/',
      '1',
      ':',
      'strong',
      '{1:strong}',
      '{/1}',
      '{{}',
      '=1+1',
      '007',
      '\n',
      '𠮷',
      '船',
      '"',
    ),
    { maxLength: 8 },
  )
  .map((all) => all.join(''));
const data = fc.option(fc.record({ href: words }), { nil: undefined });

/** Pieces of text with a pair, or a placeholder, between them. */
const rich: fc.Arbitrary<RichText> = fc
  .array(fc.tuple(words, words, fc.constantFrom(...inlineTagTypes), fc.boolean(), data), { maxLength: 3 })
  .map((all) => {
    const tags: InlineTag[] = [];
    let text = 'a';
    const at = () => Array.from(text).length;
    for (const [n, [inside, behind, type, isPair, said]] of all.entries()) {
      const more = said === undefined ? {} : { data: said };
      tags.push({ at: at(), kind: isPair ? 'open' : 'empty', id: n + 1, type, ...more });
      text += inside;
      if (isPair) tags.push({ at: at(), kind: 'close', id: n + 1, type });
      text += behind;
    }
    return { text, tags };
  });

describe('inline tags in the words of a cell', () => {
  it('come back as they were, whatever the text looks like', () => {
    fc.assert(
      fc.property(rich, (one) => {
        expect(readTags(withWrittenTags(one))).toEqual(one);
      }),
      { numRuns: 500 },
    );
  });

  it('are written as people can read them', () => {
    const text = { text: 'a ferry', tags: [] as InlineTag[] };
    text.tags.push({ at: 2, kind: 'open', id: 1, type: 'link', data: { href: '{x}' } });
    text.tags.push(
      { at: 7, kind: 'close', id: 1, type: 'link' },
      { at: 7, kind: 'empty', id: 2, type: 'break' },
    );
    expect(withWrittenTags(text)).toBe(String.raw`a {1:link{"href":"\u007bx\u007d"}}ferry{/1}{2:break/}`);
  });

  it('that do not fit each other, and placeholders of programs, are text', () => {
    for (const cell of [
      '{1:strong}a',
      'a{/1}',
      '{1:none}a{/1}',
      '{1:link{"href":1}}a{/1}',
      '{0} of {{name}} {}',
    ])
      expect(readTags(cell)).toEqual({ text: cell, tags: [] });
  });
});

const text = fc.string({ unit: fc.constantFrom('甲', 'b', '{', '=', '\n'), maxLength: 4 });
const unit = fc.record({
  original: rich.map((one) => ({ ...one, language: 'zh-Hant' })),
  translations: fc
    .subarray(['zh-Hans', 'en', 'fr-CA'], { minLength: 1 })
    .chain((languages) =>
      fc.tuple(...languages.map((language) => rich.map((one) => ({ ...one, language })))),
    ),
  state: fc.constantFrom(...cellStates),
  author: text,
  at: fc.constantFrom(null, '2026-02-01T03:04:05.678Z'),
  document: text.map((name) => `${name}.txt`),
  origin: fc.constantFrom('', 'machine'),
  before: fc.option(text),
  after: fc.option(text),
});

const byLanguage = <T extends { readonly translations: readonly { readonly language: string }[] }>(
  one: T,
): T => ({
  ...one,
  translations: one.translations.toSorted((a, b) => a.language.localeCompare(b.language)),
});

describe('a memory in a workbook', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 4 }), (units) => {
        const found = [...xlsxUnits(Buffer.concat([...memoryXlsx(() => units)]))].map((one) => {
          if (!one.ok || one.value === null) throw new Error('a unit was lost');
          const { source, ...said } = one.value;
          return byLanguage({ ...said, ...source });
        });
        expect(found).toEqual(units.map((one) => byLanguage({ ...one, row: null })));
      }),
      { numRuns: 40 },
    );
  });

  it('has as many columns of a language as a unit has texts in it', () => {
    const of = (language: string, words: string) => ({ text: words, tags: [], language });
    const twice = {
      original: of('en', 'ferry'),
      translations: [of('en', 'ferryboat')],
      state: 'translated',
      author: '',
      at: null,
      document: 'd',
      origin: '',
      before: null,
      after: null,
    } as const;
    const [found] = xlsxUnits(Buffer.concat([...memoryXlsx(() => [twice])]));
    expect(found).toMatchObject({ value: { original: twice.original, translations: twice.translations } });
  });

  it('without two languages is refused', () => {
    const [found] = xlsxUnits(Buffer.concat([...memoryXlsx(() => [])]));
    expect(found).toMatchObject({ ok: false, error: { code: 'memory.no-columns' } });
  });
});
