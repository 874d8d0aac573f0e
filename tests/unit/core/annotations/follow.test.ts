import { describe, expect, it } from 'vitest';
import { makeAnchor } from '../../../../core/annotations/anchor.ts';
import { followEdit, followGroup } from '../../../../core/annotations/follow.ts';
import type { Anchor, SegmentId } from '../../../../core/model/index.ts';
import { codePointLength, sliceCodePoints } from '../../../../core/text/codepoints.ts';

const one = 1 as SegmentId;
const two = 2 as SegmentId;

const anchorOn = (text: string, quote: string, segment = one): Anchor => {
  const start = codePointLength(text.slice(0, text.indexOf(quote)));
  const made = makeAnchor(text, 'source', { segment, start, end: start + codePointLength(quote) });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
};

const seen = (text: string, anchor: Anchor): string =>
  `${anchor.status}:${sliceCodePoints(text, anchor.start, anchor.end)}`;

describe('an anchor through a change of its text', () => {
  it.each([
    ['老城的電車來了。', '電車', '昨天老城的電車來了。', 'live:電車'],
    ['老城的電車來了。', '電車', '老城的新電車來了。', 'live:電車'],
    ['老城的電車來了。', '電車', '老城的電纜車來了。', 'edited:電纜車'],
    ['老城的電車來了。', '電車', '老城的電船來了。', 'edited:電船'],
    ['老城的電車來了。', '電車', '老城的巴士來了。', 'replaced:巴士'],
    ['老城的電車來了。', '電車', '老城的來了。', 'replaced:'],
    ['老城的電車來了。', '電車', '議員們昨夜談到新的電車路線。', 'replaced:議員們昨夜談到新的電車路線。'],
  ])('%s (%s) -> %s: %s', (before, quote, after, expected) => {
    expect(seen(after, followEdit(anchorOn(before, quote), before, after))).toBe(expected);
  });
});

describe('an anchor through splits and merges', () => {
  it('is cut and made whole again', () => {
    const text = '他說電車來了。';
    const anchor = anchorOn(text, '電車');
    const cut = followGroup([anchor], {
      side: 'source',
      before: [{ segment: one, text }],
      after: [
        { segment: one, text: '他說電' },
        { segment: two, text: '車來了。' },
      ],
    });
    expect(cut.map(({ segment, start, end, quote, status }) => [segment, start, end, quote, status])).toEqual(
      [
        [one, 2, 3, '電', 'live'],
        [two, 0, 1, '車', 'live'],
      ],
    );
  });
});
