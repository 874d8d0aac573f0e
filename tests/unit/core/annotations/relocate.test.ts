import { describe, expect, it } from 'vitest';
import { followEdit, followGroup } from '#core/annotations/follow.ts';
import type { Anchor, SegmentId, TextEdit } from '#core/model/index.ts';
import { sliceCodePoints } from '#core/text/codepoints.ts';
import { anchorAt, anchorOn, seen, segmentId } from './anchors.ts';

/** What a reader sees of an anchor: status, start and words; of an ambiguous one the places to choose. */
const told = (text: string, anchor: Anchor): string =>
  anchor.status === 'ambiguous'
    ? `ambiguous ${anchor.candidates.map(({ start, end }) => `${start}:${sliceCodePoints(text, start, end)}`).join(' ')}`
    : `${anchor.status} ${anchor.start}:${sliceCodePoints(text, anchor.start, anchor.end)}`;

describe('words moved within a sentence that was rewritten', () => {
  const pier = 'The old men of the pier saw the tram.';
  const passive = 'The tram was seen by the old men of the pier.';
  it.each<[quote: string, before: string, after: string, expected: string]>([
    ['old men of the pier', pier, passive, 'live 25:old men of the pier'],
    ['tram', pier, passive, 'ambiguous 4:tram'],
    ['The old men of the pier', pier, passive, 'edited 21:the old men of the pier'],
    ['the tram', pier, passive, 'edited 0:The tram'],
    ['saw', pier, passive, `replaced 0:${passive}`],
    ['老人們看見了', '老人們看見了電車。', '電車被老人們看見了。', 'live 3:老人們看見了'],
    ['電車', '老人們看見了電車。', '電車被老人們看見了。', 'ambiguous 0:電車'],
    ['那扇沉重的門', '他打開了那扇沉重的門。', '他把那扇沉重的門打開了。', 'live 2:那扇沉重的門'],
    ['打開了', '他打開了那扇沉重的門。', '他把那扇沉重的門打開了。', 'ambiguous 8:打開了'],
    [
      '那本小說',
      '他昨天在圖書館看完了那本小說。',
      '那本小說，他昨天在圖書館看完了。',
      'ambiguous 0:那本小說',
    ],
    ['老城的電車', '我們等到了老城的電車。', '老城的電車我們等到了。', 'live 0:老城的電車'],
    [
      'Yesterday evening',
      'Yesterday evening the harbour was calm.',
      'The harbour was calm yesterday evening.',
      'edited 21:yesterday evening',
    ],
  ])('%s of %s', (quote, before, after, expected) => {
    expect(told(after, followEdit(anchorOn(before, quote), before, after))).toBe(expected);
    // The same when the whole sentence was written over in the app.
    const edit: TextEdit = { start: 0, end: Array.from(before).length, insert: after };
    expect(told(after, followEdit(anchorOn(before, quote), before, after, [edit]))).toBe(expected);
  });

  it('are believed where their surroundings came along, however few they are', () => {
    const before = '天黑以後，電車停在老城的橋邊。';
    const after = '在老城的橋邊，天黑以後，電車還停著。';
    expect(told(after, followEdit(anchorOn(before, '電車'), before, after))).toBe('live 12:電車');
  });

  it('are left to the user where they stand several times', () => {
    const after = 'That night the harbour was calm, and the harbour slept.';
    const anchor = anchorOn('The harbour was calm that night.', 'The harbour');
    expect(told(after, followEdit(anchor, 'The harbour was calm that night.', after))).toMatch(
      /^ambiguous 11:the harbour 37:the harbour$/,
    );
  });

  it('are not taken for the same words that stood elsewhere before', () => {
    const before = '電車來了，孩子們跑向電車。';
    const second = anchorAt(before, { start: 10, end: 12 });
    const after = '電車來了，孩子們跑了。';
    expect(seen(after, followEdit(second, before, after))).toMatch(/^replaced/);
    const english = 'The harbour slept, and nobody watched the harbour at night.';
    const last = anchorAt(english, { start: 42, end: 49 });
    const kept = 'The harbour slept, and nobody watched.';
    expect(seen(kept, followEdit(last, english, kept))).toMatch(/^replaced/);
  });

  it('stay where they were edited, although their old form was put elsewhere', () => {
    const before = '他們發現了新大陸。';
    const edits = [
      { start: 5, end: 6, insert: '舊' },
      { start: 8, end: 8, insert: '，不是新大陸' },
    ];
    const after = '他們發現了舊大陸，不是新大陸。';
    expect(told(after, followEdit(anchorOn(before, '新大陸'), before, after, edits))).toBe('edited 5:舊大陸');
  });

  it('are no words of a longer word', () => {
    const after = 'Smart people came to the party by tramway.';
    const before = 'The art people came by tram.';
    for (const quote of ['art', 'tram']) {
      expect(told(after, followEdit(anchorOn(before, quote), before, after))).not.toMatch(/live|ambiguous/);
    }
  });

  it('are gone when a sentence that has nothing to do with theirs stands there, whatever chance has in it', () => {
    const before = '碼頭上的老人每天傍晚都來看船。';
    const after = '報紙說，昨夜的大雪壓垮了兩座傍山的房子。';
    expect(seen(after, followEdit(anchorOn(before, '的'), before, after))).toMatch(/^replaced/);
  });

  it('taken out and put in elsewhere, step by step, are found if they are many', () => {
    const before = '我們在老城的車站等船。';
    const cut = followEdit(anchorOn(before, '在老城的車站'), before, '我們等船。', [
      { start: 2, end: 8, insert: '' },
    ]);
    expect(seen('我們等船。', cut)).toBe('replaced:');
    const after = '我們等船，在老城的車站。';
    const pasted = followEdit(cut, '我們等船。', after, [{ start: 4, end: 4, insert: '，在老城的車站' }]);
    expect(told(after, pasted)).toBe('live 5:在老城的車站');
  });

  it('come back when an edit that made them doubtful is taken back', () => {
    const moved = '電車被老人們看見了。';
    const before = '老人們看見了電車。';
    const doubtful = followEdit(anchorOn(before, '電車'), before, moved);
    expect(doubtful.status).toBe('ambiguous');
    expect(told(before, followEdit(doubtful, moved, before))).toBe('live 6:電車');
    expect(told('她笑了。', followEdit(doubtful, moved, '她笑了。'))).toMatch(/^replaced/);
  });
});

