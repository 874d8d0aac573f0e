import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatOf, readBlocks } from '#tests/unit/core/formats/read-blocks.ts';
import type { RawBlock } from '#core/formats/raw-block.ts';
import { writeMd } from '#core/formats/md/write.ts';
import { repairKinds, type RepairKind } from '#core/model/index.ts';
import { createSurvey, findLineBreaks, findRepairs } from '#core/text/cleanup/index.ts';
import { column, rowsOf, sourceOf } from '../../unit/core/formats/sources.ts';

const folder = join(import.meta.dirname, '../../../samples');

const read = (name: string): RawBlock[] => {
  const text = readFileSync(join(folder, name), 'utf8');
  const format = formatOf(name, text);
  if (format === null) throw new Error(`not a document: ${name}`);
  return Array.from(readBlocks(format, [text])).flatMap((result) => (result.ok ? [result.value] : []));
};

const surveyOf = (blocks: readonly RawBlock[]) => {
  const builder = createSurvey();
  for (const block of blocks) builder.observe(block.rich.text, block);
  return builder.finish();
};

describe('the sample documents', () => {
  it('can all be read', () => {
    const documents = readdirSync(folder).filter((name) => name !== 'titles.json');
    for (const name of documents) expect(read(name).length).toBeGreaterThan(20);
  });

  it('show every kind of damage in the article that is there for it, and none in the others', () => {
    const blocks = read('dirty-news-zh-Hant.txt');
    const survey = surveyOf(blocks);
    const kinds = new Set(
      blocks.flatMap(({ rich }) => findRepairs(rich.text, survey).map(({ kind }) => kind)),
    );
    blocks.forEach((block, i) => {
      const next = blocks[i + 1];
      if (next === undefined || !block.softBreak) return;
      const lines = [block, next].map(({ rich }) => ({ text: rich.text, indent: '' }));
      if (findLineBreaks(lines, survey).some((found) => found !== null)) kinds.add('line-break');
    });
    // What a converter and a page leave. Radicals, escapes, lost characters and page numbers come with other files.
    const elsewhere = new Set<RepairKind>(['radical', 'escape', 'lost', 'repeat', 'page']);
    expect([...kinds].sort()).toEqual(repairKinds.filter((kind) => !elsewhere.has(kind)).sort());
    for (const name of ['essay-zh-Hans.md', 'page-en.html']) {
      const clean = read(name);
      const other = surveyOf(clean);
      expect(clean.flatMap(({ rich }) => findRepairs(rich.text, other))).toEqual([]);
    }
  });

  it('give the essay back, words and formatting, through Markdown', () => {
    const blocks = read('essay-zh-Hans.md');
    const source = sourceOf([], column('source', 'zh-Hans'));
    let text = '';
    const rows = rowsOf(
      blocks.map(({ kind, level, rich, gap }) => ({ kind, level, gap, texts: { source: rich } })),
    );
    writeMd({ ...source, rows }, (piece) => (text += piece));
    const again = Array.from(readBlocks('md', [text])).flatMap((result) => (result.ok ? [result.value] : []));
    expect(again.map(({ kind, level, rich }) => [kind, level, rich])).toEqual(
      blocks.map(({ kind, level, rich }) => [kind, level, rich]),
    );
  });
});
