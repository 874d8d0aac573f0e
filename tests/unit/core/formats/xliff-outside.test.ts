import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ExportColumn, ExportRow } from '#core/formats/export-source.ts';
import { formats } from '#core/formats/index.ts';
import { plain } from '#core/model/index.ts';
import { fillGolden, readGolden, rowsOfGolden, rowsWithWords, type GoldenRows } from './golden-files.ts';
import { labels } from './sources.ts';

const settings = { target: 'en' };

/** A document with other words in some rows, by their number among those that are not locked. */
const filled = async (
  was: string,
  texts: Readonly<Record<number, string>>,
  format = 'xliff',
): Promise<string> => {
  const file = { format, name: 'a.xlf', path: '', rows: '', settings };
  const bytes = Buffer.from(was);
  const read = await readGolden(file, bytes);
  expect(read.failure).toBe(null);
  const own = rowsOfGolden(read, settings);
  let open = 0;
  const rows = own.rows.map((row): ExportRow => {
    const text = row.facts?.['c1']?.locked === true ? undefined : texts[open++];
    if (text === undefined) return row;
    return {
      ...row,
      texts: { ...row.texts, c1: plain(text) },
      facts: { ...row.facts, c1: { state: 'draft', locked: false, origin: 'typed', stale: false } },
    };
  });
  const written = Buffer.from((await fillGolden(file, bytes, { ...own, rows })) ?? []).toString('utf8');
  return written.replaceAll(/ state="[^"]*"/g, ''); // these are about words
};

const seg = (mid: number, words: string): string => `<mrk mtype="seg" mid="${mid}">${words}</mrk>`;

const unit = (segSource: string, target: string): string =>
  `<xliff version="1.2"><file original="a" source-language="zh-Hant" target-language="en" datatype="html"><body><trans-unit id="1"><source>甲</source><seg-source>${segSource}</seg-source><target>${target}</target></trans-unit></body></file></xliff>`;

describe.each(['xliff', 'sdlxliff'])('words outside of the segments of a target, in %s', (format) => {
  const held = format === 'xliff' ? 'golden/xliff/12-outside.xlf' : 'golden/sdlxliff/outside.sdlxliff';
  const golden = readFileSync(join(import.meta.dirname, held), 'utf8');

  it('stay where they are when nothing changes, and when segments beside them do', async () => {
    expect(await filled(golden, {}, format)).toBe(golden);
    const was = unit(`前${seg(1, '甲')}中${seg(2, '乙')}後`, `Pre ${seg(1, 'A')} mid ${seg(2, 'B')} post`);
    expect(await filled(was, { 0: 'One' }, format)).toBe(was.replace('>A<', '>One<'));
    expect(await filled(was, { 0: '', 1: 'Two' }, format)).toBe(
      was.replace('>A<', '><').replace('>B<', '>Two<'),
    );
  });

  it('stay when a segment gets a place, which comes where its neighbours are', async () => {
    const segSource = `${seg(1, '甲')} ${seg(2, '乙')} ${seg(3, '丙')}`;
    const behind = unit(segSource, `Pre ${seg(1, 'A')} post`);
    expect(await filled(behind, { 1: 'B', 2: 'C' }, format)).toBe(
      unit(segSource, `Pre ${seg(1, 'A')} ${seg(2, 'B')} ${seg(3, 'C')} post`),
    );
    const before = unit(segSource, `Pre ${seg(3, 'C')} post`);
    expect(await filled(before, { 0: 'A', 1: 'B', 2: 'See' }, format)).toBe(
      unit(segSource, `Pre ${seg(1, 'A')} ${seg(2, 'B')} ${seg(3, 'See')} post`),
    );
  });

  it('stay with segments and codes that the original does not have', async () => {
    const segSource = `${seg(1, '甲')} ${seg(2, '乙')}`;
    const strange = unit(segSource, seg(7, 'Seven'));
    expect(await filled(strange, { 0: 'A', 1: 'B' }, format)).toBe(
      unit(segSource, `${seg(7, 'Seven')}${seg(1, 'A')} ${seg(2, 'B')}`),
    );
    const code = unit(segSource, `<x id="9"/>${seg(1, 'A')}`);
    expect(await filled(code, { 1: 'B' }, format)).toBe(
      unit(segSource, `<x id="9"/>${seg(1, 'A')} ${seg(2, 'B')}`),
    );
  });

  it('do not draw a new segment into a pair that is not around it', async () => {
    const pair = (id: number, inner: string): string => `<g id="${id}">${inner}</g>`;
    const segSource = `${pair(1, seg(1, '甲'))}${seg(2, '乙')}${pair(2, seg(3, '丙') + seg(4, '丁'))}`;
    const was = unit(segSource, `Pre ${pair(1, seg(1, 'A'))}${pair(2, seg(3, 'C'))}`);
    expect(await filled(was, { 1: 'B', 3: 'D' }, format)).toBe(
      unit(segSource, `Pre ${pair(1, seg(1, 'A'))}${seg(2, 'B')}${pair(2, seg(3, 'C') + seg(4, 'D'))}`),
    );
  });
});

