import { expect, test } from 'vitest';
import type { RawBlock } from '#core/formats/raw-block.ts';
import { plain, type InlineTag, type RichText } from '#core/model/index.ts';
import { omegatCuts } from '#core/omegat/cuts.ts';
import { readTranslation, writeTranslation } from '#core/omegat/inline-text.ts';
import { readProjectFile } from '#core/omegat/project-file.ts';
import { readSavedUnits, savedFinder } from '#core/omegat/saved-units.ts';
import { withSavedTranslations } from '#core/omegat/translated-blocks.ts';
import { memory, project, projectFile, type Entry } from './omegat-files.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a project says its folders and languages, and what is no source', () => {
  const read = readProjectFile(
    bytes(projectFile('<source_dir_excludes><mask>**/*.bak</mask><mask>old/**</mask></source_dir_excludes>')),
    'p',
  );
  expect(read).toMatchObject({
    ok: true,
    value: {
      sourceFolder: 'source',
      targetFolder: 'target',
      source: { written: 'ZH-TW', tag: 'zh-TW' },
      target: { tag: 'en-US' },
      cutsSentences: true,
    },
  });
  const out = (file: string): boolean | null => (read.ok ? read.value.leavesOut(file) : null);
  expect(['a.txt', 'a.bak', 'x/y.bak', 'old/a.txt', 'x/.git/config', 'x/gold/a.txt'].map(out)).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ]);
  expect(readProjectFile(bytes('<project/>'), 'p')).toMatchObject({
    ok: false,
    error: { code: 'omegat.not-a-project' },
  });
  expect(readProjectFile(bytes('<omegat>'), 'p')).toMatchObject({
    ok: false,
    error: { code: 'document.bad-xml' },
  });
});

test.each([
  ['<source_dir>in</source_dir><target_dir>out/</target_dir>', 'in', 'out'],
  ['<source_dir>a\\b\\</source_dir><target_dir></target_dir>', 'a/b', 'target'],
  ['<source_dir> __DEFAULT__ </source_dir>', 'source', 'target'],
  ['', 'source', 'target'],
])('folders of a project: %s', (folders, sourceFolder, targetFolder) => {
  const file = `<omegat><project>${folders}<source_lang>zh</source_lang><target_lang>en</target_lang></project></omegat>`;
  expect(readProjectFile(bytes(file), 'p')).toMatchObject({
    ok: true,
    value: { sourceFolder, targetFolder },
  });
});

/** The pieces that OmegaT 3.6 itself makes of these paragraphs (console-createpseudotranslatetmx). */
test('a paragraph is cut as OmegaT cuts it', () => {
  const pieces = (text: string, language = 'zh-TW'): readonly string[] => {
    const cuts = [0, ...omegatCuts(text, language), text.length];
    return cuts.slice(1).map((to, n) => text.slice(cuts[n], to));
  };
  expect(pieces('他說：「今天下雨。明天呢？」她笑了。天氣很好！我們走吧……好的。')).toEqual([
    '他說：「今天下雨。',
    '明天呢？」她笑了。',
    '天氣很好！',
    '我們走吧……好的。',
  ]);
  expect(pieces('第 1.2 節, 見下。', 'zh-TW')).toHaveLength(1);
  expect(pieces('One. Two! three', 'en')).toEqual(['One.', ' Two!', ' three']);
  expect(pieces('Well ... now', 'en')).toHaveLength(1);
});

const open: InlineTag = { at: 2, kind: 'open', id: 1, type: 'strong' };
const bold: RichText = { text: '這是粗體。', tags: [open, { ...open, at: 4, kind: 'close' }] };

test('tags of OmegaT are those of the original, where they stand at the same places, and back', () => {
  const written = '這是<b0>粗體</b0>。';
  const read = readTranslation('A <b0>bold</b0> one.', written, bold);
  expect(read).toEqual({
    text: 'A bold one.',
    tags: [
      { ...open, at: 2 },
      { ...open, at: 6, kind: 'close' },
    ],
  });
  expect(writeTranslation(read, bold, written)).toBe('A <b0>bold</b0> one.');
  expect(writeTranslation(read, bold, null)).toBeNull();
  // Other tags, another place, or half a pair: the words alone.
  expect(readTranslation('A <b0>bold</b0> one.', '這<b0>是粗體</b0>。', bold).tags).toEqual([]);
  expect(readTranslation('A <b0>bold one.', written, bold)).toEqual(plain('A bold one.'));
});

test('codes of programs are words to OmegaT', () => {
  const code: InlineTag = { at: 3, kind: 'empty', id: 1, type: 'other', data: { code: '%s' } };
  const original: RichText = { text: '檔案 ', tags: [code] };
  const read = readTranslation('%s: file', '檔案 %s', original);
  expect(read).toEqual({ text: ': file', tags: [{ ...code, at: 0 }] });
  expect(writeTranslation(read, original, null)).toBe('%s: file');
});

const block = (text: string): RawBlock => ({
  kind: 'paragraph',
  level: 0,
  rich: plain(text),
  gap: '\n',
  line: 1,
  ref: text,
  softBreak: false,
});

const readWith = (entries: readonly Entry[], texts: readonly string[], file = 'a.txt') => {
  const units = readSavedUnits(memory(entries), project());
  if (!units.ok) throw new Error(units.error.code);
  const reading = { project: project(), find: savedFinder(units.value), file, format: 'txt' };
  return [...withSavedTranslations(texts.map(block), reading)].flatMap(({ segments = [] }) =>
    segments.map(({ rich, ref, translations, comments }) => ({
      text: rich.text,
      ref,
      given: translations?.[0]?.rich.text ?? null,
      notes: comments?.map(({ body }) => body) ?? [],
    })),
  );
};

const entries: readonly Entry[] = [
  { original: '好的。', translation: 'All right.', note: 'as agreed' },
  {
    original: '好的。',
    translation: 'Fine, then.',
    props: { file: 'a.txt', prev: '走吧。', next: '' },
  },
];

test('segments have the default translation, or the one for their file and neighbours', () => {
  expect(readWith(entries, ['好的。走吧。', '好的。'])).toEqual([
    { text: '好的。', ref: '好的。走吧。', given: 'All right.', notes: ['as agreed'] },
    { text: '走吧。', ref: '好的。走吧。', given: null, notes: [] },
    { text: '好的。', ref: '好的。', given: 'Fine, then.', notes: [] },
  ]);
  const elsewhere = readWith(entries, ['走吧。', '好的。'], 'b.txt');
  expect(elsewhere.map(({ given }) => given)).toEqual([null, 'All right.']);
});
