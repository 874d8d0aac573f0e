import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvConcepts, termbaseCsv } from '#core/formats/csv/termbase.ts';
import { tbxConcepts, termbaseTbx, type ExchangedConcept } from '#core/formats/tbx/termbase.ts';
import { termbaseXlsx, xlsxConcepts } from '#core/formats/xlsx/termbase.ts';
import { genders, nameKinds, partsOfSpeech, termStatuses, type NameFacts } from '#core/model/index.ts';

const bytesOf = (text: string) => [new TextEncoder().encode(text)];

const tbxOf = (entries: string) =>
  `<?xml version="1.0"?><martif type="TBX" xml:lang="en"><text><body>${entries}</body></text></martif>`;

const read = (text: string): readonly ExchangedConcept[] =>
  [...tbxConcepts(bytesOf(text))].map((one) => {
    if (!one.ok) throw new Error(one.error.code);
    return one.value;
  });

/** What steps come to. */
const whole = <T>(steps: Generator<undefined, T>): T => {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
};

const words = fc
  .array(fc.constantFrom(...Array.from("渡口發现ab <&\"',=+-|;'é𠮷")), { minLength: 1, maxLength: 8 })
  .map((all) => `a${all.join('').replaceAll(/\s+/g, ' ')}b`);
const said = fc.oneof(fc.constant(''), words);
const sound = (word: string) => fc.constantFrom('', word);
const name: fc.Arbitrary<NameFacts> = fc.record({
  kind: fc.constantFrom(...nameKinds),
  surname: sound('孫'),
  gender: fc.option(fc.constantFrom(...genders)),
  titles: fc.subarray([
    { original: '總統', translation: 'President' },
    { original: '先生', translation: '' },
  ]),
  romanisations: fc.record({
    pinyin: sound('Sun Zhongshan'),
    pinyinTones: sound('Sūn Zhōngshān'),
    wadeGiles: sound('Sun Chung-shan'),
    jyutping: sound('Syun1 Zung1 saan1'),
  }),
});
const further = fc.record({ picture: words, name }, { requiredKeys: [] });
const plainConcept: fc.Arbitrary<Omit<ExchangedConcept, 'uid'>> = fc.record({
  terms: fc.array(
    fc.record({
      language: fc.constantFrom('zh-Hant', 'zh-Hans', 'en'),
      text: words,
      status: fc.constantFrom(...termStatuses),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  partOfSpeech: fc.option(fc.constantFrom(...partsOfSpeech)),
  domain: said,
  source: said,
  note: said,
});
const concept = fc
  .tuple(plainConcept, further)
  .map(([one, more]): Omit<ExchangedConcept, 'uid'> => ({ ...one, ...more }));
const termbase = fc
  .array(concept, { maxLength: 5 })
  .map((all) => all.map((one, n): ExchangedConcept => ({ uid: `c${n + 1}`, ...one })));

/** TBX keeps the terms of a language together. */
const together = (one: ExchangedConcept): ExchangedConcept => ({
  ...one,
  terms: [...Map.groupBy(one.terms, ({ language }) => language).values()].flat(),
});

describe('a termbase in TBX', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(termbase, (all) => {
        expect(read([...termbaseTbx(all)].join(''))).toEqual(all.map(together));
      }),
    );
  });

  it('of version 2 is read with all that is said in it: what has no place of its own is in the note', () => {
    const entry = `<termEntry id="e1"><descrip type="subjectField">rivers</descrip><descripGrp><descrip type="definition">where
      boats land</descrip></descripGrp><langSet xml:lang="zh-TW"><tig><term>渡口</term></tig><tig><term>渡頭</term></tig></langSet>
      <langSet xml:lang="en-US"><ntig><termGrp><term>ferry port</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig>
      <tig><term>ferry</term><termNote type="partOfSpeech">noun</termNote><note>short</note></tig></langSet></termEntry>`;
    expect(read(tbxOf(entry))).toEqual([
      {
        uid: 'e1',
        terms: [
          { language: 'zh-TW', text: '渡口', status: 'preferred' },
          { language: 'zh-TW', text: '渡頭', status: 'admitted' },
          { language: 'en-US', text: 'ferry port', status: 'forbidden' },
          { language: 'en-US', text: 'ferry', status: 'preferred' },
        ],
        partOfSpeech: 'noun',
        domain: 'rivers',
        source: '',
        note: 'definition: where\n boats land\nferry: short',
      },
    ]);
  });

  it('that is broken gives what stands before, and then the fault', () => {
    const broken = tbxOf(
      '<termEntry id="a"><langSet xml:lang="en"><tig><term>x</term></tig></langSet></termEntry>',
    ).slice(0, -12);
    const found = [...tbxConcepts(bytesOf(broken))];
    expect(found.map((one) => (one.ok ? one.value.uid : one.error.code))).toEqual(['a', 'document.bad-xml']);
    const [other] = tbxConcepts(bytesOf('<html/>'));
    expect(other).toMatchObject({ ok: false, error: { code: 'document.invalid' } });
  });
});

describe('a termbase in a table', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(termbase, (all) => {
        expect(whole(csvConcepts([...termbaseCsv(all)].join('').slice(1)))).toEqual({ ok: true, value: all });
      }),
      { numRuns: 40 },
    );
  });

  it('may have a column for each language, and several terms in a cell', () => {
    const table = 'zh_TW;en;Part of speech;Remarks\n渡口;"ferry|crossing; ferry";Noun;x\n;;;\n';
    expect(whole(csvConcepts(table))).toMatchObject({
      ok: true,
      value: [
        {
          terms: [
            { language: 'zh-TW', text: '渡口', status: 'preferred' },
            { language: 'en', text: 'ferry', status: 'preferred' },
            { language: 'en', text: 'crossing; ferry', status: 'admitted' },
          ],
          partOfSpeech: 'noun',
          note: 'Remarks: x',
        },
        { terms: [{ text: '' }, { text: '' }] },
      ],
    });
  });

  it('without names of its columns is refused', () => {
    expect(whole(csvConcepts('渡口,ferry crossing\n'))).toMatchObject({
      ok: false,
      error: { code: 'terms.no-columns' },
    });
  });
});

describe('a termbase in a workbook', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(termbase, (all) => {
        const bytes = Buffer.concat([...termbaseXlsx(all)]);
        expect(whole(xlsxConcepts(bytes))).toEqual({ ok: true, value: all });
      }),
      { numRuns: 40 },
    );
  });
});
