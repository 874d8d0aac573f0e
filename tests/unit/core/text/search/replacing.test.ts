import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings, type Language, type Region } from '#core/model/index.ts';
import { isGraphemeBoundary, utf16Offset } from '#core/text/codepoints.ts';
import { createConverter } from '#core/text/conversion/index.ts';
import { applyEdits } from '#core/text/mapping.ts';
import {
  compileQuery,
  foundIn,
  insertIn,
  replaceHits,
  rewritten,
  type Matcher,
  type Query,
  type Replacing,
} from '#core/text/search/index.ts';
import { messyText } from '../arbitraries.ts';

const query = (text: string, options: Partial<Query> = {}): Query => ({
  text,
  mode: 'plain',
  matchCase: false,
  wholeWord: false,
  exactScript: false,
  ...options,
});

const regex = { mode: 'regex' } as const;

const matcherOf = (asked: Query): Matcher => {
  const compiled = compileQuery(asked);
  if (!compiled.ok) throw new Error(compiled.error.code);
  return compiled.value;
};

const insertOf = (asked: Query, replacement: string, to: Language, region: Region = 'cn') =>
  insertIn(
    asked,
    replacement,
    to,
    createConverter({ ...defaultSettings, from: to === 'zh-Hans' ? 'zh-Hant' : 'zh-Hans', to, region }),
  );

type Case = { asked: Query; replacement: string; to: Language };

const atOnce = (text: string, { asked, replacement, to }: Case): string =>
  replaceHits(foundIn(text, matcherOf(asked)), () => true, insertOf(asked, replacement, to)).next.text;

const replaced = (
  text: string,
  pattern: string,
  replacement: string,
  options: Partial<Query> & { to?: Language } = {},
): string => {
  const { to = 'en', ...flags } = options;
  return atOnce(text, { asked: query(pattern, flags), replacement, to });
};

describe('replacing', () => {
  it('writes the words as they are', () => {
    expect(replaced('發現与发现', '发现', '找到$1')).toBe('找到$1与找到$1');
  });

  it('writes groups of the original text', () => {
    expect(replaced('第3章發現，第12章', '第([0-9]+)章(发现)?', '[$1|$2|$&|$$|$9]', regex)).toBe(
      '[3|發現|第3章發現|$|$9]，[12||第12章|$|$9]',
    );
    // 𡞵 takes two UTF-16 units, its Simplified form one.
    expect(replaced('𡞵𡞵發現x發現', '(.)(发现)', '[$1|$2]', regex)).toBe('𡞵[𡞵|發現][x|發現]');
  });

  it.each([
    ['第一章，第三章', '章', '章節', '第一章節，第三章節'],
    ['老師說老師', '老師', '王老師', '王老師說王老師'],
    ['aaa', 'a', 'aa', 'aaaaaa'],
    ['aaaaa', 'aa', 'a', 'aaa'],
    ['哈哈哈哈哈', '哈哈', '哈', '哈哈哈'],
    ['the The THE', 'the', 'other', 'other other other'],
  ])('never looks into what it wrote: %s', (text, pattern, replacement, expected) => {
    expect(replaced(text, pattern, replacement)).toBe(expected);
  });

  it.each([
    ['發現。', '^', '※ ', '※ 發現。'],
    ['發現', '$', '。', '發現。'],
    ['ab cd', String.raw`\b`, '|', '|ab| |cd|'],
    ['a\nb', '(?m)^', '- ', '- a\n- b'],
    ['abc', 'x*', '-', '-a-b-c-'],
    ['發現', '.*', '[$&]', '[發現]'],
    ['', '^', 'x', ''],
  ])('inserts at places that have no width: %j %s', (text, pattern, replacement, expected) => {
    expect(replaced(text, pattern, replacement, regex)).toBe(expected);
  });
});

