import { expect, test } from 'vitest';
import { checks } from '#core/checks/index.ts';
import { plain, tagData, type InlineTag, type RichText, type TagFacts } from '#core/model/index.ts';
import { foundBy, rich, rowOf } from './rows.ts';

const found = (source: string, en: string): readonly string[] =>
  foundBy('tags', rowOf({ source: rich(source), en: rich(en) })).map(
    ({ code, words }) => `${code}: ${words}`,
  );

test('a translation with all tags of its original has no findings, in whatever order', () => {
  expect(
    found('見<1 link a.org>渡口</1>與<2 image x.png/>。', '<2 image x.png/> at <1 link a.org>the ferry</1>.'),
  ).toEqual([]);
  expect(found('<1 strong>𠮷野</1>走', 'left: <7 strong>Yoshino</7>')).toEqual([]);
  expect(found('走', 'left')).toEqual([]);
});

test('a link, a picture or code that is missing or too many is an error', () => {
  const row = rowOf({
    source: rich('見<1 link a.org>渡口</1>、<2 code>ls</2>'),
    en: rich('see <3 image x.png/>the ferry'),
  });
  expect(checks.run(row)).toEqual([
    {
      check: 'tags',
      code: 'missing',
      words: 'link a.org',
      severity: 'error',
      side: 'en',
      ranges: [],
      params: { type: 'link', target: ' a.org', times: '' },
    },
    {
      check: 'tags',
      code: 'missing',
      words: 'code',
      severity: 'error',
      side: 'en',
      ranges: [],
      params: { type: 'code', target: '', times: '' },
    },
    {
      check: 'tags',
      code: 'extra',
      words: 'image x.png',
      severity: 'error',
      side: 'en',
      ranges: [{ start: 4, end: 4 }],
      params: { type: 'image', target: ' x.png', times: '' },
    },
  ]);
});

test('a link to another address is one missing and one too many', () => {
  expect(found('<1 link a.org>渡口</1>', '<1 link b.org>ferry</1>')).toEqual([
    'missing: link a.org',
    'extra: link b.org',
  ]);
});

test('tags of one kind are counted', () => {
  const row = rowOf({
    source: rich('<1 strong>甲</1><2 strong>乙</2><3 strong>丙</3>'),
    en: rich('<1 strong>a</1>bc'),
  });
  expect(checks.run(row)).toMatchObject([
    { code: 'missing-format', words: 'strong', params: { times: ' × 2' } },
  ]);
  expect(found('<1 strong>甲</1>', '<1 strong>a</1><2 strong>b</2><3 emphasis>c</3>')).toEqual([
    'extra-format: strong',
    'extra-format: emphasis',
  ]);
});

test('places of what is too many are told in code points', () => {
  expect(foundBy('tags', rowOf({ source: '渡口', en: rich('👩‍🚀 <1 code>ab</1>') }))).toMatchObject([
    { code: 'extra', ranges: [{ start: 4, end: 6 }] },
  ]);
});

test('a tag that has left its pair, or was taken into another, is found', () => {
  expect(found('<1 link a.org>渡<2 code>口</2></1>', '<1 link a.org>fer</1><2 code>ry</2>')).toEqual([
    'nesting: code',
  ]);
  expect(found('<1 link a.org>渡口</1><2 image x.png/>', '<1 link a.org>ferry<2 image x.png/></1>')).toEqual([
    'nesting: image x.png',
  ]);
  // crossing each other
  expect(found('<1 strong>甲<2 code>乙</2></1>', '<1 strong>a<2 code>b</1>c</2>')).toEqual(['nesting: code']);
});

test('pairs with the same ends may stand in each other either way', () => {
  expect(found('<1 strong><2 emphasis>甲</2></1>', '<2 emphasis><1 strong>a</1></2>')).toEqual([]);
});

test('an empty translation and a row without original are not asked', () => {
  expect(found('<1 code>甲</1>', '')).toEqual([]);
  expect(foundBy('tags', rowOf({ en: rich('<1 code>a</1>') }))).toEqual([]);
});

test('a translation whose words are gone but for a tag is asked', () => {
  expect(found('甲<1 image x.png/><2 image y.png/>', '<1 image x.png/>')).toEqual(['missing: image y.png']);
});

test('readings above characters are not carried over', () => {
  const source = {
    text: '渡口',
    tags: [
      { at: 0, kind: 'open', id: 1, type: 'other', data: { ruby: 'dù' } },
      { at: 1, kind: 'close', id: 1, type: 'other' },
    ],
  } as const;
  expect(foundBy('tags', rowOf({ source, en: 'ferry' }))).toEqual([]);
});

