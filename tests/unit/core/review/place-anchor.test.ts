import { describe, expect, it } from 'vitest';
import { makeAnchor } from '#core/annotations/anchor.ts';
import type { Anchor, SegmentId } from '#core/model/index.ts';
import { placeAnchor } from '#core/review/place-anchor.ts';

const segment = 4 as SegmentId;

const anchorOn = (text: string, quote: string): Anchor => {
  const start = Array.from(text.split(quote)[0] ?? '').length;
  const made = makeAnchor(text, 'en', { segment, start, end: start + Array.from(quote).length });
  if (!made.ok) throw new Error(quote);
  return made.value;
};

const frozen = '天黑了，路上没有人，天很冷。';

describe('an anchor of another file', () => {
  it('is on the same words where their text was known, however often these stand in the present one', () => {
    const anchor = anchorOn(frozen, '天很');
    const present = '天很黑，路上没有人，天很冷。';
    expect(placeAnchor(anchor, [{ text: frozen }], present)).toMatchObject({ start: 10, status: 'live' });
  });

  it('means the text it was made on, of several in which its words stand at its place', () => {
    const other = '天黑了，人都走了吧，天很冷。';
    const anchor = anchorOn(frozen, '天很冷');
    const placed = placeAnchor(anchor, [{ text: other }, { text: frozen }], `但是${frozen}`);
    expect(placed).toMatchObject({ start: 12, status: 'live', hash: anchor.hash });
  });

  it('on a reviewer’s text is followed back by the changes that made it', () => {
    const own = '夜深了，路上没有人，天很冷。';
    const from = { text: frozen, edits: [{ start: 0, end: 2, insert: '天黑' }] };
    expect(placeAnchor(anchorOn(own, '夜深'), [{ text: own, from }], frozen)).toMatchObject({
      start: 0,
      end: 2,
      quote: '夜深',
      status: 'replaced',
    });
    expect(placeAnchor(anchorOn(own, '天很'), [{ text: own, from }], frozen).status).toBe('live');
  });

  it('on an unknown text is looked for, and is nowhere when its words stand in no place or in several', () => {
    const anchor = anchorOn('从前路上没有人住。', '路上没有人');
    expect(placeAnchor(anchor, [], frozen)).toMatchObject({ start: 4, end: 9, status: 'live' });
    expect(placeAnchor(anchor, [], '路上没有人，路上没有人。').status).toBe('orphan');
    expect(placeAnchor(anchor, [], '天黑了。').status).toBe('orphan');
    // Few words are theirs only among the words they stood among.
    expect(placeAnchor(anchorOn('从前没有人住。', '没有人'), [], frozen).status).toBe('orphan');
    const near = anchorOn('很晚了，路上没有人，天很冷，风很大。', '没有人');
    expect(placeAnchor(near, [], frozen)).toMatchObject({ start: 6, status: 'live' });
  });

  it('whose words had changed where it comes from is live where they have not', () => {
    const anchor: Anchor = { ...anchorOn(frozen, '没有人'), start: 0, end: 1, status: 'replaced' };
    expect(placeAnchor(anchor, [{ text: frozen }], frozen)).toMatchObject({ start: 6, status: 'live' });
  });

  it('is an orphan when its segment is gone, and believed in nothing it may have been forged with', () => {
    const anchor = anchorOn(frozen, '没有人');
    expect(placeAnchor(anchor, [{ text: frozen }], null).status).toBe('orphan');
    const far: Anchor = { ...anchor, start: 90, end: 12, quote: '', folded: '<b>', hash: 'x' };
    expect(placeAnchor(far, [{ text: frozen }], frozen)).toMatchObject({ status: 'orphan', folded: '' });
    const inside: Anchor = { ...anchor, start: 0, end: 1, quote: 'e', status: 'edited', hash: 'x' };
    expect(placeAnchor(inside, [], 'e\u0301e\u0301').status).toBe('orphan');
  });

  it('leaves to choose from only what can be chosen', () => {
    const anchor: Anchor = {
      ...anchorOn(frozen, '天'),
      status: 'ambiguous',
      candidates: [
        { segment, start: 0, end: 1 },
        { segment, start: 40, end: 41 },
        { segment: 5 as SegmentId, start: 0, end: 1 },
      ],
    };
    const { status, candidates } = placeAnchor(anchor, [], frozen);
    expect([status, candidates]).toEqual(['ambiguous', [{ segment, start: 0, end: 1 }]]);
    expect(placeAnchor({ ...anchor, candidates: [] }, [], frozen).status).toBe('orphan');
  });
});