describe('what is inserted', () => {
  const into = (to: Language, region: Region, asked: Query, found: string, replacement: string): string =>
    insertOf(asked, replacement, to, region)({ groups: [found] }, found);

  it.each([
    ['zh-Hant', 'cn', '头发', '頭髮', '头发店', '頭髮店'],
    ['zh-Hans', 'cn', '头发', '头发', '头发店', '头发店'],
    ['zh-Hans', 'cn', '章', '章', '章節', '章节'],
    ['zh-Hant', 'cn', '章', '章', '章節', '章節'],
    ['zh-Hans', 'cn', '老師', '老师', '王老師', '王老师'],
    ['en', 'cn', '头发', '头发', '头发店', '头发店'],
    // By the region, where the words are converted, and as they were typed, where not.
    ['zh-Hant', 'tw', '这里', '這裡', '那里', '那裡'],
    ['zh-Hant', 'cn', '这里', '這裏', '那里', '那裏'],
    ['zh-Hant', 'tw', '這裏', '這裡', '那裏', '那裏'],
    ['zh-Hans', 'tw', '看', '看', '看著', '看着'],
    // Traditional words that conversion would spoil: written in Traditional, they stay.
    ['zh-Hant', 'cn', '先生', '先生', '范先生說', '范先生說'],
    ['zh-Hant', 'cn', '先生', '先生', '范先生', '范先生'],
    ['zh-Hant', 'cn', '公里', '公里', '里', '里'],
    // Words of either script, after a query that tells: the script as a whole, or a character of the hit.
    ['zh-Hant', 'cn', '头发', '頭髮', '后面', '後面'],
    ['zh-Hant', 'tw', '里', '裡', '里面', '裡面'],
    ['zh-Hant', 'cn', '頭髮', '頭髮', '皇后', '皇后'],
    // Both scripts at once.
    ['zh-Hans', 'cn', 'x', 'x', '头髮', '头发'],
    ['zh-Hant', 'cn', 'x', 'x', '头髮', '頭髮'],
    ['zh-Hant', 'cn', 'x', 'x', 'Hair ’n’ 1', 'Hair ’n’ 1'],
  ] as const)('%s (%s): %s in %s → %s', (to, region, text, found, replacement, expected) => {
    expect(into(to, region, query(text), found, replacement)).toBe(expected);
  });

  it('leaves groups in the script they have', () => {
    expect(replaced('头髮和頭發', '(.)(发)', '$2和这$1', { ...regex, to: 'zh-Hant' })).toBe(
      '髮和這头和發和這頭',
    );
    expect(replaced('乾坤', '(乾)(坤)', '$1$$2', { ...regex, to: 'zh-Hans' })).toBe('乾$2');
  });

  it('keeps protected words', () => {
    const asked = query('茶');
    const protectedWords = [{ word: '頭髮', as: '头髮' }];
    const convert = createConverter({
      ...defaultSettings,
      protectedWords,
      from: 'zh-Hant',
      to: 'zh-Hans',
    });
    expect(insertIn(asked, '頭髮與茶', 'zh-Hans', convert)({ groups: null }, '茶')).toBe('头髮与茶');
  });
});

/** Queries and replacements that tend to meet again in what they wrote. */
const cases: fc.Arbitrary<Case> = fc.record({
  asked: fc.oneof(
    fc.record({
      text: fc.oneof(
        fc.constantFrom('章', '老師', '头发', '发', 'a', 'aa', '哈哈', '。', '著'),
        messyText(2),
      ),
      mode: fc.constant('plain' as const),
      matchCase: fc.boolean(),
      wholeWord: fc.boolean(),
      exactScript: fc.boolean(),
    }),
    fc.record({
      text: fc.constantFrom('^', '$', 'x*', '[章a]', '(.)(.)', '(发|a)+', String.raw`\b`, '.', 'a?', '發|现'),
      mode: fc.constant('regex' as const),
      matchCase: fc.boolean(),
      wholeWord: fc.boolean(),
      exactScript: fc.boolean(),
    }),
  ),
  replacement: fc.oneof(
    fc.constantFrom('', '章節', '王老師', '头发店', 'aa', '$2$1', '$&$&', '发a章', '哈', '-'),
    messyText(3),
  ),
  to: fc.constantFrom('zh-Hant' as const, 'zh-Hans' as const, 'en' as const),
});

