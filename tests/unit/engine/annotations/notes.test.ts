import { describe, expect, test } from 'vitest';
import type { Annotation } from '#core/model/index.ts';
import { exportNote, noteWords } from '#engine/annotations/notes.ts';

const said: Annotation = {
  id: 1 as Annotation['id'],
  uid: 'u',
  kind: 'comment',
  body: 'Body.',
  wording: null,
  category: null,
  severity: null,
  tags: [],
  visibility: 'shared',
  author: 'A',
  created: '2026-01-02T03:04:05.678Z',
  changed: '2026-01-02T03:04:05.678Z',
  revision: 1,
  resolution: null,
  foreign: null,
};

const error: Annotation = {
  ...said,
  kind: 'error',
  severity: 'major',
  category: 'accuracy/mistranslation',
  tags: ['tone', '人物'],
  wording: 'Better.',
  resolution: { reason: 'done', by: 'Li', at: '2026-02-03T04:05:06.789Z' },
};
const byNobody: Annotation = {
  ...error,
  resolution: { reason: 'wont-fix', by: '', at: '2026-02-03T04:05:06.789Z' },
};

describe('what notes in documents say of an annotation', () => {
  test.each([
    [
      'en',
      ['Comment', 'Error · Major · Mistranslation · #tone · #人物'],
      ['Resolved: Done (Li, 2026-02-03)', 'Resolved: Won’t fix (2026-02-03)'],
      'Alternative wording: Better.',
    ],
    [
      'zh-Hans',
      ['说明', '错误 · 严重 · 误译 · #tone · #人物'],
      ['已解决：已处理（Li，2026-02-03）', '已解决：不予处理（2026-02-03）'],
      '另一译法：Better.',
    ],
    [
      'zh-Hant',
      ['說明', '錯誤 · 嚴重 · 誤譯 · #tone · #人物'],
      ['已解決：已處理（Li，2026-02-03）', '已解決：不予處理（2026-02-03）'],
      '另一譯法：Better.',
    ],
  ] as const)(
    'is its kind, error and tags, what is proposed, and how it was settled: %s',
    async (language, heads, resolved, wording) => {
      const words = await noteWords(language);
      expect([said, error].map(words.head)).toEqual(heads);
      expect([error, byNobody].map(words.resolved)).toEqual(resolved);
      expect(words.wording(error)).toBe(wording);
      expect([words.resolved(said), words.wording(said)]).toEqual([null, null]);
      expect(words.category('own/category')).toBe('own/category');
    },
  );

  test('is told with its words, its answers, and the number it has in the document', async () => {
    const words = await noteWords('en');
    const anchors = [{ quote: 'first' }, { quote: 'second' }] as unknown as Parameters<
      typeof exportNote
    >[0]['anchors'];
    const replies = [
      { author: 'B', created: '2026-01-03T00:00:00.000Z', body: 'Yes.', uid: 'r' },
    ] as unknown as Parameters<typeof exportNote>[0]['replies'];
    expect(exportNote({ annotation: error, anchors, replies }, 7, words)).toEqual({
      number: 7,
      kind: 'error',
      quote: 'first',
      head: words.head(error),
      body: 'Body.',
      wording: words.wording(error),
      proposal: 'Better.',
      author: 'A',
      created: said.created,
      resolved: words.resolved(error),
      replies: [{ author: 'B', created: '2026-01-03T00:00:00.000Z', body: 'Yes.' }],
    });
    expect(exportNote({ annotation: said, anchors: [], replies: [] }, 1, words).quote).toBe('');
  });
});
