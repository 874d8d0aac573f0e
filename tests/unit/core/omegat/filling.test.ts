import { expect, test } from 'vitest';
import { applySourceEdits } from '#core/formats/patch.ts';
import { plain, type InlineTag } from '#core/model/index.ts';
import { emptyMemory, fillSavedUnits, type OmegatRow } from '#core/omegat/fill-units.ts';
import { memory, project, type Entry } from './omegat-files.ts';

const row = (original: string, translation: string, more: Partial<OmegatRow> = {}): OmegatRow => ({
  file: 'a.txt',
  original: plain(original),
  translation: plain(translation),
  state: 'translated',
  isOwn: true,
  id: null,
  ...more,
});

const filled = (text: string, rows: readonly OmegatRow[], author = 'mei') => {
  const done = fillSavedUnits(text, rows, project(), { author, at: '2026-03-04T05:06:07.000Z' });
  if (!done.ok) throw new Error(done.error.code);
  const { edits, ...counts } = done.value;
  return { ...counts, text: applySourceEdits(text, edits).join('') };
};

const entries: readonly Entry[] = [
  { original: '甲。', translation: 'A.' },
  { original: '乙。', translation: 'B.', props: { file: 'a.txt', prev: '甲。', next: '丙。' } },
];

test('what did not change changes nothing', () => {
  const text = memory(entries);
  const rows = [row('甲。', 'A.'), row('乙。', 'B.'), row('丙。', '')];
  expect(filled(text, rows)).toEqual({ text, changed: 0, added: 0, left: 0 });
});

test('a changed translation is exchanged with author and time, all else keeps its bytes', () => {
  const text = memory(entries);
  const done = filled(text, [row('甲。', 'A <1> & more.'), row('乙。', 'Bee.'), row('丙。', '')]);
  expect(done).toMatchObject({ changed: 2, added: 0, left: 0 });
  const said = 'changeid="lin" changedate="20250301T101500Z"';
  const now = 'changeid="mei" changedate="20260304T050607Z"';
  expect(done.text).toBe(
    text.replaceAll(said, now).replace('>A.<', '>A &lt;1&gt; &amp; more.<').replace('>B.<', '>Bee.<'),
  );
  expect(filled(text, [row('甲。', 'Ah.')], '').text).not.toContain('changeid=""');
});

test('what is new comes behind all others; a text translated in two ways has one for its neighbours', () => {
  const text = emptyMemory(project());
  const done = filled(text, [row('甲。', 'A.'), row('乙。', 'B.'), row('甲。', 'A again.')]);
  expect(done).toMatchObject({ changed: 0, added: 3, left: 0 });
  expect(done.text.match(/<seg>[^<]*<\/seg>/g)).toEqual(
    ['甲。', 'A.', '乙。', 'B.', '甲。', 'A again.'].map((one) => `<seg>${one}</seg>`),
  );
  expect(done.text).toContain(
    '<prop type="file">a.txt</prop>\n      <prop type="prev">乙。</prop>\n      <prop type="next"></prop>\n',
  );
  // Written again it is found, and stays.
  expect(filled(done.text, [row('甲。', 'A.'), row('乙。', 'B.'), row('甲。', 'A again.')])).toEqual({
    text: done.text,
    changed: 0,
    added: 0,
    left: 0,
  });
});

test('a default translation that other rows still have stays', () => {
  const text = memory([{ original: '甲。', translation: 'A.' }]);
  const done = filled(text, [row('甲。', 'Other.'), row('甲。', 'A.', { file: 'b.txt', isOwn: false })]);
  expect(done).toMatchObject({ changed: 0, added: 1 });
  expect(done.text).toContain('>A.<');
});

test('what came from a file is not written over what that says by now', () => {
  const text = memory([{ original: '甲。', translation: 'newer' }]);
  expect(filled(text, [row('甲。', 'older', { isOwn: false })])).toMatchObject({ text, changed: 0, left: 0 });
});

test('what OmegaT has no place for is counted: joined rows, drafts, emptied rows, tags it alone names', () => {
  const text = memory([{ original: '甲。', translation: 'A.' }]);
  const tag: InlineTag = { at: 0, kind: 'empty', id: 1, type: 'break' };
  const done = filled(text, [
    row('乙。丙。', 'B. C.'),
    row('丁。', 'D.', { state: 'draft' }),
    row('甲。', ''),
    row('戊。', 'E.', { original: { text: '戊。', tags: [tag] } }),
  ]);
  expect(done).toEqual({ text, changed: 0, added: 0, left: 4 });
});

test('a second translation beside a text with tags is left, since OmegaT would not find it', () => {
  const tag: InlineTag = { at: 0, kind: 'empty', id: 1, type: 'break' };
  const rows = [
    row('甲。', 'A.'),
    row('乙。', '', { original: { text: '乙。', tags: [tag] } }),
    row('甲。', 'A again.'),
  ];
  expect(filled(emptyMemory(project()), rows)).toMatchObject({ added: 1, left: 1 });
});
