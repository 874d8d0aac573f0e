import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { reviewReport } from '#core/review/report.ts';
import { writeReviewCsv } from '#core/review/report/csv.ts';
import { writeReviewDocx } from '#core/review/report/docx.ts';
import { writeReviewHtml } from '#core/review/report/html.ts';
import { wordsIn } from '../report-fixtures.ts';
import { fullReview } from './full-review.ts';

/*
 * Reports of one review that has something of everything, as each format writes them: `report.<format>.txt`. Where a change of the code changes them, the lines that differ are
 * looked through, and they are written anew by `vitest run FILE -u`.
 */

const report = reviewReport(fullReview);
const voice = { language: 'en', words: wordsIn('en') } as const;
/** One row, paragraph or section a line, so that what differs is seen. */
const byLines = (text: string): string =>
  text
    .replaceAll(/<style>.*?<\/style>/gs, '<style/>')
    .replaceAll(/<\/(?:w:p|w:tr|w:tbl|w15:\w+|tr|p|section|div|table|figure)>/g, (end) => `${end}\n`);

it('lists what a report says as a table', async () => {
  await expect([...writeReviewCsv(report, voice.words)].join('')).toMatchFileSnapshot('report.csv.txt');
});

it('lists what a report says as a page', async () => {
  const html = [...writeReviewHtml(report, voice)].join('');
  await expect(byLines(html)).toMatchFileSnapshot('report.html.txt');
});

it('lists what a report says as a Word document', async () => {
  const pieces: Uint8Array[] = [];
  expect(writeReviewDocx(report, voice, (bytes) => pieces.push(bytes)).ok).toBe(true);
  const parts = unzipSync(new Uint8Array(Buffer.concat(pieces)));
  const text = Object.entries(parts)
    .filter(([name]) => /document\.xml|comments|core/.test(name))
    .map(([name, bytes]) => `== ${name}\n${byLines(strFromU8(bytes))}\n`)
    .join('');
  await expect(text).toMatchFileSnapshot('report.docx.txt');
});
