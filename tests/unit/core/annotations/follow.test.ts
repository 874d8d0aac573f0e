import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followEdit } from '#core/annotations/follow.ts';
import type { Anchor, TextEdit } from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { applyEdits } from '#core/text/mapping.ts';
import {
  anchored,
  anchorOn,
  drafts,
  editIn,
  faults,
  inverse,
  plainOnes,
  seen,
  segmentId,
  troubled,
} from './anchors.ts';

/** The anchor after edits made one after the other, each known. */
const typed = (
  text: string,
  anchor: Anchor,
  edits: readonly TextEdit[],
): { text: string; anchor: Anchor } => {
  let at = { text, anchor };
  for (const edit of edits) {
    const next = applyEdits(at.text, [edit]);
    at = { text: next, anchor: followEdit(at.anchor, at.text, next, [edit]) };
  }
  return at;
};

/** Edits as short notes: what is replaced by what. */
const replacing = (text: string, words: string, insert: string): TextEdit => {
  const start = codePointLength(text.slice(0, text.indexOf(words)));
  return { start, end: start + codePointLength(words), insert };
};

const line = '老城的電車來了。';

describe('an anchor through a change that is not known', () => {
  it.each([
    ['電車', '昨天老城的電車來了。', 'live:電車'],
    ['電車', '老城的新電車來了。', 'live:電車'],
    ['電車', '老城的電纜車來了。', 'edited:電纜車'],
    ['電車', '老城的電船來了。', 'edited:電船'],
    ['電車', '老城的巴士來了。', 'replaced:巴士'],
    ['電車', '老城的來了。', 'replaced:'],
    ['電車', '議員們昨夜談到新的電車路線。', 'replaced:議員們昨夜談到新的電車路線。'],
    ['老城的電車來了。', '老城的電車走了。', 'edited:老城的電車走了。'],
    ['電車', '', 'replaced:'],
    ['電車', '老城的电车来了。', 'edited:电车'],
    ['老城', '老城的电车来了。', 'live:老城'],
    ['電車', '昨日，老城的那輛电车又来了。', 'edited:电车'],
  ])('%s in %s', (quote, after, expected) => {
    expect(seen(after, followEdit(anchorOn(line, quote), line, after))).toBe(expected);
  });
});

describe('an anchor in English', () => {
  const english = 'The old tram came back to the city in spring.';
  it.each([
    ['tram', 'In spring the old tram came back.', 'live:tram'],
    ['tram', 'The old trams came back to the city in spring.', 'live:tram'],
    ['tram came', 'The old train came back to the city in spring.', 'edited:train came'],
    ['colour', 'The old tram came back.', 'replaced:'],
    ['came back', 'The old tram returned to the city in spring.', 'replaced:returned'],
    ['to the city', 'The old tram came back to our city in spring.', 'edited:to our city'],
    ['the city', 'Nobody knew where the letters from the war had been kept.', 'replaced'],
    ['old tram', 'She told her mother that a stranger had called at noon.', 'replaced'],
    ['in spring', 'Nothing in the spring report says so.', 'replaced'],
  ])('%s in %s', (quote, after, expected) => {
    const text = english.replace('tram', quote === 'colour' ? 'colour tram' : 'tram');
    expect(seen(after, followEdit(anchorOn(text, quote), text, after)).slice(0, expected.length)).toBe(
      expected,
    );
  });
});

