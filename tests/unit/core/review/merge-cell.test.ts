import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCell, plain, sameRich } from '#core/model/index.ts';
import type {
  Answer,
  Cell,
  CellState,
  FrozenCell,
  InlineTag,
  RichText,
  SegmentId,
} from '#core/model/index.ts';
import { reviewedCell } from '#core/review/items.ts';
import { acceptItems, takeTheirs, type Accepted } from '#core/review/accept-items.ts';
import { mergeCell, type MergedCell } from '#core/review/merge.ts';
import { richHash } from '#core/review/rich-edit.ts';
import { validRich } from '#core/text/mapping.ts';
import { richText } from '../text/arbitraries.ts';
import { revisionOf } from './arbitraries.ts';

const place = { segment: 3 as SegmentId, side: 'en' as const };
const cell = (rich: RichText, state: CellState = 'translated'): Cell => ({ ...emptyCell, ...rich, state });
const frozen = (rich: RichText, state: CellState = 'translated'): FrozenCell => ({
  ...rich,
  ...place,
  state,
  hash: richHash(rich),
});

type Handed = readonly [reviewer: string, text: RichText, state?: CellState];
const merge = (
  base: RichText,
  ours: Cell,
  handed: readonly Handed[],
  answers?: readonly Answer[],
): MergedCell =>
  mergeCell(
    place,
    ours,
    handed.map(([reviewer, text, state = 'translated']) => ({
      cell: reviewedCell({ ...place, reviewer }, base, text, state),
      frozen: frozen(base),
    })),
    answers === undefined ? undefined : Map.groupBy(answers, ({ item }) => item),
  );
const words = (base: string, ours: string, ...theirs: string[]): MergedCell =>
  merge(
    plain(base),
    cell(plain(ours)),
    theirs.map((text, i) => [`Reviewer ${i}`, plain(text)]),
  );
/** Accepts all that can be, what comes of it read and confirmed. */
const acceptAll = (ours: RichText, merged: MergedCell, chosen = all(merged)): Accepted => {
  const { unconfirmed } = acceptItems(ours, merged, chosen);
  return acceptItems(ours, merged, chosen, { confirmed: unconfirmed });
};
const all = ({ items }: MergedCell): Set<string> => new Set(items.map(({ item }) => item.id));
const standings = ({ items }: MergedCell): string[] => items.map(({ standing }) => standing.is);

const answerTo = (item: string, decision: Answer['decision']): Answer => ({
  item,
  decision,
  reason: '',
  by: 'Translator',
  at: '2026-11-25T00:00:00Z',
});

/** Each party types letters nobody else has, so that every word can be told by whose it is. */
const inTheirHand = (rich: RichText, base: RichText, hand: number): RichText => {
  const known = new Set(base.text);
  const text = Array.from(rich.text, (one) =>
    known.has(one) ? one : String.fromCodePoint(0xe000 + hand),
  ).join('');
  return { ...rich, text };
};
const count = (text: string, hand: number): number =>
  text.split(String.fromCodePoint(0xe000 + hand)).length - 1;

const parties = richText(15).chain((base) =>
  fc
    .tuple(fc.constant(base), revisionOf(base), revisionOf(base), revisionOf(base))
    .map(([base, ...others]) => [base, ...others.map((one, i) => inTheirHand(one, base, i))] as const),
);

