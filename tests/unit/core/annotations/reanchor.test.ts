import { describe, expect, it } from 'vitest';
import { alignSegments } from '#core/annotations/align.ts';
import { reanchor } from '#tests/unit/core/annotations/reanchor.ts';
import type { Anchor } from '#core/model/index.ts';
import { anchorOn, seen, segmentId } from './anchors.ts';

const a = '老城的電車去年春天重新通車。';
const b = '檔案館的管理員找到一批舊照片。';
const c = '議會決定保留河邊的茶館。';
const news = '昨天雨停以後，檔案館的管理員找到一個箱子，沒有人知道原因。';
const olds = '那年冬天，檔案館的管理員找到兩封信。';

/** The words of the second of some texts, annotated, after the document was read in again as other texts. */
const read = (
  before: readonly string[],
  quote: string,
  after: readonly string[],
  status?: Anchor['status'],
): string[] => {
  const there = after.map((text, index) => ({ segment: segmentId(100 + index), text }));
  const groups = alignSegments(
    before.map((text) => ({ text })),
    after.map((text) => ({ text })),
  );
  const here = before.map((text, index) => ({ segment: segmentId(index + 1), text }));
  const made = anchorOn(before[1] ?? '', quote, segmentId(2));
  const anchors = reanchor(
    [status === undefined ? made : { ...made, status }],
    'source',
    here,
    there,
    groups,
  );
  return anchors.map((anchor) => {
    const text = there.find(({ segment }) => segment === anchor.segment)?.text;
    const candidates = anchor.candidates.map(({ segment, start }) => `${segment - 100}@${start}`);
    return [text === undefined ? anchor.status : seen(text, anchor), ...candidates].join(' ');
  });
};

describe('annotated words in a document that is read in again', () => {
  it.each<[string, readonly string[], string, readonly string[], readonly string[]]>([
    ['stay', [a, b, c], '管理員', [a, b, c], ['live:管理員']],
    [
      'stay in the other script, edited',
      [a, b, c],
      '管理員',
      [a, '档案馆的管理员找到一批旧照片。', c],
      ['edited:管理员'],
    ],
    [
      'go with a revised sentence',
      [a, b, c],
      '舊照片',
      [a, '檔案館的館長找到了一批舊照片。', c],
      ['live:舊照片'],
    ],
    [
      'go with a split',
      [a, b, c],
      '管理員找到',
      [a, '檔案館的管理員', '找到一批舊照片。', c],
      ['live:管理員', 'live:找到'],
    ],
    ['are gone with their sentence, though others have them', [a, b, c], '的', [a, c], ['orphan']],
    ['are not looked for elsewhere when short', [a, b, c], '管理員找', [a, c, news], ['orphan']],
    [
      'are found where their surroundings came along',
      [a, b, c],
      '管理員找到一',
      [a, c, news],
      ['live:管理員找到一'],
    ],
    [
      'are offered where only they are the same',
      [a, b, c],
      '館的管理員找到',
      [a, c, '博物館的管理員找到它。'],
      ['ambiguous 2@2'],
    ],
    [
      'are offered where several places fit',
      [a, b, c],
      '館的管理員找到',
      [a, c, news, olds],
      ['ambiguous 2@9 3@7'],
    ],
    [
      'are found in the other script, edited',
      [a, b, c],
      '管理員找到一',
      [a, c, '昨天雨停以后，档案馆的管理员找到一个箱子，没有人知道原因。'],
      ['edited:管理员找到一'],
    ],
  ])('%s', (_, before, quote, after, expected) => {
    expect(read(before, quote, after)).toEqual(expected);
  });

  it('are left alone when they were lost before', () => {
    expect(read([a, b, c], '管理員找到一', [a, c, news], 'orphan')).toEqual(['orphan']);
  });

  it('are the very same on another side', () => {
    const anchor: Anchor = { ...anchorOn(a, '電車'), side: 'en' };
    const texts = [{ segment: segmentId(1), text: a }];
    expect(reanchor([anchor], 'source', texts, [], [{ before: [0], after: [], how: 'gone' }])[0]).toBe(
      anchor,
    );
  });
});