test('a text full of tags is still compared, but for what stands in what', () => {
  const many = Array.from(
    { length: 20_000 },
    (_, at) => ({ at: 0, kind: 'empty', id: at, type: 'image' }) as const,
  );
  const text = (tags: typeof many) => ({ text: '', tags });
  const row = rowOf({ source: text(many), en: text(many.slice(1)) });
  expect(checks.run(row)).toMatchObject([{ code: 'missing', params: { times: '' } }]);
});

/** Placeholders of a file of another tool, one character each, with what it says of them. */
const withFacts = (text: string, facts: Readonly<Record<string, TagFacts>>): RichText => {
  const tags: InlineTag[] = [];
  let words = '';
  for (const character of text) {
    const fact = facts[character];
    if (fact === undefined) words += character;
    else {
      const at = Array.from(words).length;
      const data = { ...tagData(fact), code: character };
      tags.push({ at, kind: 'empty', id: tags.length + 1, type: 'other', data });
    }
  }
  return { text: words, tags };
};

const foundIn = (source: RichText, en: RichText) =>
  checks.run(rowOf({ source, en })).map(({ code, words, severity }) => `${severity} ${code}: ${words}`);

test('a look of the file that must not be deleted or written twice is an error, a free one is not', () => {
  const marked = (...ids: readonly number[]): RichText => ({
    text: '甲',
    tags: ids.map((id): InlineTag => ({
      at: 0,
      kind: 'empty',
      id,
      type: 'break',
      data: tagData({ fixed: ['delete', 'copy'] }),
    })),
  });
  expect(foundIn(marked(1), plain('a'))).toEqual(['error missing: break']);
  expect(foundIn(marked(1), marked(1, 2))).toEqual(['error extra: break']);
  expect(foundIn(rich('甲<1 break/>'), plain('a'))).toEqual(['warning missing-format: break']);
});

test('codes that must not be moved keep their order, others may go anywhere', () => {
  const facts = { '①': { fixed: ['move'] }, '②': { fixed: ['move'], display: '%s' }, '③': {} } as const;
  const source = withFacts('甲①乙②丙③', facts);
  expect(foundIn(source, withFacts('③c ①a ②b', facts))).toEqual([]);
  expect(foundIn(source, withFacts('②b ①a ③c', facts))).toEqual([
    'error order: other %s',
    'error order: other',
  ]);
});

test('half of a pair whose other half is in another text is asked for like any placeholder', () => {
  const facts = { '(': { half: 'start', display: '<g>' }, ')': { half: 'end' } } as const;
  const source = withFacts('甲(乙', facts);
  expect(foundIn(source, withFacts('a (b', facts))).toEqual([]);
  expect(foundIn(source, withFacts('a )b', facts))).toEqual([
    'error missing: other <g>',
    'error extra: other',
  ]);
});

test.each(['strong', 'emphasis', 'underline', 'strike', 'sub', 'sup', 'break'])(
  'a format that is missing or too many is told as one: %s',
  (type) => {
    const tagged = type === 'break' ? `<1 ${type}/>` : `<1 ${type}>水</1>`;
    const codes = (source: string, en: string) =>
      foundBy('tags', rowOf({ source: rich(source), en: rich(en) })).map(({ code }) => code);
    expect(codes(`走${tagged}`, 'go')).toEqual(['missing-format']);
    expect(codes('走', `go ${tagged}`)).toEqual(['extra-format']);
  },
);

test.each(['link', 'image', 'code', 'other'])('what is no format is more: %s', (type) => {
  const tagged = type === 'image' ? `<1 ${type}/>` : `<1 ${type}>水</1>`;
  expect(
    foundBy('tags', rowOf({ source: rich(`走${tagged}`), en: rich('go') })).map(({ code }) => code),
  ).toEqual(['missing']);
});

test('readings above characters count for nothing, and what they are round is in nothing', () => {
  const ruby = (text: string, from: number, to: number): RichText => ({
    text,
    tags: [
      { at: 0, kind: 'open', id: 1, type: 'other', data: { ruby: 'dù' } },
      { at: from, kind: 'open', id: 2, type: 'link', data: { href: 'a.org' } },
      { at: to, kind: 'close', id: 2, type: 'link' },
      { at: to, kind: 'close', id: 1, type: 'other' },
    ],
  });
  expect(foundBy('tags', rowOf({ source: ruby('渡口', 0, 2), en: rich('<2 link a.org>ferry</2>') }))).toEqual(
    [],
  );
});