describe('words moved over a cut', () => {
  const group = (before: readonly string[], after: readonly string[], anchors: readonly Anchor[]) => {
    const numbered = (texts: readonly string[], first: number) =>
      texts.map((text, at) => ({ segment: segmentId(first + at), text }));
    const rows = numbered(after, 1);
    const textAt = (segment: SegmentId): string => rows.find((row) => row.segment === segment)?.text ?? '';
    return followGroup(anchors, { side: 'source', before: numbered(before, 1), after: rows }).map(
      (anchor) => `${anchor.segment} ${told(textAt(anchor.segment), anchor)}`,
    );
  };

  it('are found in the part that has them', () => {
    const before = 'The old men of the pier saw the tram and waved.';
    const after = ['The tram came in. ', 'It was seen by the old men of the pier, who waved.'];
    expect(group([before], after, [anchorOn(before, 'old men of the pier')])).toEqual([
      '2 live 19:old men of the pier',
    ]);
    expect(group([before], after, [anchorOn(before, 'tram')])).toEqual(['1 ambiguous 4:tram']);
  });

  it('are not taken for words of a part that stayed', () => {
    const before = ['電車來了。', '孩子們跑向老城的電車站，'];
    const anchor = { ...anchorOn(before[1] ?? '', '電車'), segment: segmentId(2) };
    expect(group(before, ['電車來了。孩子們跑了。'], [anchor])[0]).toMatch(/ (?:replaced|orphan) /);
  });
});
