import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { plain, type SegmentId } from '#core/model/index.ts';
import { reviewedCell } from '#core/review/items.ts';
import { cellUid, emptyRecord } from '#core/review/merge.ts';
import { packContent, type PackableRow, type PackageContent } from '#core/review/package.ts';
import { advanceVersions } from '#core/review/versions.ts';
import { randomFrom, sentence, type Random } from '../../unit/core/annotations/anchoring/prose.ts';
import { english } from './english.ts';
import { scratch } from './fixtures.ts';
import { head, packed } from './packaging.ts';

const rowsOf = (count: number, random: Random): PackableRow[] =>
  Array.from({ length: count }, (_, index) => ({
    segment: (index + 1) as SegmentId,
    row: index + 1,
    block: { kind: 'paragraph', level: 0 },
    opensBlock: index % 4 === 0,
    cells: {
      source: { ...plain(sentence(random)), state: 'translated' },
      en: { ...plain(english(random)), state: random() < 0.3 ? 'reviewed' : 'translated' },
    },
  }));

/** What a reviewer made of every fifth row: some words put in, some taken out. */
const suggested = (rows: readonly PackableRow[], random: Random): PackageContent['record']['cells'] =>
  rows
    .filter((_, index) => index % 5 === 0)
    .flatMap(({ segment, cells: { en } }) => {
      if (en === undefined) return [];
      const own = en.text.split(' ');
      own.splice(Math.floor(random() * own.length), 2, english(random).slice(0, 12));
      const place = { reviewer: '甲', segment, side: 'en' as const };
      const cell = reviewedCell(place, en, plain(own.join(' ')), 'reviewed');
      return advanceVersions([], cellUid(cell), cell);
    });

/** All the texts of a content, and nothing else. */
const textsOf = ({ rows, record }: PackageContent): string =>
  [...rows.flatMap(({ cells }) => cells), ...record.cells.map(({ value }) => value.text)]
    .map(({ text }) => text)
    .join('\n');

describe('a package of 10,000 rows', () => {
  it.each([
    ['to be reviewed', false],
    ['with 2,000 suggestions', true],
  ])('%s is no larger than twice its texts are, compressed', async (what, isReviewed) => {
    const random = randomFrom(4);
    const rows = rowsOf(10_000, random);
    const record = { ...emptyRecord, cells: isReviewed ? suggested(rows, random) : [] };
    const content = packContent(rows, new Set(rows.map(({ segment }) => segment)), head.session, record, 0);
    expect(content.record.cells.length).toBe(isReviewed ? 2000 : 0);
    const alone = deflateRawSync(textsOf(content)).length;
    const { length } = await packed(scratch(), content);
    console.log(
      `10,000 rows ${what}: ${length} bytes, ${(length / alone).toFixed(2)} of their texts (${alone})`,
    );
    expect(length).toBeLessThanOrEqual(2 * alone);
    expect(length).toBeGreaterThan(alone / 2);
  });
});
