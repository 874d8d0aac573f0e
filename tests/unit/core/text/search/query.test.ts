import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength, sliceCodePoints, splitGraphemes } from '#core/text/codepoints.ts';
import { fold } from '#core/text/fold.ts';
import { compileQuery, requiredKey, type Matcher, type Query } from '#core/text/search/index.ts';
import { languages, wordsOf } from '#tests/unit/words.ts';
import { messyText } from '../arbitraries.ts';

const query = (text: string, options: Partial<Query> = {}): Query => ({
  text,
  mode: 'plain',
  matchCase: false,
  wholeWord: false,
  exactScript: false,
  ...options,
});

const matcherOf = (text: string, options: Partial<Query> = {}): Matcher => {
  const compiled = compileQuery(query(text, options));
  if (!compiled.ok) throw new Error(compiled.error.code);
  return compiled.value;
};

const found = (text: string, pattern: string, options: Partial<Query> = {}): string[] =>
  matcherOf(pattern, options)(text).map(({ start, end }) => sliceCodePoints(text, start, end));

const failure = (text: string): string | null => {
  const compiled = compileQuery(query(text, { mode: 'regex' }));
  return compiled.ok ? null : compiled.error.code;
};

const regex = { mode: 'regex' } as const;

describe('plain search', () => {
  it('finds either script, any width, any case', () => {
    expect(found('他發現了，她发现了', '发现')).toEqual(['發現', '发现']);
    expect(found('他發現了，她发现了', '發現', { exactScript: true })).toEqual(['發現']);
    expect(found('ＡＢＣ abc Abc', 'abc')).toEqual(['ＡＢＣ', 'abc', 'Abc']);
    expect(found('ABC abc', 'abc', { matchCase: true })).toEqual(['abc']);
    expect(found('看著 看着', '看着')).toEqual(['看著', '看着']);
  });

  it('counts code points', () => {
    expect(matcherOf('現')('𠮷😀發現')).toEqual([{ start: 3, end: 4 }]);
    expect(matcherOf('𠮷')('在𠮷野')).toEqual([{ start: 1, end: 2 }]);
  });

  it('finds whole graphemes only', () => {
    expect(found('👨‍👩‍👧', '👨')).toEqual([]);
    expect(found('e\u0301', 'e')).toEqual([]);
    expect(found('ﬁne', 'i')).toEqual([]);
    expect(found('ﬁne', 'fi')).toEqual(['ﬁ']);
    expect(found('㍿', '会社')).toEqual([]);
  });

  it('does not overlap', () => {
    expect(matcherOf('哈哈')('哈哈哈哈哈')).toEqual([
      { start: 0, end: 2 },
      { start: 2, end: 4 },
    ]);
  });

  it('knows whole words of languages that have them', () => {
    expect(found('art party art', 'art', { wholeWord: true })).toEqual(['art', 'art']);
    expect(found('用art說話', 'art', { wholeWord: true })).toEqual(['art']);
    expect(found('發現者', '發現', { wholeWord: true })).toEqual(['發現']);
  });

  it('finds nothing for nothing', () => {
    expect(matcherOf('')('發現')).toEqual([]);
  });

  it('finds what is there, wherever it is, and passes it on to the database by its key', () => {
    fc.assert(
      fc.property(
        messyText(15),
        messyText(4),
        fc.boolean(),
        fc.boolean(),
        (text, needle, matchCase, exactScript) => {
          const asked = query(needle, { matchCase, exactScript });
          const hits = matcherOf(needle, asked)(text);
          const key = requiredKey(asked);
          let last = 0;
          for (const { start, end } of hits) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(fold(sliceCodePoints(text, start, end))).toBe(fold(needle));
            last = end;
          }
          expect(hits.length === 0 || key === null || fold(text).includes(key)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['戸籍制度', '户籍'],
    ['姪女與侄子', '侄女'],
    ['他的侄子', '姪子'],
    ['癡呆與白癡', '白痴'],
    ['一羣人', '一群'],
    ['起牀了', '起床'],
    ['心裏話', '心里'],
    ['爲什麽', '为什么'],
    ['産業', '产业'],
    ['汙水', '污水'],
    ['綫路', '线路'],
    ['牠吃飽了', '它吃饱'],
    ['獃子', '呆子'],
    ['甦醒', '苏醒'],
    ['韮菜', '韭菜'],
    ['隣居', '邻居'],
  ])('finds in %s what is written %s on the mainland', (text, needle) => {
    expect(found(text, needle)).toHaveLength(1);
  });

  it('takes quotation marks of all kinds for one', () => {
    const quoted = [
      '“走吧”',
      '‘走吧’',
      '「走吧」',
      '『走吧』',
      '"走吧"',
      '«走吧»',
      '＂走吧＂',
      "'走吧'",
      '„走吧“',
      '﹁走吧﹂',
    ];
    for (const text of quoted) {
      for (const needle of quoted)
        expect([text, needle, found(`他說${text}。`, needle)]).toEqual([text, needle, [text]]);
    }
  });

  it('keeps apostrophes apart from them, and finds a lone mark as it is', () => {
    expect(found('He said “don’t”.', "don't")).toEqual(['don’t']);
    expect(found('don"t', "don't")).toEqual([]);
    expect(found('“走吧”', '“')).toEqual(['“']);
    expect(found('「走吧」', '”')).toEqual([]);
    expect(found('“走吧”', '「走吧」', { exactScript: true })).toEqual([]);
  });

  it('asks the database for nothing that older versions did not store', () => {
    // They stored 姪 and “ as they are: the rest of the key must do.
    expect(requiredKey(query('侄女和外甥'))).toBe('女和外甥');
    expect(requiredKey(query('「走吧」他說'))).toBe('走吧');
    expect(requiredKey(query('侄'))).toBeNull();
    expect(requiredKey(query('發現'))).toBe('发现');
  });

  it('finds every grapheme of a text in it', () => {
    fc.assert(
      fc.property(messyText(12), (text) => {
        const comparable = splitGraphemes(text).filter(
          (grapheme) => grapheme.trim() !== '' && grapheme.normalize('NFKC') === grapheme,
        );
        for (const grapheme of comparable) expect(found(text, grapheme)).toContain(grapheme);
      }),
    );
  });
});

describe('regular expressions', () => {
  it('see through the script', () => {
    expect(found('發現、发现、發達', '发[现现達]', regex)).toEqual(['發現', '发现', '發達']);
    expect(found('髮', '[發-鬮]', regex)).toEqual(['髮']);
    expect(found('A發B发', '[^發A]', regex)).toEqual(['B']);
    expect(found('發', String.raw`\x{53D1}`, regex)).toEqual(['發']);
    expect(found('發+現', String.raw`\Q发+\E`, regex)).toEqual(['發+']);
    expect(found('發現', '发现', { ...regex, exactScript: true })).toEqual([]);
    expect(found('漢字 abc', String.raw`\p{Han}+`, regex)).toEqual(['漢字']);
    expect(found('a]b', '[]]', regex)).toEqual([']']);
  });

  it('count code points, also where a script form leaves the basic plane', () => {
    expect(matcherOf('[0-9]+年', regex)('𠮷😀在2026年')).toEqual([{ start: 3, end: 8 }]);
    const text = '㗲𠵾1';
    expect(matcherOf('[0-9]', regex)(text)).toEqual([{ start: 2, end: 3 }]);
  });

  const places = (text: string, pattern: string, options: Partial<Query> = {}): number[][] =>
    matcherOf(pattern, { ...regex, ...options })(text).map(({ start, end }) => [start, end]);

  it('match places between characters, but not in an empty text nor right behind another match', () => {
    expect(places('a😀𠮷', '^')).toEqual([[0, 0]]);
    expect(places('a😀𠮷', '$')).toEqual([[3, 3]]);
    expect(places('ab cd', String.raw`\b`)).toEqual([
      [0, 0],
      [2, 2],
      [3, 3],
      [5, 5],
    ]);
    expect(places('a\nb', '(?m)^')).toEqual([
      [0, 0],
      [2, 2],
    ]);
    expect(places('axxb', 'x*')).toEqual([
      [0, 0],
      [1, 3],
      [4, 4],
    ]);
    expect(places('發現', '.*')).toEqual([[0, 2]]);
    expect(places('', '^')).toEqual([]);
    // Never inside a grapheme, and at the ends of words only when whole words are asked for.
    expect(places('e\u0301', 'x*')).toEqual([
      [0, 0],
      [2, 2],
    ]);
    expect(places('ab cd', 'x*', { wholeWord: true })).toEqual([
      [0, 0],
      [2, 2],
      [3, 3],
      [5, 5],
    ]);
  });

  it('mind case and words', () => {
    expect(found('Art art party', 'art', { ...regex, matchCase: true })).toEqual(['art', 'art']);
    expect(found('Art art party', 'ART', { ...regex, wholeWord: true })).toEqual(['Art', 'art']);
  });

  it('are refused when they are wrong, or could not be run in linear time', () => {
    for (const pattern of ['(', '[', 'a{2,1}', '*', String.raw`\p{Nothing}`])
      expect(failure(pattern)).toBe('find.bad-pattern');
    for (const pattern of ['a(?=b)', '(?!a)b', '(?<=a)b', '(?<!a)b', String.raw`(a)\1`, '(?>a)']) {
      expect(failure(pattern)).toBe('find.unsafe-pattern');
    }
  });

  it.each([
    ['parenthesis', '('],
    ['extra-parenthesis', 'a)'],
    ['bracket', '[a'],
    ['nothing-to-repeat', '*a'],
    ['repeated-twice', 'a**'],
    ['repeat-count', 'a{2,1}'],
    ['trailing-backslash', 'a\\'],
    ['escape', String.raw`\j`],
    ['range', '[z-a]'],
    ['group-name', '(?<a-b>c)'],
    ['group-name', '(?<a>b)(?<a>c)'],
    ['too-large', 'a'.repeat(2000).replaceAll('a', 'a{1000}')],
    ['unsupported', '(?y:a)'],
    ['look-around', 'a(?<=b)'],
    ['back-reference', String.raw`(a)\1`],
    ['possessive', 'a++'],
  ])('are refused, and told why: %s', (reason, pattern) => {
    expect(compileQuery(query(pattern, regex))).toMatchObject({ ok: false, error: { params: { reason } } });
    expect(compileQuery(query(pattern, { ...regex, matchCase: true }))).toMatchObject({
      error: { params: { reason } },
    });
    for (const language of languages)
      expect(wordsOf(language).get(`failures:pattern.${reason}`)).toBeDefined();
  });

  it('take any pattern without falling over', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), messyText(10), (pattern, text) => {
        const compiled = compileQuery(query(pattern, regex));
        const hits = compiled.ok ? compiled.value(text) : [];
        for (const { start, end } of hits) {
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(codePointLength(text));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('end on patterns that make others run for ever', () => {
    expect(found('a'.repeat(2000), '(a+)+$', regex)).toHaveLength(1);
    expect(found('a'.repeat(2000), '(a|aa)+b', regex)).toEqual([]);
  });
});
