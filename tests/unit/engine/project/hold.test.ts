import { expect, test } from 'vitest';
import type { Step } from '#core/model/index.ts';
import { refuseHeld, type Hold } from '#engine/project/hold.ts';

const hold: Hold = {
  document: 1 as Hold['document'],
  name: 'held.txt',
  hasRow: (segment) => Number(segment) < 10,
};

/** A step with its parts as text, since most of what it has does not matter here. */
const step = (on: Step['on'], parts: object): Step =>
  ({ on, before: null, after: null, ...parts }) as unknown as Step;

const place = { segment: 3, start: 0, end: 1 };
const elsewhere = { ...place, segment: 30 };
const anchor = (own: object, candidates: readonly object[] = []) => ({ ...own, candidates });

const held: Readonly<Record<string, Step>> = {
  'a text of a row': step('cell', { segment: 3 }),
  'a row that comes': step('segment', { id: 99, after: { document: 1 } }),
  'a row that goes': step('segment', { id: 99, before: { document: 1 } }),
  'a row that goes to another document': step('segment', {
    id: 9,
    before: { document: 1 },
    after: { document: 2 },
  }),
  'a row that comes from another document': step('segment', {
    id: 9,
    before: { document: 2 },
    after: { document: 1 },
  }),
  'a paragraph': step('block', { document: 1 }),
  'the document': step('document', { id: 1 }),
  'a repair as it was': step('repair', { before: place, after: elsewhere }),
  'a repair as it is to be': step('repair', { before: elsewhere, after: place }),
  'a repair that is made': step('repair', { after: place }),
  'a repair that is gone': step('repair', { before: place }),
  'words that were there': step('anchors', { before: [anchor(place)], after: [] }),
  'words that are to be there': step('anchors', { before: [], after: [anchor(elsewhere), anchor(place)] }),
  'a place where words may be': step('anchors', {
    before: [],
    after: [anchor(elsewhere, [elsewhere, place])],
  }),
  'a row as it was stored': step('row', { table: 'cells' }),
};

const free: Readonly<Record<string, Step>> = {
  'a text of another row': step('cell', { segment: 30 }),
  'a row of another document': step('segment', { id: 3, before: { document: 2 }, after: { document: 2 } }),
  'a paragraph of another document': step('block', { document: 2 }),
  'another document': step('document', { id: 2 }),
  'a repair in another row': step('repair', { before: elsewhere, after: elsewhere }),
  'words in another row': step('anchors', {
    before: [anchor(elsewhere)],
    after: [anchor(elsewhere, [elsewhere])],
  }),
  'what an annotation says': step('annotation', { id: 3 }),
  'an answer': step('reply', { id: 3 }),
  'which rows came of which': step('lineage', { from: [3], into: [3] }),
  'what a review gathered': step('review', { review: 'r', list: 'cells', uid: '3' }),
  'a finding that is ignored': step('ignored', { cell: { segment: 3, side: 'en' } }),
  'a term': step('concept', { id: 3 }),
  settings: step('settings', {}),
};

test('what is held is refused to others: its rows, paragraphs, repairs and the words of annotations in them', () => {
  const refused = { ok: false, error: { code: 'document.updating', params: { name: 'held.txt' } } };
  for (const [name, one] of Object.entries(held)) {
    expect(refuseHeld({ hold }, [one], undefined), name).toEqual(refused);
    expect(refuseHeld({ hold }, [step('cell', { segment: 30 }), one], undefined), name).toEqual(refused);
    expect(refuseHeld({ hold }, [one], { ...hold }), name).toEqual(refused);
    expect(refuseHeld({ hold }, [one], hold).ok, name).toBe(true);
    expect(refuseHeld({ hold: null }, [one], undefined).ok, name).toBe(true);
  }
  for (const [name, one] of Object.entries(free))
    expect(refuseHeld({ hold }, [one], undefined).ok, name).toBe(true);
  expect(refuseHeld({ hold }, [], undefined).ok).toBe(true);
});
