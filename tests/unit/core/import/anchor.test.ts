import { expect, test } from 'vitest';
import { anchorRepairs, placeRepairs } from '#core/import/anchor.ts';
import type { RepairDraft } from '#core/model/index.ts';

/** Of `甲,&amp;乙  丙`: the comma is doubtful, the entity and the spaces are certain. */
const drafts: readonly RepairDraft[] = [
  { kind: 'punctuation', certainty: 'doubtful', start: 1, end: 2, before: ',', after: '，', reason: 'x' },
  { kind: 'entity', certainty: 'certain', start: 2, end: 7, before: '&amp;', after: '𠮷', reason: 'x' },
  { kind: 'space', certainty: 'certain', start: 8, end: 10, before: '  ', after: '', reason: 'x' },
];

test('certain repairs are accepted, others wait; each stands where its words are once the accepted are made', () => {
  expect(placeRepairs(drafts).map(({ decision, start, end }) => [decision, start, end])).toEqual([
    ['offered', 1, 2],
    ['accepted', 2, 3],
    ['accepted', 4, 4],
  ]);
});

test('a repair is on the segment in which it starts, and ends with it', () => {
  const placed = [
    { start: 0, end: 1 },
    { start: 3, end: 6 },
    { start: 5, end: 5 },
    { start: 9, end: 12 },
  ].map((place) => ({ ...place, draft: drafts[0] as RepairDraft, decision: 'offered' as const }));
  const extents = [
    { start: 1, end: 5 },
    { start: 5, end: 8 },
    { start: 8, end: 10 },
  ];
  expect(anchorRepairs(placed, extents).map(({ segment, start, end }) => [segment, start, end])).toEqual([
    [0, 0, 0],
    [0, 2, 4],
    [1, 0, 0],
    [2, 1, 2],
  ]);
});