const samples = [
  ['xliff', '12-outside.xlf'],
  ['xliff', '2-outside.xlf'],
  ['sdlxliff', 'outside.sdlxliff'],
  ['mqxliff', 'outside.mqxliff'],
  ['mxliff', 'outside.mxliff'],
  ['txlf', 'outside.txlf'],
] as const;

/** What a format makes of all columns of a document, as text: of a package, its main part. */
const exported = async (id: string, { rows, columns }: GoldenRows): Promise<string> => {
  const source: ExportColumn = { side: 'source', language: 'zh-Hant', label: 'zh-Hant' };
  const pieces: Uint8Array[] = [];
  const code = await formats.get(id)?.load();
  const layout = formats.get(id)?.exports?.layouts[0] ?? 'interleaved';
  const done = code?.write?.(
    { title: 'a', columns: [source, ...columns], rows, labels },
    { layout, created: '2026-01-01T00:00:00.000Z' },
    (piece) => void pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece.slice()),
  );
  expect(done?.ok).toBe(true);
  const bytes = Buffer.concat(pieces);
  const parts = bytes.subarray(0, 2).toString() === 'PK' ? unzipSync(bytes) : { all: bytes };
  return Object.values(parts)
    .map((part) => Buffer.from(part).toString('utf8'))
    .join('\n');
};

describe.each(samples)('words outside of segments, in %s of %s', (format, name) => {
  const bytes = readFileSync(join(import.meta.dirname, 'golden', format, name));
  const file = { format, name, path: '', rows: '', settings };
  const outside = [
    '序：',
    '又：',
    'Preface:',
    ...(name.startsWith('2-') ? [] : ['完', 'Also:', 'End', 'Nine.']),
  ];

  it('come back in their own file when all else is translated anew', async () => {
    const own = rowsOfGolden(await readGolden(file, bytes), settings);
    const filledIn = Buffer.from(
      (await fillGolden(
        file,
        bytes,
        rowsWithWords(own, () => 'qz'),
      )) ?? [],
    );
    for (const words of outside) expect(filledIn.toString('utf8')).toContain(words);
    expect(filledIn.toString('utf8')).toContain('qz');
  });

  it.each(['txt', 'md', 'html', 'docx', 'xliff', 'xliff-12'])(
    'stand in %s, with their translation, in their order',
    async (id) => {
      const read = await readGolden(file, bytes);
      expect(read.failure).toBe(null);
      expect(read.findings).toEqual([]);
      const text = await exported(id, rowsOfGolden(read, settings));
      for (const words of outside) expect(text).toContain(words);
      const body = text.slice(text.indexOf('序：'));
      expect(body.indexOf('第一句。')).toBeLessThan(body.indexOf('又：'));
    },
  );

  it('are locked on both sides', async () => {
    const { blocks } = await readGolden(file, bytes);
    const own = blocks.flatMap(({ segments = [] }) =>
      segments.filter(({ rich }) => /[序又完前]/.test(rich.text)),
    );
    expect(own.length).toBeGreaterThan(1);
    for (const { facts, translations } of own) {
      expect(facts?.locked).toBe(true);
      expect(translations?.map(({ locked }) => locked)).toEqual([true]);
    }
  });
});

describe('words outside of segments', () => {
  it('that only the translation has come where it has them, and shift no reference', async () => {
    const was = unit(seg(1, '甲') + seg(2, '乙'), `Pre ${seg(1, 'A')} mid ${seg(2, 'B')}${seg(5, 'post')}`);
    const { blocks } = await readGolden(
      { format: 'xliff', name: 'a.xlf', path: '', rows: '', settings },
      Buffer.from(was),
    );
    const rows = blocks.flatMap(({ segments = [] }) => segments);
    expect(rows.map(({ rich, ref, translations }) => [rich.text, ref, translations?.[0]?.rich.text])).toEqual(
      [
        ['', '0.2', 'Pre'],
        ['甲', '0.0', 'A'],
        ['', '0.3', 'mid'],
        ['乙', '0.1', 'B'],
        ['', '0.4', 'post'],
      ],
    );
  });

  it('of an ignorable stay as they are', async () => {
    const was =
      '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh-Hant" trgLang="en"><file id="f"><unit id="u"><ignorable><source>前 </source><target>Pre </target></ignorable><segment><source>甲</source></segment><ignorable><source>後</source></ignorable></unit></file></xliff>';
    expect(await filled(was, { 0: 'A' })).toBe(
      was.replace('<source>甲</source>', '<source>甲</source><target>A</target>'),
    );
  });
});