describe('merging a cell', () => {
  it('loses no edit and no suggestion, and gives a text that can be stored', () => {
    fc.assert(
      fc.property(parties, ([base, ours, a, b]) => {
        const handed: Handed[] = [
          ['A', a ?? base],
          ['B', b ?? base],
        ];
        const merged = merge(base, cell(ours ?? base), handed);
        const result = acceptAll(ours ?? base, merged);
        expect(validRich(result.text)).toBe(true);
        // An accepted deletion takes away only what stands in the frozen text: all that the translator typed stays.
        expect(count(result.text.text, 0)).toBe(count((ours ?? base).text, 0));
        for (const [hand, reviewer] of [
          [1, 'A'],
          [2, 'B'],
        ] as const) {
          const own = merged.items.filter(({ item }) => item.reviewer === reviewer);
          const typed = own.reduce(
            (sum, { item }) => sum + item.edits.reduce((n, { insert }) => n + count(insert.text, hand), 0),
            0,
          );
          expect(typed).toBe(count((handed[hand - 1]?.[1] ?? base).text, hand));
          const taken = own.filter(({ item }) => result.accepted.includes(item.id));
          const made = taken.reduce(
            (sum, { item, standing }) =>
              standing.is === 'made'
                ? sum
                : sum + item.edits.reduce((n, e) => n + count(e.insert.text, hand), 0),
            0,
          );
          expect(count(result.text.text, hand)).toBe(made);
        }
        const left = merged.items.filter(({ item }) => result.left.includes(item.id));
        for (const one of left) {
          const { standing } = one;
          expect(standing.is === 'clash' || (standing.is === 'free' && standing.rivals.length > 0)).toBe(
            true,
          );
          expect(validRich(takeTheirs(ours ?? base, one) ?? base)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is the same in whatever order reviewers come, and however often', () => {
    fc.assert(
      fc.property(parties, ([base, ours, a, b]) => {
        const [first, second]: Handed[] = [
          ['A', a ?? base],
          ['B', b ?? base, 'reviewed'],
        ];
        if (first === undefined || second === undefined) return;
        const merged = merge(base, cell(ours ?? base), [first, second]);
        expect(merge(base, cell(ours ?? base), [second, first, second])).toEqual(merged);
      }),
      { numRuns: 100 },
    );
  });

  it('makes the reviewer’s text where only they changed it, and keeps ours where only we did', () => {
    fc.assert(
      fc.property(parties, ([base, ours]) => {
        const theirs = merge(base, cell(base), [['A', ours ?? base]]);
        expect(acceptItems(base, theirs, all(theirs)).text).toEqual(ours);
        expect(merge(base, cell(ours ?? base), [['A', base]]).items).toEqual([]);
        const both = merge(base, cell(ours ?? base), [['A', ours ?? base]]);
        expect(standings(both).every((is) => is === 'made')).toBe(true);
        expect(sameRich(acceptItems(ours ?? base, both, all(both)).text, ours ?? base)).toBe(true);
        expect(merge(base, cell(base), [['A', base]])).toMatchObject({ items: [], state: 'translated' });
      }),
      { numRuns: 100 },
    );
  });

  it('leaves the other items free when one is accepted, also with a break between two deletions', () => {
    const tag = (at: number, kind: InlineTag['kind'], id: number, type: InlineTag['type']): InlineTag => ({
      at,
      kind,
      id,
      type,
    });
    const base = {
      text: '說》」',
      tags: [
        tag(0, 'open', 0, 'strong'),
        tag(0, 'open', 1, 'link'),
        tag(0, 'empty', 2, 'break'),
        tag(1, 'close', 1, 'link'),
        tag(2, 'close', 0, 'strong'),
        tag(2, 'open', 3, 'strong'),
        tag(2, 'close', 3, 'strong'),
      ],
    };
    const own = {
      text: '說',
      tags: [
        tag(0, 'open', 1, 'link'),
        tag(1, 'close', 1, 'link'),
        tag(1, 'open', 3, 'strong'),
        tag(1, 'close', 3, 'strong'),
      ],
    };
    expect(validRich(base) && validRich(own)).toBe(true);
    const merged = merge(base, cell(base), [['A', own]]);
    expect(acceptItems(base, merged, all(merged)).text).toEqual(own);
    for (const { item } of merged.items) {
      const accepted = acceptItems(base, merged, new Set([item.id])).text;
      const again = merge(base, cell(accepted), [['A', own]], [answerTo(item.id, 'accepted')]);
      expect(standings(again)).toEqual(
        merged.items.map((one) => (one.item.id === item.id ? 'answered' : 'free')),
      );
    }
  });

  it('leaves the other items free when one is accepted', () => {
    fc.assert(
      fc.property(parties, ([base, , a]) => {
        const merged = merge(base, cell(base), [['A', a ?? base]]);
        const [first] = merged.items;
        if (first === undefined) return;
        const accepted = acceptItems(base, merged, new Set([first.item.id])).text;
        const again = merge(base, cell(accepted), [['A', a ?? base]], [answerTo(first.item.id, 'accepted')]);
        expect(standings(again)).toEqual(merged.items.map((one) => (one === first ? 'answered' : 'free')));
        expect(acceptItems(accepted, again, all(again)).text).toEqual(a);
      }),
      { numRuns: 100 },
    );
  });
});

describe('two who change the same', () => {
  it('are shown with the frozen words, and nothing is decided', () => {
    const merged = words('He went home late.', 'He walked home late.', 'He ran home early.');
    expect(merged.items.map(({ item, standing }) => [item.inserted, standing.is])).toEqual([
      ['ran', 'clash'],
      ['early', 'free'],
    ]);
    const [clash] = merged.items;
    expect(clash?.standing).toMatchObject({
      base: { text: 'went' },
      ours: { text: 'walked' },
      theirs: { text: 'ran' },
      at: { start: 3, end: 9 },
    });
    const ours = plain('He walked home late.');
    // A sentence nobody wrote: it is shown first.
    expect(acceptItems(ours, merged, all(merged))).toMatchObject({
      text: { text: 'He walked home late.' },
      accepted: [],
      unconfirmed: 'He walked home early.',
    });
    expect(acceptAll(ours, merged).text.text).toBe('He walked home early.');
    expect(clash && takeTheirs(ours, clash)?.text).toBe('He ran home late.');
  });

  it('are rivals when both are reviewers, and one when they agree', () => {
    const rivals = words('He went.', 'He went.', 'He ran.', 'He walked.');
    const [a, b] = rivals.items;
    expect(a?.standing).toMatchObject({ is: 'free', rivals: [b?.item.id], twins: [] });
    expect(acceptItems(plain('He went.'), rivals, all(rivals))).toMatchObject({
      text: plain('He went.'),
      accepted: [],
      left: [a?.item.id, b?.item.id],
    });
    const one = acceptItems(plain('He went.'), rivals, new Set([b?.item.id ?? '']));
    expect(one.text.text).toBe(`He ${b?.item.inserted}.`);
    expect(
      words('He went.', one.text.text, 'He ran.', 'He walked.')
        .items.map(({ standing }) => standing.is)
        .sort(),
    ).toEqual(['clash', 'made']);
    const twins = words('He went.', 'He went.', 'He ran.', 'He ran.');
    expect(acceptItems(plain('He went.'), twins, all(twins))).toMatchObject({
      text: plain('He ran.'),
      left: [],
    });
  });

  it('may both format words of their own', () => {
    const bold = (from: number, to: number): RichText => {
      const tags: InlineTag[] = [
        { at: from, kind: 'open', id: 1, type: 'strong' },
        { at: to, kind: 'close', id: 1, type: 'strong' },
      ];
      return { text: 'one, two, three', tags };
    };
    const base = plain('one, two, three');
    const merged = merge(base, cell(bold(0, 3)), [
      ['A', bold(5, 8)],
      ['B', bold(10, 15)],
    ]);
    const { text } = acceptAll(bold(0, 3), merged);
    expect(text.tags.map(({ at, kind }) => [at, kind])).toEqual(
      [0, 5, 10].flatMap((at, i) => [
        [at, 'open'],
        [[3, 8, 15][i], 'close'],
      ]),
    );
    expect(validRich(text)).toBe(true);
  });
});

describe('answers', () => {
  it('close an item for good', () => {
    const base = plain('He went.');
    const [open] = words('He went.', 'He went.', 'He ran.').items;
    const answer = answerTo(open?.item.id ?? '', 'rejected');
    const merged = merge(base, cell(base), [['Reviewer 0', plain('He ran.')]], [answer]);
    expect(merged.items[0]?.standing).toEqual({ is: 'answered', answers: [answer] });
    expect(acceptItems(base, merged, all(merged)).text).toEqual(base);
  });
});

describe('states', () => {
  const text = plain('He went.');
  const stateOf = (ours: CellState, ...theirs: CellState[]): CellState =>
    merge(
      text,
      cell(text, ours),
      theirs.map((state, i) => [`R${i}`, text, state]),
    ).state;

  it('follow who changed them, and the least finished of several', () => {
    expect(stateOf('translated', 'reviewed')).toBe('reviewed');
    expect(stateOf('translated', 'translated')).toBe('translated');
    expect(stateOf('approved', 'translated')).toBe('approved');
    expect(stateOf('translated', 'approved', 'reviewed')).toBe('reviewed');
    expect(stateOf('reviewed', 'draft')).toBe('draft');
  });

  it('never pass to words nobody judged', () => {
    const edited = cell(plain('He went home.'));
    expect(merge(text, edited, [['A', text, 'approved']]).state).toBe('translated');
    expect(merge(text, edited, [['A', plain('He went home.'), 'approved']]).state).toBe('approved');
  });

  it('do not rise while a suggestion waits', () => {
    expect(
      merge(text, cell(text), [
        ['A', text, 'approved'],
        ['B', plain('He ran.')],
      ]).state,
    ).toBe('translated');
  });
});
