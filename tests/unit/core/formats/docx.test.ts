import { spawnSync } from 'node:child_process';
import { unzipSync, strFromU8 } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeDocx } from '#core/formats/docx/write.ts';
import type { ExportSource } from '#core/formats/export-source.ts';
import { lackOfProgram } from '#tests/needs.ts';
import { expectXml } from './xml.ts';
import { hostileRich, hostileText, labels, rowsOf, sourceOf, three } from './sources.ts';

const bytesOf = (source: ExportSource): Uint8Array => {
  const parts: Uint8Array[] = [];
  const written = writeDocx(source, { layout: 'table' }, (bytes) => parts.push(bytes));
  expect(written.ok).toBe(true);
  return Buffer.concat(parts);
};

const partsOf = (source: ExportSource): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytesOf(source))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );

const words = (xml: string): string =>
  Array.from(xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g), (match) => match[1] ?? '').join('');

const noXmllint = lackOfProgram('xmllint', 'well-formedness to another parser');

describe('writing DOCX', () => {
  const sample = sourceOf(
    [
      { kind: 'heading', level: 2, texts: { source: '標題', 'zh-Hans': '标题', en: 'Title' } },
      { texts: { source: '一。', 'zh-Hans': '一。', en: 'One.' } },
      { kind: 'list-item', level: 1, texts: { source: '項', en: '' } },
    ],
    three,
    '專案',
  );

  it('marks the words of notes whatever cuts them, and says who answers whom', () => {
    const note = {
      number: 1,
      quote: 'q',
      head: 'Comment',
      body: '> a',
      wording: null,
      author: '歐陽 修',
      created: '2026-01-02T03:04:05.678Z',
      resolved: 'done',
      replies: [{ author: 'Ann Lee', created: '2026-01-03T00:00:00Z', body: '1. b' }],
    };
    const notes = { elsewhere: [], elsewhereTitle: '', continued: '' };
    fc.assert(
      fc.property(hostileRich, fc.nat(40), fc.nat(40), (rich, a, b) => {
        const place = {
          note,
          side: 'source',
          start: Math.min(a, b),
          end: Math.max(a, b),
          isFirst: true,
        } as const;
        const rows = rowsOf([{ texts: { source: rich }, notes: [place] }]);
        const parts = partsOf({ ...sourceOf([]), rows, notes });
        for (const xml of Object.values(parts)) expectXml(xml);
        const main = parts['word/document.xml'] ?? '';
        const bare = partsOf({ ...sourceOf([]), rows: rowsOf([{ texts: { source: rich } }]) });
        expect(words(main)).toBe(words(bare['word/document.xml'] ?? ''));
        const ids = [...main.matchAll(/comment(RangeStart|RangeEnd|Reference) w:id="(\d)"/g)];
        expect(ids.map(([, what, id]) => `${what} ${id}`)).toEqual([
          'RangeStart 0',
          'RangeStart 1',
          'RangeEnd 0',
          'Reference 0',
          'RangeEnd 1',
          'Reference 1',
        ]);
      }),
      { numRuns: 50 },
    );
    const parts = partsOf({
      ...sourceOf([]),
      rows: rowsOf([
        { texts: { source: 'ab' }, notes: [{ note, side: 'source', start: 0, end: 1, isFirst: true }] },
      ]),
      notes,
    });
    expect(parts['word/comments.xml']).toContain(
      'w:id="0" w:author="歐陽 修" w:date="2026-01-02T03:04:05Z" w:initials="歐陽">',
    );
    expect(parts['word/comments.xml']).toContain('w:initials="AL"');
    expect(parts['word/commentsExtended.xml']?.match(/<w15:commentEx [^>]*>/g)).toEqual([
      '<w15:commentEx w15:paraId="00000003" w15:done="1"/>',
      '<w15:commentEx w15:paraId="00000004" w15:paraIdParent="00000003" w15:done="1"/>',
    ]);
    for (const part of ['comments', 'commentsExtended']) {
      expect(parts['[Content_Types].xml']).toContain(`/word/${part}.xml`);
      expect(parts['word/_rels/document.xml.rels']).toContain(`Target="${part}.xml"`);
    }
  });

  it('has every part that its relationships and content types name', () => {
    const parts = partsOf(sample);
    for (const xml of Object.values(parts)) expectXml(xml);
    for (const [, name] of (parts['[Content_Types].xml'] ?? '').matchAll(/PartName="\/([^"]+)"/g))
      expect(parts).toHaveProperty([name ?? '']);
    expect(parts['docProps/core.xml']).toContain('<dc:title>專案</dc:title>');
    expect(parts['word/styles.xml']).toContain('w:eastAsia="zh-TW"');
  });

  it('puts headings outside the table, repeats its head and keeps rows whole', () => {
    const xml = partsOf(sample)['word/document.xml'] ?? '';
    expect(xml.indexOf('Heading2')).toBeLessThan(xml.indexOf('<w:tbl>'));
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(3);
    expect(xml).toContain('w:orient="landscape"');
    expect(words(xml)).toBe('專案1\u2002標題标题TitleNo.原文简体中文English2一。一。One.3項');
  });

  it('begins a new table every few hundred rows', () => {
    const many = sourceOf(Array.from({ length: 450 }, () => ({ texts: { source: '一' } })));
    expect((partsOf(many)['word/document.xml'] ?? '').match(/<w:tbl>/g)).toHaveLength(3);
  });

  it('links to http, https and mailto only, by relationships', () => {
    const link = (href: string) => ({
      text: 'x',
      tags: [
        { at: 0, kind: 'open', id: 1, type: 'link', data: { href } },
        { at: 1, kind: 'close', id: 1, type: 'link' },
      ] as const,
    });
    const hrefs = [
      'https://example.org/?a=1&b=2',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'mailto:a@example.org',
      ' https://example.org/a "b" <c>\\d{e}|f?q=\\ ',
      'https://example.org\\@example.com/\n甲',
    ];
    const parts = partsOf(sourceOf([...hrefs, ...hrefs].map((href) => ({ texts: { source: link(href) } }))));
    const relations = parts['word/_rels/document.xml.rels'] ?? '';
    expect(Array.from(relations.matchAll(/Target="([^"]*)" TargetMode/g), (match) => match[1])).toEqual([
      'https://example.org/?a=1&amp;b=2',
      'mailto:a@example.org',
      'https://example.org/a%20%22b%22%20%3Cc%3E/d%7Be%7D%7Cf?q=%5C',
      // As browsers read it: to one place, and not to what looks like another.
      'https://example.org/@example.com/甲',
    ]);
    expect((parts['word/document.xml'] ?? '').match(/<w:hyperlink /g)).toHaveLength(8);
  });

  it('writes any text and tags as well-formed XML', () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(fc.array(hostileRich, { maxLength: 3 }), hostileText, (texts, title) => {
        const source = sourceOf(
          texts.map((rich) => ({ texts: { source: rich, en: rich } })),
          three,
          title,
        );
        const parts = partsOf(source);
        for (const xml of Object.values(parts)) expectXml(xml);
      }),
      { numRuns: 50 },
    );
  });

  it.skipIf(noXmllint !== null)('is well-formed to xmllint too', () => {
    const texts = fc.sample(fc.tuple(hostileRich, hostileText), { numRuns: 300, seed: 1 });
    const source = sourceOf(texts.map(([rich, text]) => ({ texts: { source: rich, en: text } })));
    for (const xml of Object.values(partsOf(source)))
      expect(spawnSync('xmllint', ['--noout', '-'], { input: xml }).stderr.toString()).toBe('');
  });

  it('shows characters that XML cannot hold, and counts them', () => {
    const source = sourceOf([{ texts: { source: 'a\u0000b\u0007c\ud800d' } }]);
    const written = writeDocx(source, { layout: 'table' }, () => {});
    expect(written).toEqual({ ok: true, value: { rows: 1, symbols: 3 } });
    expect(words(partsOf(source)['word/document.xml'] ?? '')).toContain('a␀b␇c\ufffdd');
  });

  it('gives bytes away while rows still come in, and the same bytes for the same rows', () => {
    let given = 0;
    let early = false;
    const rows = rowsOf(Array.from({ length: 5000 }, (_, i) => ({ texts: { source: `第${i * 7919}段。` } })));
    function* watched() {
      for (const row of rows) {
        if (row.row === 4000) early = given > 10_000;
        yield row;
      }
    }
    writeDocx({ title: '', columns: three, rows: watched(), labels }, { layout: 'table' }, (bytes) => {
      given += bytes.length;
    });
    expect(early).toBe(true);
    expect(bytesOf(sample)).toEqual(bytesOf(sample));
  });

  it('says so when there is no column', () => {
    expect(writeDocx(sourceOf([], []), { layout: 'table' }, () => {})).toEqual({
      ok: false,
      error: { code: 'export.no-columns' },
    });
  });
});
