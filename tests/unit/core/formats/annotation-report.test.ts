import { expect, it } from 'vitest';
import { writeCsv } from '#core/formats/report/csv.ts';
import { writeReport, type ReportSource } from '#core/formats/report/html.ts';
import {
  annotationFiles,
  annotationFormats,
  readableAnnotationFiles,
} from '#core/formats/annotation-files.ts';
import type { ExportNote } from '#core/formats/notes.ts';
import { pageStyle, noteStyle, reportStyle } from '#core/formats/html/style.ts';

const note = (number: number, own: Partial<ExportNote> = {}): ExportNote => ({
  number,
  kind: 'error',
  quote: 'ferry',
  head: 'Error · major',
  body: 'A *boat*, & no <ship>.',
  wording: null,
  author: 'Lin',
  created: '2026-01-02T03:04:05.000Z',
  resolved: null,
  replies: [],
  ...own,
});
const words = {
  place: 'Row 3, English',
  state: '',
  language: 'en',
  lead: 'The ',
  words: 'ferry',
  trail: ' came.',
} as const;

const source: ReportSource = {
  title: 'Notes on <ferry>\nand more',
  language: 'zh-Hant',
  summary: [
    {
      title: 'By kind',
      counts: [
        { name: 'Error & so on', count: 2 },
        { name: 'Question', count: 0 },
      ],
    },
    { title: 'By person', counts: [] },
  ],
  items: [
    {
      note: note(1),
      words: [
        words,
        { ...words, language: 'zh-Hant', state: 'changed', words: '渡\u0007船\n好', lead: '', trail: '' },
      ],
    },
    {
      note: note(2, {
        kind: 'question',
        wording: 'Wording: boat',
        resolved: 'Done',
        replies: [{ author: 'Mei', created: '2026-01-03T00:00:00.000Z', body: 'Yes.' }],
      }),
      words: [],
    },
  ],
};

it('annotations are written as a page', async () => {
  const page = [...writeReport(source)].join('');
  expect(page).toContain(`<style>${pageStyle}${noteStyle}${reportStyle}</style>`);
  const lines = page
    .replace(/<style>.*<\/style>/s, '')
    .replaceAll(/(<\/(?:p|section|dl|h\d|dd|div)>)/g, '$1\n');
  await expect(lines).toMatchFileSnapshot('annotation-report.txt');
});

it('a table is CSV that no spreadsheet runs', () => {
  const rows = [
    ['a', 'b,c'],
    ['=1', '+1', '-1', '@x', '\t1', '\r1', '＝1', '＋1', '－1', '＠1'],
    ['"q"', 'two\nlines', '', ' = '],
  ];
  expect([...writeCsv(['Head', '=x'], rows)]).toEqual([
    "\ufeffHead,'=x\r\n",
    'a,"b,c"\r\n',
    "'=1,'+1,'-1,'@x,'\t1,\"'\r1\",'＝1,'＋1,'－1,'＠1\r\n",
    '"""q""","two\nlines",, = \r\n',
  ]);
});

it('files of annotations say what they are', () => {
  expect(annotationFormats).toEqual(['jsonld', 'csv', 'html']);
  expect(readableAnnotationFiles).toBe('.jsonld,.json,application/ld+json,application/json');
  expect(Object.values(annotationFiles)).toEqual([
    {
      named: 'annotations',
      extensions: ['jsonld', 'json'],
      mediaTypes: ['application/ld+json', 'application/json'],
      imports: true,
    },
    { named: 'annotationTable', extensions: ['csv'], mediaTypes: ['text/csv'], imports: false },
    { named: 'annotationReport', extensions: ['html'], mediaTypes: ['text/html'], imports: false },
  ]);
});
