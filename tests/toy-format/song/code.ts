import { alignBlocks, type Comparable } from '#core/formats/align-blocks.ts';
import { wholeBlocks } from '#core/formats/blocks.ts';
import type { ExportColumn, ExportSource } from '#core/formats/export-source.ts';
import type { FormatCode, WriteDocument } from '#core/formats/format.ts';
import type { RawBlock } from '#core/formats/raw-block.ts';
import { textReader } from '#core/formats/text-format.ts';
import { fail, ok, plain, type Result } from '#core/model/index.ts';

/** Times, words, and the end of the line. */
const line = /^((?:\[\d+:\d\d(?:[.:]\d+)?\])+[ \t]*)([^\r\n]*?)([ \t]*(?:\r\n?|\n|$))/;

const blockOf = (words: string, number: number, from: number): RawBlock => ({
  kind: 'paragraph',
  level: 0,
  rich: plain(words),
  gap: '\n',
  line: number,
  place: { from, to: from + words.length, syntax: 'verbatim', slices: [], indent: '' },
  softBreak: false,
});

/** Lines with their ends, the last without one too; only what is no whole line yet is held. */
function* linesOf(texts: Iterable<string>): Generator<string> {
  let rest = '';
  for (const text of texts) {
    const lines = (rest + text).split(/(?<=\n)/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function* blocksOf(texts: Iterable<string>): Generator<Result<RawBlock>> {
  let [number, at] = [0, 0];
  for (const text of linesOf(texts)) {
    number++;
    const [, times = '', words = ''] = line.exec(text) ?? [];
    if (words.trim() !== '') yield ok(blockOf(words, number, at + times.length));
    at += text.length;
  }
}

const write: WriteDocument = ({ rows, columns }, _options, sink) => {
  if (columns.length === 0) return fail('export.no-columns');
  let count = 0;
  for (const block of wholeBlocks(rows, columns)) {
    count += block.rows;
    for (const { text } of block.texts) if (text !== '') sink(`${text}\n`);
  }
  return ok({ rows: count, symbols: 0 });
};

const comparable = (text: string): Comparable => ({ kind: 'paragraph', level: 0, text });

const original: ExportColumn = { side: 'source', language: 'zh-Hant', label: '' };

/** Each line keeps its times; a line sung in several columns is there once for each. */
const fill: WriteDocument = (source: ExportSource, options, sink) => {
  const present = [...wholeBlocks(source.rows, [...source.columns, original], true)];
  const document = present[0]?.document ?? null;
  const [file] = document === null ? [] : (source.originals?.(document) ?? []).map((one) => one.text());
  if (file === undefined) return write(source, options, sink);
  const read = Array.from(blocksOf([file]), (block) => (block.ok ? block.value.rich.text : ''));
  const pairs = alignBlocks(
    read.map(comparable),
    present.map(({ texts }) => comparable(texts.at(-1)?.text ?? '')),
  );
  let at = 0;
  for (const text of linesOf([file])) {
    const [, times = '', words = '', end = ''] = line.exec(text) ?? [];
    if (words.trim() === '') {
      sink(text);
      continue;
    }
    const own = present[pairs.indexOf(at++)]?.texts.slice(0, -1) ?? [];
    for (const { text: sung } of own) if (sung !== '') sink(times + sung + end);
  }
  return ok({ rows: present.reduce((sum, { rows }) => sum + rows, 0), symbols: 0 });
};

export const code: FormatCode = {
  read: textReader(blocksOf),
  write,
  fill,
  place: (text) => ok(Array.from(blocksOf([text])).flatMap((block) => (block.ok ? [block.value] : []))),
};
