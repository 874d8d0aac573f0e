import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { dialectOf, grammarIn, proseOf, type GrammarIssue } from '#core/checks/grammar.ts';
import { checks } from '#core/checks/index.ts';
import { plain, type InlineTag, type RichText } from '#core/model/index.ts';
import { rich, rowOf } from './rows.ts';

type Said = Partial<GrammarIssue> & Pick<GrammarIssue, 'start' | 'end'>;

/** A checker that says one thing of every text. */
const saying = (said: readonly Said[], own: readonly string[] = []) => ({
  issuesOf: () => said.map((one) => ({ kind: 'Agreement', said: 'Told.', suggestions: [], ...one })),
  isOwn: (word: string) => own.includes(word),
});
const inText = (text: RichText, said: readonly Said[], own: readonly string[] = [], language = 'en') =>
  grammarIn({ rich: text, side: 'en', language }, saying(said, own))?.map(
    ({ code, used, words, start, end }) => [code, used, words, start, end],
  );

it('tells issues as findings that are underlined, with the words around them and without a fix', () => {
  const found = checks.run({
    ...rowOf({ source: '他去。', en: 'He go to 𠮷.' }),
    grammar: saying([{ start: 3, end: 5 }]),
  });
  expect(found).toEqual([
    {
      check: 'grammar',
      code: 'agreement',
      words: 'He go to',
      severity: 'warning',
      side: 'en',
      ranges: [{ start: 3, end: 5 }],
      params: { used: 'go', said: 'Told.' },
    },
  ]);
  expect(checks.get('grammar')?.isUnderlined).toBe(true);
});

it('says nothing of other languages, of originals, of texts without a Latin letter, and of what nobody has looked at', () => {
  const said = [{ start: 0, end: 2 }];
  expect(inText(plain('He go'), said, [], 'fr')).toBeUndefined();
  expect(inText(plain('他去'), said)).toEqual([]);
  expect(checks.run({ ...rowOf({ source: 'He go', en: '' }), grammar: saying(said) })).toEqual([]);
  expect(
    grammarIn(
      { rich: plain('He go'), side: 'en', language: 'en' },
      { issuesOf: () => undefined, isOwn: () => false },
    ),
  ).toBeUndefined();
  expect(inText(plain('He go '.repeat(1000)), said)).toBeUndefined();
});

it('leaves spelling to the check of spelling, long sentences to the original, and regions to columns that name one', () => {
  const all = ['Spelling', 'Readability', 'Regionalism', 'Style', 'NewKind'].map((kind) => ({
    start: 0,
    end: 2,
    kind,
  }));
  const codes = (language: string) => inText(plain('He go'), all, [], language)?.map(([code]) => code);
  expect(codes('en')).toEqual(['style', 'other']);
  expect(codes('en-GB')).toEqual(['region', 'style', 'other']);
});

it('says nothing of words that are all somebody’s own', () => {
  const said = [{ start: 0, end: 11 }];
  expect(inText(plain('Pingyao Pao went'), said, ['Pingyao', 'Pao'])).toEqual([]);
  expect(inText(plain('Pingyao Pao went'), said, ['Pingyao'])).toHaveLength(1);
});

it.each([
  ['en', 'american'],
  ['en-US', 'american'],
  ['en-GB', 'british'],
  ['en-HK', 'british'],
  ['en-NZ', 'australian'],
  ['en-CA', 'canadian'],
  ['en-IN', 'indian'],
  ['zh-Hant', null],
])('reads %s as %s', (language, dialect) => {
  expect(dialectOf(language)).toBe(dialect);
});

it('jumps over codes in pairs, and keeps the place of those that stand for something', () => {
  expect(proseOf(rich('He <1 strong>go</1> home')).text).toBe('He go home');
  const text = rich('𠮷<1 break/>He has <2 image x.png/> and an book');
  const { text: read, rangeOf } = proseOf(text);
  expect(read).toBe('𠮷\nHe has \ufffc and an book');
  const at = Array.from(read).join('').indexOf('an book') - 1;
  const placed = rangeOf({ start: at, end: at + 2 });
  expect(placed && Array.from(text.text).slice(placed.start, placed.end).join('')).toBe('an');
  // What an issue has of the text on both sides of a picture cannot be replaced.
  const across = Array.from(read).indexOf('\ufffc');
  expect(rangeOf({ start: across - 2, end: across + 1 })).toBeNull();
  expect(inText(text, [{ start: across, end: across + 3 }])).toEqual([]);
});

it('finds every stretch of a text where it stands, whatever characters and codes are before it', () => {
  const tag = fc.record({
    at: fc.nat(12),
    kind: fc.constantFrom('open' as const, 'close' as const, 'empty' as const),
    type: fc.constantFrom('strong' as const, 'break' as const, 'image' as const),
  });
  const points = fc.array(fc.constantFrom('a', '𠮷', 'é', ' ', '李'), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(points, fc.array(tag, { maxLength: 5 }), fc.nat(11), (own, tags, at) => {
      const ends: InlineTag[] = tags.map((one, id) => ({ ...one, id, at: Math.min(one.at, own.length) }));
      const prose = proseOf({ text: own.join(''), tags: ends });
      const read = Array.from(prose.text);
      const start = at % read.length;
      const range = prose.rangeOf({ start, end: start + 1 });
      const placed = range === null ? 'mark' : own.slice(range.start, range.end).join('');
      expect(placed).toBe(['\n', '\ufffc'].includes(read[start] ?? '') ? 'mark' : read[start]);
    }),
  );
});
