import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trackedPieces, type TrackedPiece } from '#core/review/report/tracked.ts';
import { spansOf, type Span } from '#core/formats/spans.ts';
import type { InlineTag, RichText, SegmentId } from '#core/model/index.ts';
import { plain } from '#core/model/index.ts';
import { itemsOf } from '#core/review/items.ts';
import { textAndRevision } from '../review/arbitraries.ts';

const items = (frozen: RichText, own: RichText) =>
  itemsOf({ reviewer: 'A', segment: 1 as SegmentId, side: 'en' }, frozen, own);

const keyOf = ({ id, type, data }: InlineTag): string => JSON.stringify([id, type, data]);

/** A text as a reader sees it: each character and placeholder with the looks it has. */
const seen = (rich: RichText, over: (open: readonly InlineTag[]) => readonly InlineTag[] = (open) => open) =>
  spansOf(rich).flatMap((span: Span) => {
    const looks = [...new Set(over(span.open).map(keyOf))].sort().join(' ');
    const signs = 'text' in span ? Array.from(span.text) : [`[${span.placeholder.type}]`];
    return signs.map((sign) => `${sign} ${looks}`);
  });

const formerly =
  ({ lost, gained }: TrackedPiece) =>
  (open: readonly InlineTag[]): readonly InlineTag[] => {
    const fresh = new Set(gained.map(keyOf));
    return [...lost, ...open.filter((tag) => !fresh.has(keyOf(tag)))];
  };

describe('a text with its changes in pieces', () => {
  it('is both texts, with their formatting, whatever was changed', () => {
    fc.assert(
      fc.property(textAndRevision, ([frozen, own]) => {
        const pieces = trackedPieces(frozen, items(frozen, own));
        const before = pieces
          .filter(({ is }) => is !== 'inserted')
          .flatMap((piece) => seen(piece.rich, formerly(piece)));
        const after = pieces.filter(({ is }) => is !== 'deleted').flatMap(({ rich }) => seen(rich));
        expect(before).toEqual(seen(frozen));
        expect(after).toEqual(seen(own));
      }),
    );
  });

  it('says whose change each piece is, and nothing of what stayed', () => {
    const [frozen, own] = [plain('He goed home late.'), plain('He went home.')];
    const pieces = trackedPieces(frozen, items(frozen, own));
    expect(pieces.map(({ is, rich, item }) => [is, rich.text, item?.kind])).toEqual([
      ['same', 'He ', undefined],
      ['deleted', 'goed', 'replace'],
      ['inserted', 'went', 'replace'],
      ['same', ' home', undefined],
      ['deleted', ' late', 'delete'],
      ['same', '.', undefined],
    ]);
  });

  it('tells changed formatting from changed words', () => {
    const own: RichText = {
      text: 'He went home.',
      tags: [
        { at: 3, kind: 'open', id: 1, type: 'strong' },
        { at: 7, kind: 'close', id: 1, type: 'strong' },
      ],
    };
    const pieces = trackedPieces(plain(own.text), items(plain(own.text), own));
    expect(pieces.map(({ is, rich, item }) => [is, rich.text, item?.kind])).toEqual([
      ['same', 'He ', undefined],
      ['reformatted', 'went', 'tags'],
      ['same', ' home.', undefined],
    ]);
  });
});
