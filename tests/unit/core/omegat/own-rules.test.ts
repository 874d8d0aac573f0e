import { expect, test } from 'vitest';
import { plain, type InlineTag, type RichText } from '#core/model/index.ts';
import { glossaryConcepts } from '#core/omegat/glossary.ts';
import { readTranslation, writeTranslation } from '#core/omegat/inline-text.ts';
import { ownCuts, readSegmentation } from '#core/omegat/segmentation.ts';
import { project } from './omegat-files.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const bean = (before: string, after: string, cuts: boolean): string =>
  `<void method="add"><object class="org.omegat.core.segmentation.Rule"><void property="afterbreak"><string>${after}</string></void><void property="beforebreak"><string>${before}</string></void>${cuts ? '<void property="breakRule"><boolean>true</boolean></void>' : ''}</object></void>`;

/** As OmegaT 3.6 writes it. */
const conf = (sets: readonly (readonly [pattern: string, rules: string])[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><java version="17.0.15" class="java.beans.XMLDecoder"><object class="org.omegat.core.segmentation.SRX" id="SRX0"><void property="mappingRules">${sets
    .map(
      ([pattern, rules]) =>
        `<void method="add"><object class="org.omegat.core.segmentation.MapRule"><void property="language"><string>Own</string></void><void property="pattern"><string>${pattern}</string></void><void property="rules"><object class="java.util.ArrayList">${rules}</object></void></object></void>`,
    )
    .join('')}</void><void property="version"><string>0.2.2</string></void></object></java>`;

const srx = `<?xml version="1.0"?><srx xmlns="http://www.lisa.org/srx20" version="2.0"><header/><body><languagerules>
<languagerule languagerulename="C"><rule break="no"><beforebreak>Nr\\.</beforebreak><afterbreak>\\s\\d</afterbreak></rule><rule><beforebreak>[；。.]</beforebreak><afterbreak>.</afterbreak></rule></languagerule>
</languagerules><maprules><languagemap languagepattern="ZH.*" languagerulename="C"/></maprules></body></srx>`;

const pieces = (file: string, text: string, language = 'ZH-TW'): readonly string[] => {
  const rules = readSegmentation(bytes(file), language);
  if (!rules.ok) throw new Error(rules.error.code);
  const cuts = [0, ...ownCuts(rules.value, text), text.length];
  return cuts.slice(1).map((to, n) => text.slice(cuts[n], to));
};

test('a project’s own rules cut, in either form: the first that fits a place decides, sets of other languages are none', () => {
  const own = conf([
    ['JA.*', bean('、', '.', true)],
    ['ZH.*', bean('Nr\\.', '\\s\\d', false) + bean('[；。.]', '.', true)],
  ]);
  for (const file of [own, srx])
    expect(pieces(file, '甲、乙；丙。見 Nr. 5.好')).toEqual(['甲、乙；', '丙。', '見 Nr. 5.', '好']);
  expect(pieces(own, '甲；乙')).toEqual(['甲；', '乙']);
  expect(pieces(own, '甲；乙', 'EN-US')).toEqual(['甲；乙']);
  // Lines are segments of their own whatever the rules say.
  expect(pieces(own, '甲\n乙')).toEqual(['甲', '\n', '乙']);
});

test('an expression that only Java understands is told, and its rule left out', () => {
  const file = conf([
    [
      'ZH.*',
      bean('[\\p{IsHan}&amp;&amp;[^的]]：', '.', true) +
        bean('(?&lt;=甲)，', '.', true) +
        bean('；', '', true),
    ],
  ]);
  expect(readSegmentation(bytes(file), 'ZH-TW')).toMatchObject({
    ok: true,
    value: { unread: ['[\\p{IsHan}&&[^的]]：', '(?<=甲)，'], rules: [{ cuts: true }] },
  });
  expect(pieces(file, '甲：乙，丙；丁')).toEqual(['甲：乙，丙；', '丁']);
  expect(readSegmentation(bytes('<java>'), 'ZH-TW')).toMatchObject({
    ok: false,
    error: { code: 'document.bad-xml' },
  });
});

test('a glossary is terms, translations and comments, without a head', () => {
  const read = glossaryConcepts(
    '# note\n渡口\tferry\tby river\n渡口\tlanding\n\n無\n船\t\tvessel?\n',
    project(),
    '\t',
  );
  expect(
    read.map(({ terms, note }) => [
      terms.map(({ language, text, status }) => `${language} ${text} ${status}`),
      note,
    ]),
  ).toEqual([
    [['zh-TW 渡口 preferred', 'en-US ferry preferred', 'en-US landing admitted'], 'by river'],
    [['zh-TW 無 preferred'], ''],
    [['zh-TW 船 preferred'], 'vessel?'],
  ]);
  const table = glossaryConcepts('渡口,"ferry, landing",\n', project(), ',');
  expect(table[0]?.terms[1]?.text).toBe('ferry, landing');
});

const pair = (id: number, from: number, to: number): readonly InlineTag[] => [
  { at: from, kind: 'open', id, type: 'strong' },
  { at: to, kind: 'close', id, type: 'strong' },
];

/** Both ways: what OmegaT wrote is read, and what was read is written the same. */
const back = (original: RichText, written: string, translation: string) => {
  const read = readTranslation(translation, written, original);
  return { read, written: writeTranslation(read, original, written) };
};

test('between the runs of a Word document OmegaT has one tag, however many of ours stand there', () => {
  // As OmegaT 3.6 writes it of 甲, bold 乙, slanted 丙, 丁.
  const original = { text: '甲乙丙丁。', tags: [...pair(1, 1, 2), ...pair(2, 2, 3)] };
  const done = back(original, '甲<t0/>乙<t1/>丙<t2/>丁。', 'A<t0/>B<t1/>C<t2/>D.');
  expect(done.read).toEqual({ text: 'ABCD.', tags: [...pair(1, 1, 2), ...pair(2, 2, 3)] });
  expect(done.written).toBe('A<t0/>B<t1/>C<t2/>D.');
  const apart = { text: 'ABCD.', tags: [...pair(1, 0, 1), ...pair(2, 2, 3)] };
  expect(writeTranslation(apart, original, '甲<t0/>乙<t1/>丙<t2/>丁。')).toBeNull();
});

test('tags at the ends of a text, which OmegaT leaves out, stand for themselves', () => {
  const done = back({ text: '粗開始。', tags: pair(1, 0, 1) }, '粗<t0/>開始。', 'Bold<t0/> begins.');
  expect(done.read).toEqual({ text: 'Bold begins.', tags: pair(1, 0, 4) });
  expect(done.written).toBe('Bold<t0/> begins.');
  // A pair that OmegaT cut: each half stands in its segment.
  const half = back({ text: '跨句。', tags: pair(1, 1, 3) }, '跨<b2>句。', 'Across <b2>two.');
  expect(half.read).toEqual({ text: 'Across two.', tags: pair(1, 7, 11) });
  expect(half.written).toBe('Across <b2>two.');
});

test('elements without an end, and those without a look, do not keep the others from being known', () => {
  const image: InlineTag = { at: 1, kind: 'empty', id: 2, type: 'image' };
  const original = { text: '看與強。', tags: [image, ...pair(3, 2, 3)] };
  const done = back(original, '看<i0><s1>與</s1><s2>強</s2>。', '<i0>and <s2>strong</s2>');
  expect(done.read).toEqual({ text: 'and strong', tags: [{ ...image, at: 0 }, ...pair(3, 4, 10)] });
  expect(done.written).toBe('<i0>and <s2>strong</s2>');
  expect(readTranslation('x', '看', plain('看'))).toEqual(plain('x'));
});
