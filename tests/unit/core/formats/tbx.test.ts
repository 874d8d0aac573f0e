import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportColumn, ExportRow, TextFacts } from '#core/formats/export-source.ts';
import type { RawSegment } from '#core/formats/raw-block.ts';
import { symbolWriter } from '#core/formats/symbols.ts';
import { code } from '#core/formats/tbx/code.ts';
import { tbx } from '#core/formats/tbx/index.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import type { CellState, DocumentId } from '#core/model/index.ts';
import { column, findingsOf, hostileText, labels, rowsOf, type RowSpec } from './sources.ts';

const options = { layout: 'side-by-side', created: '2026-02-03T04:05:06.789Z' } as const;

const segmentsOf = (bytes: Uint8Array): readonly RawSegment[] =>
  Array.from(code.read?.([bytes], {}, usualLimits).blocks ?? []).flatMap((block) => {
    if (!block.ok) throw new Error(`${block.error.code} ${JSON.stringify(block.error.params)}`);
    return block.value.segments ?? [];
  });

const sourceFor = (columns: readonly ExportColumn[], specs: readonly RowSpec[], original?: Uint8Array) => ({
  title: 'terms',
  columns,
  labels,
  rows: rowsOf(specs).map((row): ExportRow => ({ ...row, document: 1 as DocumentId })),
  ...(original === undefined
    ? {}
    : { originals: () => [{ bytes: () => original, text: () => new TextDecoder().decode(original) }] }),
});

const made = (
  by: typeof code.write,
  columns: readonly ExportColumn[],
  specs: readonly RowSpec[],
  original?: Uint8Array,
): Uint8Array => {
  const pieces: Uint8Array[] = [];
  const done = by?.(
    sourceFor(columns, specs, original),
    options,
    (piece) => void pieces.push(Buffer.from(piece)),
  );
  expect(done).toMatchObject({ ok: true });
  return new Uint8Array(Buffer.concat(pieces));
};

const facts = (state: CellState): TextFacts => ({ state, locked: false, origin: 'typed', stale: false });
const en = column('en', 'en');
const hans = column('zh-Hans', 'zh-Hans');
const original = column('source', 'zh-Hant');

const martif = (body: string): Uint8Array =>
  new TextEncoder().encode(
    `<?xml version="1.0"?>\n<martif type="TBX-Basic" xml:lang="zh-TW"><text><body>\n${body}\n</body></text></martif>\n`,
  );

const filled = (columns: readonly ExportColumn[], specs: readonly RowSpec[], body: string): string => {
  const text = new TextDecoder().decode(made(code.fill, columns, specs, martif(body)));
  return text.slice(text.indexOf('<body>\n') + 7, text.indexOf('\n</body>'));
};

describe('a termbase that is filled', () => {
  const ntig = (word: string): string => `<ntig><termGrp><term>${word}</term></termGrp></ntig>`;
  const done = { en: facts('translated'), 'zh-Hans': facts('reviewed') };

  it('gets terms and languages that it does not have, in the manner of those it has', () => {
    const body = (en: string, more: string): string =>
      `<termEntry id="c1">\n  <langSet xml:lang="zh-TW">${ntig('渡口')}${ntig('渡頭')}</langSet>\n  <langSet xml:lang="en"><note>kept</note>${en}</langSet>${more}\n</termEntry>`;
    const specs: RowSpec[] = [
      { ref: '0.0', texts: { source: '渡口', en: 'ferry', 'zh-Hans': '渡口' }, facts: done },
      { ref: '0.1', texts: { source: '渡頭', en: 'pier & more', 'zh-Hans': '渡头' }, facts: done },
    ];
    expect(filled([...en, ...hans], specs, body(ntig('landing'), ''))).toBe(
      body(
        `${ntig('ferry')}${ntig('pier &amp; more')}`,
        `\n  <langSet xml:lang="zh-Hans">${ntig('渡口')}${ntig('渡头')}</langSet>`,
      ),
    );
  });

  it('gets no drafts, and keeps what is emptied; both are told', () => {
    const body = `<termEntry><langSet xml:lang="zh-TW"><tig><term>渡口</term></tig></langSet><langSet xml:lang="en"><tig><term>ferry</term></tig></langSet></termEntry>`;
    const specs: RowSpec[] = [
      {
        ref: '0.0',
        texts: { source: '渡口', en: '', 'zh-Hans': '渡口' },
        facts: { en: facts('empty'), 'zh-Hans': facts('draft') },
      },
    ];
    expect(filled([...en, ...hans], specs, body)).toBe(body);
    const found = findingsOf(code, sourceFor([...en, ...hans], specs, martif(body)), options);
    expect(found.map(({ code: word, side }) => [word, side])).toEqual([
      ['tbx.kept', 'en'],
      ['tbx.draft', 'zh-Hans'],
    ]);
  });

  it('keeps the markup of terms', () => {
    const body = (word: string): string =>
      `<termEntry><langSet xml:lang="zh-TW"><tig><term>水（H<hi type="sub">2</hi>O）</term></tig></langSet><langSet xml:lang="en"><tig><term>${word}</term></tig></langSet></termEntry>`;
    const source = segmentsOf(martif(body('water')))[0]?.rich ?? { text: '', tags: [] };
    const rich = { text: '2 waters', tags: source.tags.map((tag, n) => ({ ...tag, at: n })) };
    const specs: RowSpec[] = [{ ref: '0.0', texts: { source, en: rich }, facts: done }];
    expect(filled(en, specs, body('water'))).toBe(body('<hi type="sub">2</hi> waters'));
  });
});

it('a concept of more elements than anybody writes is refused', () => {
  const crowded = martif(
    `<termEntry><langSet xml:lang="zh-TW">${'<tig><term>甲</term></tig>'.repeat(10_001)}</langSet></termEntry>`,
  );
  const blocks = Array.from(code.read?.([crowded], {}, usualLimits).blocks ?? []);
  expect(blocks).toMatchObject([
    { ok: false, error: { code: 'file.too-many', params: { what: 'unitParts' } } },
  ]);
});

describe('a termbase that is written', () => {
  it('is read the same', () => {
    const visible = (text: string): string => symbolWriter().visible(text);
    fc.assert(
      fc.property(hostileText, hostileText, (source, translation) => {
        fc.pre(source !== '' && translation !== '');
        const bytes = made(code.write, [...original, ...en], [{ texts: { source, en: translation } }]);
        const [segment] = segmentsOf(bytes);
        expect(segment?.rich.text).toBe(visible(source));
        expect(segment?.translations?.map(({ language, rich }) => [language, rich.text])).toEqual([
          ['en', visible(translation)],
        ]);
      }),
    );
  });

  it('has only what is translated or further, and is known by its beginning', () => {
    const specs: RowSpec[] = [
      { texts: { source: '甲', en: 'A' }, facts: { en: facts('draft') } },
      { texts: { source: '乙', en: 'B' }, facts: { en: facts('approved') } },
    ];
    const bytes = made(code.write, [...original, ...en], specs);
    expect(segmentsOf(bytes).map(({ rich }) => rich.text)).toEqual(['乙']);
    expect(tbx.sniff(bytes, 'a')).toBe(true);
    expect(tbx.sniff(new TextEncoder().encode('<tmx/>'), 'a')).toBe(false);
    expect(code.write?.(sourceFor([], []), options, () => {})).toMatchObject({
      error: { code: 'export.no-columns' },
    });
  });
});
