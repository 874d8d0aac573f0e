import { describe, expect, it } from 'vitest';
import type { InlineTag } from '#core/model/index.ts';
import { reviewDocxWords } from '#core/review/docx/words.ts';
import { writeReviewDocx } from '#core/review/docx/write.ts';
import { frozenRows, matched, partsOf, readOk, session, sourceOf, written } from './documents.ts';

const image: InlineTag = { at: 0, kind: 'empty', id: 3, type: 'image', data: { alt: 'map' } };
const keys = (key: string): string => key;

describe('a document for review', () => {
  const rows = frozenRows([
    { source: '一。', en: 'One.' },
    { source: '二。', en: 'Two.' },
  ]);

  it('tracks changes from the first letter on, and has every part it names', () => {
    const parts = partsOf(written(rows));
    expect(parts['word/settings.xml']).toMatch(/<w:settings [^>]*><w:trackRevisions\/>/);
    for (const [, name] of (parts['[Content_Types].xml'] ?? '').matchAll(/PartName="\/([^"]+)"/g))
      expect(parts).toHaveProperty([name ?? '']);
    expect(parts['_rels/.rels']).toContain('docProps/custom.xml');
  });

  it('says which round it was made for, and what was written in it', () => {
    const { origin } = readOk(written(rows, { round: 3 }));
    expect(origin).toMatchObject({ project: 'project-1', session: 'session-1', round: 3, side: 'en' });
    const strange = frozenRows([{ source: 'a\u0007', en: 'b\ud800' }]);
    expect(writeReviewDocx(sourceOf(strange), () => {})).toEqual({
      ok: true,
      value: { rows: 1, symbols: 2 },
    });
    expect(written(rows)).toEqual(written(rows));
  });

  it('begins a new table every few hundred rows, each with a head that is told apart', () => {
    const many = frozenRows(
      Array.from({ length: 450 }, (_, i) => ({ source: `第${i}段。`, en: `Row ${i}.` })),
    );
    const docx = written(many);
    expect((partsOf(docx)['word/document.xml'] ?? '').match(/<w:tbl>/g)).toHaveLength(3);
    const match = matched(docx, many);
    expect(match.rows.every(({ facts }) => facts.join() === 'unchanged')).toBe(true);
    expect(match.strange).toEqual([]);
  });

  it('has rows without a translation as context', () => {
    const match = matched(written(frozenRows([{ source: '一。' }])), frozenRows([{ source: '一。' }]));
    expect(match.rows).toMatchObject([{ isContext: true, facts: ['unchanged'] }]);
  });

  it('tells the reviewer what concerns this document, and nothing else', () => {
    const told = (specs: Parameters<typeof frozenRows>[0], asked = session.asked): readonly string[] =>
      reviewDocxWords(keys, 'en', { ...session, asked }, 1, frozenRows(specs), 'en').head.map((key) =>
        key.replace('review-docx:head.', ''),
      );
    const one = { source: '一。', en: 'One.' };
    expect(told([one])).toEqual(['suggest', 'remarks', 'leave', 'return']);
    expect(told([one], 'comment')).toEqual(['comment', 'remarks', 'leave', 'return']);
    expect(told([{ ...one, isContext: true }])).toContain('context');
    expect(told([{ source: '一。', en: { text: '', tags: [image] } }])).toContain('placeholder');
  });
});