describe('an anchor through known edits', () => {
  it.each<[string, string, readonly (readonly [string, string])[], string]>([
    ['typing before it', '電車', [['電車', '新電車']], 'live:電車'],
    ['a word for it', '電車', [['電車', '車站']], 'edited:車站'],
    ['another word for it', '電車', [['電車', '巴士']], 'replaced:巴士'],
    ['a replacement of its end', '電車', [['車', '纜車']], 'edited:電纜車'],
    ['a revised sentence pasted', '電車', [[line, '老城裡的電車終於來了。']], 'live:電車'],
    ['another sentence pasted', '的電', [[line, '昨夜下雪，的電車停駛。']], 'ambiguous:的電'],
    [
      'taken out and put back',
      '電車',
      [
        ['電車', ''],
        ['的來', '的電車來'],
      ],
      'live:電車',
    ],
    [
      'typed again piece by piece',
      '電車',
      [
        ['電車', ''],
        ['的來', '的電來'],
        ['電來', '電車來'],
      ],
      'live:電車',
    ],
    [
      'typed over piece by piece',
      '電車',
      [
        ['電車', '巴'],
        ['巴', '巴士'],
      ],
      'replaced:巴士',
    ],
    [
      'half taken out and put back',
      '電車',
      [
        ['電', ''],
        ['的車', '的電車'],
      ],
      'live:電車',
    ],
    [
      'more taken out and put back',
      '電車',
      [
        ['的電車來', ''],
        ['老城了', '老城的電車來了'],
      ],
      'live:電車',
    ],
  ])('%s', (_, quote, replacements, expected) => {
    let at = { text: line, anchor: anchorOn(line, quote) };
    for (const [words, insert] of replacements) {
      at = typed(at.text, at.anchor, [replacing(at.text, words, insert)]);
    }
    expect(seen(at.text, at.anchor)).toBe(expected);
  });

  it('leans as it is told at its ends', () => {
    const anchor: Anchor = { ...anchorOn(line, '電車'), startLean: 'before', endLean: 'after' };
    const after = applyEdits(line, [
      { start: 3, end: 3, insert: '新' },
      { start: 5, end: 5, insert: '啊' },
    ]);
    const followed = followEdit(anchor, line, after, [
      { start: 3, end: 3, insert: '新' },
      { start: 5, end: 5, insert: '啊' },
    ]);
    expect(seen(after, followed)).toBe('edited:新電車啊');
  });

  it('does not take other words of the same kind for its own', () => {
    const text = '電車，電車，電車';
    const anchor = anchorOn(text, '電車');
    const cut = typed(text, anchor, [{ start: 0, end: 2, insert: '' }]);
    expect(seen(cut.text, cut.anchor)).toBe('replaced:');
    const edited = typed(text, anchor, [{ start: 0, end: 3, insert: '' }]);
    expect(seen(edited.text, edited.anchor)).toBe('replaced:');
  });

  it('is the very same while nothing about it changes', () => {
    const anchor = anchorOn(line, '電車');
    expect(followEdit(anchor, line, line)).toBe(anchor);
    expect(followEdit(anchor, line, '老城的電車走了。')).toBe(anchor);
    const orphan: Anchor = { ...anchor, status: 'orphan' };
    expect(followEdit(orphan, line, '新的')).toBe(orphan);
  });

  it('moves the candidates of an ambiguous one, and drops those that are deleted', () => {
    const anchor: Anchor = {
      ...anchorOn(line, '電車'),
      status: 'ambiguous',
      candidates: [
        { segment: segmentId(1), start: 3, end: 5 },
        { segment: segmentId(1), start: 0, end: 2 },
        { segment: segmentId(2), start: 3, end: 5 },
      ],
    };
    const followed = followEdit(anchor, line, '的電車來了。', [{ start: 0, end: 2, insert: '' }]);
    expect(followed.candidates).toEqual([
      { segment: segmentId(1), start: 1, end: 3 },
      { segment: segmentId(2), start: 3, end: 5 },
    ]);
    expect(followEdit(anchor, line, `${line}嗎`)).toBe(anchor);
  });
});

describe('whatever is edited', () => {
  it('leaves an anchor inside its text, whole and honest', () => {
    const property = fc.property(
      anchored(troubled),
      fc.array(fc.record({ draft: drafts(troubled), known: fc.boolean() }), { minLength: 1, maxLength: 6 }),
      ({ text, anchor }, steps) => {
        let at = { text, anchor };
        for (const { draft, known } of steps) {
          const edit = editIn(at.text, draft);
          const next = applyEdits(at.text, [edit]);
          at = { text: next, anchor: followEdit(at.anchor, at.text, next, known ? [edit] : undefined) };
          expect(faults(at.text, at.anchor)).toEqual([]);
        }
      },
    );
    fc.assert(property, { numRuns: 400 });
  });

  it('never moves it onto words that were there before and are not its own', () => {
    const property = fc.property(
      anchored(plainOnes),
      fc.array(drafts(plainOnes), { minLength: 1, maxLength: 5 }),
      ({ text, anchor }, steps) => {
        // Who each code point is: its number in the first text, or -1 when it was written since.
        let who = Array.from({ length: codePointLength(text) }, (_, index) => index);
        const isOwn = (index: number): boolean => index < 0 || (index >= anchor.start && index < anchor.end);
        let at = { text, anchor };
        const wrong: string[] = [];
        for (const draft of steps) {
          const edit = editIn(at.text, draft);
          const added = Array.from({ length: codePointLength(edit.insert) }, () => -1);
          who = [...who.slice(0, edit.start), ...added, ...who.slice(edit.end)];
          at = typed(at.text, at.anchor, [edit]);
          const isLive = at.anchor.status === 'live';
          const inside = who.slice(at.anchor.start, at.anchor.end);
          if (isLive && !inside.some(isOwn)) wrong.push('on words of others');
          const first = who.indexOf(anchor.start);
          const all = Array.from(anchor.quote, (_, index) => anchor.start + index);
          const isUnharmed = first >= 0 && all.every((own, index) => who[first + index] === own);
          if (isUnharmed && !(isLive && at.anchor.start === first)) wrong.push('off its unharmed words');
        }
        expect(wrong).toEqual([]);
      },
    );
    fc.assert(property, { numRuns: 400 });
  });

  it('is made good by taking it back by hand', () => {
    const property = fc.property(
      anchored(troubled),
      fc.array(drafts(troubled), { minLength: 1, maxLength: 5 }),
      ({ text, anchor }, steps) => {
        let at = { text, anchor };
        const back: TextEdit[] = [];
        for (const draft of steps) {
          const edit = editIn(at.text, draft);
          back.unshift(inverse(at.text, edit));
          at = typed(at.text, at.anchor, [edit]);
        }
        const restored = typed(at.text, at.anchor, back);
        expect(restored.text).toBe(text);
        expect(seen(text, restored.anchor)).toBe(`live:${anchor.quote}`);
        // Among equal words another may have been as near.
        const isOnlyPlace = text.split(anchor.quote).length === 2;
        expect(isOnlyPlace ? restored.anchor.start : anchor.start).toBe(anchor.start);
      },
    );
    fc.assert(property, { numRuns: 400 });
  });
});
