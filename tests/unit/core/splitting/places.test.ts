import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plain, type InlineTag, type Language } from '#core/model/index.ts';
import { cutPlaces, isCutPlace } from '#core/splitting/places.ts';
import { codePointLength, isGraphemeBoundary, utf16Offset } from '#core/text/codepoints.ts';

/** The text with a bar at every place that parts no word. */
const marked = (text: string, language: Language, tags: readonly InlineTag[] = []): string => {
  const points = Array.from(text);
  const places = new Set(
    cutPlaces({ text, tags }, language)
      .places.filter(({ splits }) => splits !== 'word')
      .map(({ at }) => at),
  );
  return points.map((point, at) => (places.has(at) ? `|${point}` : point)).join('');
};

describe('a text may be cut between words only', () => {
  test.each<[string, Language]>([
    ['GPT-4 |came |out.', 'en'],
    ['Pi |is |3.14, |or |1,000 |times |that.', 'en'],
    ['At |10:30 |Mr. Lin |left.', 'en'],
    ['Dr Lin |saw |J. K. Rowling |in |Fig. 3.', 'en'],
    ["I |don't |know |the |students’ |names.", 'en'],
    ['It |costs |$5.50, |or |50% |of |that |(net).', 'en'],
    ['State-of-the-art |C++ |and |C# |code |in |Node.js.', 'en'],
    ['“Go!” |she |said. |“Now.”', 'en'],
    ['He |said |"Go |on" |twice.', 'en'],
    ['Open |https://example.org/a?b=c,d |now.', 'en'],
    ['Write |to |a.b@example.org |today.', 'en'],
    ['5 km |away, |100 000 |people |lived.', 'en'],
    ['The |U.S. Army |and |e.g. others.', 'en'],
    ['It |left |the |U.S. |They |knew.', 'en'],
    ['See |<b>this</b> |and |{name} |and |&amp; |too.', 'en'],
    ['Wait |… |what?', 'en'],
    ['Two |words—|one |thought.', 'en'],
    ['Run |`npm run test` |twice.', 'en'],
    ['Emoji |👩‍👩‍👧 |and |🇹🇼 |stay.', 'en'],
    ['It |rained.|She |left.', 'en'],
    ['1990–1995 |and |A/B |tests.', 'en'],
  ])('%s', (expected, language) => {
    // A dot of its own begins nothing: it goes with what stands before.
    const written = expected.replaceAll('|', '');
    expect(marked(written, language)).toBe(expected.replace('Wait |…', 'Wait …'));
  });

  test.each([
    ['我们|使用|GPT-4|模型。', 'GPT-4 is one word'],
    ['圆周率|是|3.14，|很有名。', 'a decimal number'],
    ['他|说：|“你好。”|然后|走了。', 'quotations keep their marks'],
    ['人口|约|1,200人。', 'thousands'],
    ['读|《红楼梦》|第三章。', 'a title of a book, a number with its measure'],
  ])('%s (%s)', (expected) => {
    const text = expected.replaceAll('|', '');
    const shown = marked(text, 'zh-Hans');
    // The dictionary of the platform may find more words than are marked here; it must find none that are cut.
    const bars = (of: string): ReadonlySet<number> => {
      const found = new Set<number>();
      let at = 0;
      for (const character of of) {
        if (character === '|') found.add(at);
        else at += 1;
      }
      return found;
    };
    const allowed = bars(shown);
    for (const at of bars(expected)) expect([...allowed]).toContain(at);
  });

  test.each([
    ['人工智能改变世界', [1, 3, 5, 7]],
    ['GPT-4发布了', [1, 2, 3, 4]],
    ['1912年3月5日出版', [1, 2, 3, 4, 6, 8]],
    ['约翰·史密斯来了', [2, 3]],
    ['三千五百人', [1, 2, 3]],
    ['百分之三十', [1, 2, 3, 4]],
    ['第十二章完', [1, 2, 3]],
    ['他穿T恤去卡拉OK', [3, 6, 7, 8]],
    ['他说：「好。」走了', [4, 5, 6]],
    ['真的吗？！好', [4]],
    ['等等……好', [3]],
    ['然后——他走了', [1, 3]],
    ['e\u0301\u0301了', [1, 2]],
  ])('%s is never cut at %j', (text, never) => {
    const places = cutPlaces(plain(text), 'zh-Hans').places.filter(({ splits }) => splits !== 'word');
    expect(places.map(({ at }) => at).filter((at) => never.includes(at))).toEqual([]);
  });

  const pair = (type: InlineTag['type'], start: number, end: number): InlineTag[] => [
    { at: start, kind: 'open', id: 1, type },
    { at: end, kind: 'close', id: 1, type },
  ];

  test('never inside code, a link or what is set low, and reluctantly inside other formatting', () => {
    expect(marked('Run npm run test now.', 'en', pair('code', 4, 16))).toBe('Run |npm run test |now.');
    expect(marked('See the old town here.', 'en', pair('link', 4, 16))).toBe('See |the old town |here.');
    // A linked paragraph can still be cut between its sentences.
    expect(marked('One is. Two is.', 'en', pair('link', 0, 15))).toBe('One is. |Two is.');
    expect(marked('水H2O了', 'zh-Hans', pair('sub', 2, 3))).not.toContain('H|');
    const { places } = cutPlaces({ text: 'all of it', tags: pair('strong', 0, 9) }, 'en');
    expect(places.map(({ splits }) => splits)).toEqual(['formatting', 'formatting']);
  });

  test('the project’s own words are words', () => {
    const places = cutPlaces(plain('舊城南門開了'), 'zh-Hant', ['舊城南門']).places;
    expect(places.filter(({ splits }) => splits !== 'word').map(({ at }) => at)).not.toContain(2);
  });

  test('somebody who says so may cut a Chinese word, but nothing that is one thing', () => {
    expect(isCutPlace(plain('人工智能'), 'zh-Hans', 2)).toBe(true);
    expect(isCutPlace(plain('GPT-4了'), 'zh-Hans', 3)).toBe(false);
    expect(isCutPlace(plain('人工'), 'zh-Hans', 0)).toBe(false);
    expect(isCutPlace(plain('人工'), 'zh-Hans', 2)).toBe(false);
  });

  test('says what a place stands behind, and how far in the text it is', () => {
    const { places } = cutPlaces(plain('他來了。她走了，然後；好。'), 'zh-Hant');
    const at = (n: number) => places.find((place) => place.at === n);
    expect(at(4)).toMatchObject({ level: 3, mark: '。' });
    expect(at(8)).toMatchObject({ level: 1, mark: '，' });
    expect(at(11)).toMatchObject({ level: 2, mark: '；' });
    expect(at(4)?.share).toBeLessThan(at(8)?.share ?? 0);
  });
});

test('of any text both halves are something, and no grapheme is parted', () => {
  const piece = fc.constantFrom(
    '他',
    '說',
    '。',
    '，',
    ' ',
    'word',
    '3.14',
    '👩‍👩‍👧',
    'e\u0301',
    '𠮷',
    '“',
    '”',
    '(',
    ')',
    '"',
    '-',
    '🇹🇼',
    '\u3000',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }),
      fc.constantFrom<Language>('en', 'zh-Hant'),
      (pieces, language) => {
        const text = pieces.join('');
        const { places } = cutPlaces(plain(text), language);
        for (const { at, share } of places) {
          const unit = utf16Offset(text, at);
          expect(isGraphemeBoundary(text, unit)).toBe(true);
          expect(text.slice(0, unit).trim()).not.toBe('');
          expect(text.slice(unit).trim()).not.toBe('');
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect(places.every(({ at }, n) => at > (places[n - 1]?.at ?? 0))).toBe(true);
        expect(places.at(-1)?.at ?? 0).toBeLessThan(Math.max(codePointLength(text), 1));
      },
    ),
  );
});
