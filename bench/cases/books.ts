import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportColumn, ExportRow } from '#core/formats/export-source.ts';
import type { BookWords } from '#core/layouts/book.ts';
import { makeBook } from '#core/layouts/make-book.ts';
import { usualSettings, type BookOutput } from '#core/layouts/settings.ts';
import { writeBook } from '#core/layouts/write.ts';
import { plain, type BlockId } from '#core/model/index.ts';
import { chromiumPrinter } from '#engine/books/print-chromium.ts';
import { must } from '../engine.ts';
import { megabytes, round, timed, type Bench, type Line } from '../measure.ts';

/** Sentences that differ by their numbers alone, in forty chapters: about 500,000 characters of Chinese, and their translation. */
const sentences = 18_500;
const perChapter = Math.ceil(sentences / 40);

const columns: readonly ExportColumn[] = [
  { side: 'source', language: 'zh-Hant', label: '原文' },
  { side: 'en', language: 'en', label: 'English' },
];

const words: BookWords = {
  language: 'en',
  contents: 'Contents',
  notes: 'Annotations',
  glossary: 'Glossary',
  changes: 'Changes',
  show: 'Show',
  back: 'Back',
  row: 'Row {row}',
  by: '{author}',
  text: 'Text',
};

function* rows(): Generator<ExportRow> {
  let block = 0;
  for (let n = 0; n < sentences; n += 1) {
    const at = n % perChapter;
    const heading = at === 0;
    const chapter = Math.floor(n / perChapter) + 1;
    const opensBlock = heading || at % 6 === 1;
    if (opensBlock) block += 1;
    const source = heading ? `第${chapter}章　渡口` : `第${n}天的早上，霧還沒有散，他坐在河邊聽著水聲等船。`;
    const en = heading
      ? `Chapter ${chapter}: The Crossing`
      : `On the morning of day ${n} the mist had not lifted yet, and he sat by the river and listened to the water while he waited for the boat.`;
    yield {
      row: n + 1,
      block: { id: block as BlockId, kind: heading ? 'heading' : 'paragraph', level: heading ? 1 : 0 },
      opensBlock,
      opensDocument: null,
      gap: '',
      texts: { source: plain(source), en: plain(en) },
    };
  }
}

/** Reads the rows as a book and writes it into a file; answers its path. */
const write = (folder: string, layout: string, output: BookOutput): string => {
  const labels = { language: 'en', number: 'No.', page: '{page}' };
  const facts = { author: '', created: '2026-01-01T00:00:00.000Z', glossary: [], changes: [], words };
  const book = must(makeBook({ title: 'Novel', columns, rows: rows(), labels }, facts));
  const path = join(folder, `${layout}.${output === 'pdf' ? 'html' : output}`);
  const file = openSync(path, 'w');
  must(
    writeBook(book, { ...usualSettings, layout }, output, { glosser: null }, (piece) => {
      writeSync(file, typeof piece === 'string' ? Buffer.from(piece) : piece);
    }),
  );
  closeSync(file);
  return path;
};

const written = async (folder: string, layout: string, output: BookOutput): Promise<Line> => {
  const { value: path, ms } = await timed(() => write(folder, layout, output));
  const pdf = join(folder, `${layout}.pdf`);
  const printed =
    output === 'pdf'
      ? await timed(async () => must(await chromiumPrinter().print(path, pdf, new AbortController().signal)))
      : null;
  const pages =
    printed === null ? '' : (readFileSync(pdf, 'latin1').match(/\/Type\s*\/Page\b/gu)?.length ?? 0);
  return {
    layout,
    output,
    seconds: round((ms + (printed?.ms ?? 0)) / 1000, 2),
    'of it here': round(ms / 1000, 2),
    MB: round(statSync(printed === null ? path : pdf).size / 1_048_576, 2),
    pages,
    'MB of the process': megabytes(process.memoryUsage().rss),
  };
};

/** A novel of 500,000 characters with its translation, from its rows to each output: seconds, size, and memory of the process. */
export const books: Bench = {
  name: 'books',
  run: async (folder) => {
    let characters = 0;
    for (const { texts } of rows()) characters += Array.from(texts.source?.text ?? '').length;
    const lines: Line[] = [];
    for (const [layout, output] of [
      ['side-by-side', 'epub'],
      ['side-by-side', 'docx'],
      ['side-by-side', 'html'],
      ['facing', 'docx'],
      ['side-by-side', 'pdf'],
      ['facing', 'pdf'],
    ] as const)
      lines.push(await written(folder, layout, output));
    return { title: `Books of ${characters} characters with their translation`, notes: [], lines };
  },
};
