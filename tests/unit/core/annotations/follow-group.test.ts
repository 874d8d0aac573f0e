import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followGroup, type SegmentText } from '#core/annotations/follow.ts';
import type { Anchor } from '#core/model/index.ts';
import { codePointLength, sliceCodePoints } from '#core/text/codepoints.ts';
import { anchored, anchorOn, faults, plainOnes, seen, segmentId, troubled } from './anchors.ts';

const side = 'source';
const [one, two, three] = [segmentId(1), segmentId(2), segmentId(3)];

const at = (...texts: readonly string[]): readonly SegmentText[] =>
  texts.map((text, index) => ({ segment: segmentId(index + 1), text }));

const show = (anchors: readonly Anchor[], after: readonly SegmentText[]): string =>
  anchors
    .map((anchor) => {
      const text = after.find(({ segment }) => segment === anchor.segment)?.text ?? '';
      return `${anchor.segment}:${seen(text, anchor)}`;
    })
    .join(' ');

describe('an annotation through cuts', () => {
  it.each<[string, string, readonly string[], readonly string[], string]>([
    ['before the cut', '電車', ['老城的電車來了。他走了。'], ['老城的電車來了。', '他走了。'], '1:live:電車'],
    ['behind the cut', '走了', ['老城的電車來了。他走了。'], ['老城的電車來了。', '他走了。'], '2:live:走了'],
    [
      'across the cut',
      '來了。他',
      ['電車來了。他走了。'],
      ['電車來了。', '他走了。'],
      '1:live:來了。 2:live:他',
    ],
    [
      'across white space',
      'said. So',
      ['He said. So what.'],
      ['He said.', 'So what.'],
      '1:live:said. 2:live:So',
    ],
    [
      'in a text mended at once',
      '來了',
      ['電車來了。 他走了。'],
      ['電車，來了。', '他走了。'],
      '1:live:來了',
    ],
  ])('%s', (_, quote, before, after, expected) => {
    const [text = ''] = before;
    const group = { side, before: at(...before), after: at(...after) } as const;
    expect(show(followGroup([anchorOn(text, quote)], group), group.after)).toBe(expected);
  });

  it('shares out an edited quote by what is left of it', () => {
    const anchor: Anchor = { ...anchorOn('電纜車來了', '電纜車來'), quote: '電車來', status: 'edited' };
    const after = at('電纜', '車來了');
    const cut = followGroup([anchor], { side, before: at('電纜車來了'), after });
    expect(show(cut, after)).toBe('1:edited:電纜 2:live:車來');
    expect(cut.map(({ quote }) => quote)).toEqual(['電', '車來']);
  });
});

describe('an annotation through merges', () => {
  const before = at('電車來了。', '他走了。', '雪停了。');
  const after = [
    { segment: one, text: '電車來了。他走了。' },
    { segment: three, text: '雪停了。' },
  ];

  it('goes along with its words', () => {
    const anchors = [anchorOn('他走了。', '走', two), anchorOn('雪停了。', '雪', three)];
    const merged = followGroup(anchors, { side, before, after });
    expect(show(merged, after)).toBe('1:live:走 3:live:雪');
    expect(merged[1]).toBe(anchors[1]);
  });

  it('is one stretch again when it ran across the cut, and not when something was between', () => {
    const across = [anchorOn('電車來了。', '來了。'), anchorOn('他走了。', '他', two)];
    const merged = followGroup(across, { side, before, after });
    expect(show(merged, after)).toBe('1:live:來了。他');
    const apart = [anchorOn('電車來了。', '來'), anchorOn('他走了。', '他', two)];
    expect(show(followGroup(apart, { side, before, after }), after)).toBe('1:live:來 1:live:他');
  });

  it('is an orphan when its segment went with its words', () => {
    const kept = [{ segment: one, text: '電車來了。' }];
    const anchor = anchorOn('他走了。', '走了', two);
    const [orphan] = followGroup([anchor], { side, before, after: kept });
    expect(orphan).toEqual({ ...anchor, status: 'orphan' });
    expect(followGroup([anchor], { side, before, after: [] })[0]?.status).toBe('orphan');
  });

  it('takes the candidates of an ambiguous one along', () => {
    const anchor: Anchor = {
      ...anchorOn('電車來了。', '電車'),
      status: 'ambiguous',
      candidates: [
        { segment: two, start: 0, end: 1 },
        { segment: segmentId(9), start: 0, end: 1 },
      ],
    };
    const [followed] = followGroup([anchor], { side, before, after });
    expect(followed?.candidates).toEqual([
      { segment: one, start: 5, end: 6 },
      { segment: segmentId(9), start: 0, end: 1 },
    ]);
  });
});

describe('whatever is cut and joined', () => {
  const cutsOf = (text: string, cuts: readonly number[]): readonly SegmentText[] => {
    const places = cuts.map((cut) => Math.round(cut * codePointLength(text))).sort((a, b) => a - b);
    const edges = [0, ...places, codePointLength(text)];
    return edges.slice(1).map((edge, index) => ({
      segment: segmentId(index + 1),
      text: sliceCodePoints(text, edges[index] ?? 0, edge),
    }));
  };
  const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 });

  it.each([
    ['plain', plainOnes],
    ['troubled', troubled],
  ])('leaves all %s words annotated, and joining makes the annotation whole again', (kind, characters) => {
    const property = fc.property(anchored(characters), cuts, cuts, ({ text, anchor }, first, second) => {
      const stages = [cutsOf(text, []), cutsOf(text, first), cutsOf(text, second), cutsOf(text, [])];
      let anchors: readonly Anchor[] = [anchor];
      for (const [index, after] of stages.entries()) {
        const before = stages[index - 1];
        if (before === undefined) continue;
        anchors = followGroup(anchors, { side, before, after });
        for (const each of anchors) {
          const own = after.find(({ segment }) => segment === each.segment);
          expect(faults(own?.text ?? '', each)).toEqual([]);
        }
      }
      const whole = `1:live:${anchor.quote}`;
      // White space and parts of graphemes at a cut belong to nobody.
      const left = kind === 'plain' ? show(anchors, stages[0] ?? []) : whole;
      expect(left).toBe(whole);
      expect(anchors.filter(({ status }) => status === 'orphan')).toEqual([]);
    });
    fc.assert(property, { numRuns: 200 });
  });
});
