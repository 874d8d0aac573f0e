import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Anchor, FrozenCell, SegmentId, SharedAnnotation } from '#core/model/index.ts';
import { plain } from '#core/model/index.ts';
import { sameValue } from '#core/model/same-value.ts';
import { emptyRecord } from '#core/review/merge.ts';
import { replaceVersions } from '#core/review/versions.ts';
import { withSentContexts } from '#core/review/withhold.ts';
import { back, row } from './report-fixtures.ts';

const at = '2026-11-25T10:00:00.000Z';
const anchorOn = (own: Partial<Anchor>): Anchor => ({
  segment: 1 as SegmentId,
  side: 'en',
  start: 3,
  end: 6,
  startLean: 'after',
  endLean: 'before',
  quote: 'cat',
  prefix: '',
  suffix: '',
  folded: 'cat',
  hash: '',
  status: 'live',
  candidates: [],
  ...own,
});
const noteOn = (anchors: readonly Anchor[]): SharedAnnotation => ({
  uid: 'note',
  kind: 'comment',
  body: 'b',
  wording: null,
  category: null,
  severity: null,
  tags: [],
  visibility: 'shared',
  author: 'A',
  created: at,
  changed: at,
  revision: 1,
  resolution: null,
  foreign: null,
  anchors,
});

/** Words round a `cat` at the fourth place: what some of the texts have, and what none has. */
const around = fc.constantFrom('', 'my ', 'no ', 'go ', 'ur ');
const behind = fc.constantFrom('', ' ran', ' sat', ' hid');
const textOf = (before: string, after: string): string => `${before.padEnd(3, '-')}cat${after}`;
const cell = fc.record({
  segment: fc.constantFrom(1, 2),
  side: fc.constantFrom('en', 'source'),
  before: around,
  after: behind,
});
type CellSpec = {
  readonly segment: number;
  readonly side: string;
  readonly before: string;
  readonly after: string;
};
const frozen = ({ segment, side, before, after }: CellSpec): FrozenCell =>
  ({
    segment: segment as SegmentId,
    side,
    text: textOf(before, after),
    tags: [],
    state: 'translated',
    hash: '',
  }) as unknown as FrozenCell;

const sent = (anchors: readonly Anchor[], own: readonly CellSpec[], handed: readonly CellSpec[]) => {
  const reviewed = handed.map((one) =>
    back('R', row(one.segment, '', ''), plain(textOf(one.before, one.after)), 'translated', one.side),
  );
  const record = {
    ...emptyRecord,
    cells: reviewed.flatMap((value, n) => replaceVersions([], `c${n}`, value)),
    annotations: [replaceVersions([], 'note', noteOn(anchors))],
  };
  return withSentContexts(record, [], own.map(frozen)).annotations[0]?.value.anchors ?? [];
};

describe('what once stood round the words of an annotation', () => {
  it('goes along only where a text of its own cell that goes along has it', () => {
    const anchor = fc
      .record({
        prefix: around,
        suffix: behind,
        segment: fc.constantFrom(1, 2),
        side: fc.constantFrom('en', 'source'),
      })
      .map(({ segment, ...own }) => anchorOn({ ...own, segment: segment as SegmentId }));
    const cells = fc.array(cell, { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(anchor, { maxLength: 3 }), cells, cells, (anchors, own, handed) => {
        const found = sent(anchors, own, handed);
        expect(found.length).toBe(anchors.length);
        for (const [n, { prefix, suffix, ...left }] of found.entries()) {
          const was = anchors[n];
          const texts = [...own, ...handed]
            .filter(({ segment, side }) => segment === was?.segment && side === was.side)
            .map(({ before, after }) => textOf(before, after));
          const has = (one: { prefix: string; suffix: string } | undefined): boolean =>
            one !== undefined && texts.some((text) => text.includes(one.prefix) && text.includes(one.suffix));
          // No word that stands in none of them.
          expect(has({ prefix, suffix }) || (prefix === '' && suffix === '')).toBe(true);
          const isKept = sameValue({ prefix, suffix, ...left }, was);
          const isThere = texts.length === 0 || texts.includes(`${prefix}cat${suffix}`);
          expect(has(was) ? isKept : isThere).toBe(true);
        }
      }),
    );
  });

  it('goes along with words that are nowhere any more: they are shown with it', () => {
    const orphan = anchorOn({ status: 'orphan', prefix: 'was ', suffix: ' here' });
    expect(sent([orphan], [], [])).toEqual([orphan]);
  });

  it('is looked for in the rows that go along', () => {
    const rows = [row(1, '原文', 'my cat ran'), row(2, '原文', 'no cat sat')];
    const anchors = [
      anchorOn({ prefix: 'my ', suffix: ' ran' }),
      anchorOn({ prefix: 'no ', suffix: ' sat' }),
    ];
    const record = { ...emptyRecord, annotations: [replaceVersions([], 'note', noteOn(anchors))] };
    const [one] = withSentContexts(record, rows, []).annotations;
    expect(one?.value.anchors.map(({ prefix, suffix }) => [prefix, suffix])).toEqual([
      ['my ', ' ran'],
      ['my ', ' ran'],
    ]);
  });
});