const texts = fc.oneof(
  messyText(24),
  fc
    .array(
      fc.constantFrom('章', '節', '老師', '頭髮', '头发', 'a', 'A', '哈', 'x', '發', '现', ' ', '𠮷', '。'),
      {
        maxLength: 20,
      },
    )
    .map((parts) => parts.join('')),
);

describe('words that a conversion wrote', () => {
  it('are found by no search any more, wherever words before them have moved them', () => {
    const matcher = matcherOf(query('z'));
    const edits = [
      { start: 1, end: 2, insert: 'zz' },
      { start: 3, end: 6, insert: 'z' },
      { start: 7, end: 7, insert: 'z' },
    ];
    const before = foundIn('甲x乙yyy丙z', matcher);
    const after = applyEdits(before.text, edits);
    expect(after).toBe('甲zz乙z丙zz');
    const { hits, written } = rewritten(before, after, matcher, { by: 'conversion', edits });
    expect(written).toEqual([
      { start: 1, end: 3 },
      { start: 4, end: 5 },
      { start: 6, end: 7 },
    ]);
    expect(hits.map(({ start, end }) => [start, end])).toEqual([[7, 8]]);
    expect(rewritten(before, after, matcher, { by: 'user', edits }).hits.length).toBe(5);
  });
});

describe('one by one', () => {
  it('ends as all at once, in any order, with the same edits in sum', () => {
    let several = 0;
    fc.assert(
      fc.property(texts, cases, fc.infiniteStream(fc.nat(100)), (text, one, picks) => {
        const insert = insertOf(one.asked, one.replacement, one.to);
        const start = foundIn(text, matcherOf(one.asked));
        several += start.hits.length > 1 ? 1 : 0;
        let state: Replacing = start;
        let count = 0;
        while (state.hits.length > 0) {
          const pick = (picks.next().value ?? 0) % state.hits.length;
          const { next, edits } = replaceHits(state, (index) => index === pick, insert);
          expect(applyEdits(state.text, edits)).toBe(next.text);
          expect(next.hits.length).toBe(state.hits.length - 1);
          state = next;
          count += 1;
        }
        const once = replaceHits(start, () => true, insert);
        expect(count).toBe(start.hits.length);
        expect(applyEdits(text, once.edits)).toBe(once.next.text);
        expect(state.text).toBe(once.next.text);
        expect(state.written).toEqual(once.next.written);
      }),
      { numRuns: 600 },
    );
    expect(several).toBeGreaterThan(60);
  });

  it('finds, after any other change, no hit in what was written', () => {
    fc.assert(
      fc.property(texts, cases, messyText(20), fc.nat(5), (text, one, other, pick) => {
        const matcher = matcherOf(one.asked);
        const insert = insertOf(one.asked, one.replacement, one.to);
        const { next } = replaceHits(foundIn(text, matcher), (index) => index === pick, insert);
        const changed = rewritten(next, next.text + other, matcher, { by: 'user' });
        for (const hit of changed.hits) {
          expect(isGraphemeBoundary(changed.text, utf16Offset(changed.text, hit.start))).toBe(true);
          for (const { start, end } of next.written)
            expect(hit.end <= start || hit.start >= end || start === end).toBe(true);
        }
        const converted = rewritten(next, other, matcher, { by: 'conversion' });
        const wholly = rewritten(foundIn('', matcher), other, matcher, { by: 'conversion' });
        expect(wholly.hits).toEqual([]);
        expect(converted.text).toBe(other);
      }),
      { numRuns: 300 },
    );
  });
});
