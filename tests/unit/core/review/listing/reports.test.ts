import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { reviewReport, type ReportInput } from '#core/review/report.ts';
import { writeReviewCsv } from '#core/review/report/csv.ts';
import { writeReviewDocx } from '#core/review/report/docx.ts';
import { writeReviewHtml } from '#core/review/report/html.ts';
import type { WordLanguage } from '#tests/unit/words.ts';
import { addedLines } from '#tests/unit/core/formats/file-lines.ts';
import { valueLines } from '#tests/unit/core/formats/values.ts';
import { wordsIn } from '../report-fixtures.ts';
import { fullReview } from './full-review.ts';
import { ofTexts } from './reviews-of-texts.ts';
import { reviews } from './reviews.ts';

/*
 * Reports of other reviews: what of the report, and of what each format writes of it, differs from the one of a review that has something of everything. `reports.txt` holds it;
 * where a change of the code changes it, the lines that differ are looked through, and it is written anew by `vitest run FILE -u`.
 */

const linesOf = (text: string): readonly string[] =>
  text
    .replaceAll(/<style>.*?<\/style>/gs, '')
    .split(/\n|(?<=<\/(?:w:p|w:tr|w:tbl|w15:\w+|tr|p|section|div|table|figure|svg)>)/)
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line !== '');

/** What a paragraph or a cell looks like is listed once, with the review that has something of everything. */
const bare = (xml: string): string =>
  xml
    .replaceAll(/<w:(tcPr|pPr|tblPr|tblGrid|trPr)>.*?<\/w:\1>/gs, '')
    .replaceAll(/<w:(?:lang|rFonts)[^>]*>| xml:space="preserve"|<w:rPr><\/w:rPr>/g, '')
    .replaceAll(/<\/?w:(?:p|r|t|tc|tr|tbl)>/g, '');

const packed = (pieces: readonly Uint8Array[]): readonly string[] =>
  Object.entries(unzipSync(new Uint8Array(Buffer.concat(pieces)))).flatMap(([name, bytes]) =>
    linesOf(strFromU8(bytes))
      .map(bare)
      .filter((line) => line !== '')
      .map((line) => `${name.replace('word/', '')}: ${line}`),
  );

type Said = Readonly<Record<string, readonly string[]>>;
const said = (input: ReportInput, language: WordLanguage = 'en'): Said => {
  const report = reviewReport(input);
  const voice = { language, words: wordsIn(language) };
  const pieces: Uint8Array[] = [];
  const done = writeReviewDocx(report, voice, (bytes) => void pieces.push(bytes.slice()));
  return {
    report: valueLines(report),
    csv: linesOf([...writeReviewCsv(report, voice.words)].join('')),
    html: linesOf([...writeReviewHtml(report, voice)].join('')),
    docx: [JSON.stringify(done), ...packed(pieces)],
  };
};

const shown = (line: string): string => (line.length > 400 ? `${line.slice(0, 400)}… ${line.length}` : line);
const most = 24;

/** What is new, and how much is gone; of much of it the beginning. */
const differing = (before: Said, after: Said): readonly string[] =>
  Object.keys(before).flatMap((kind) => {
    const [had, has] = [before[kind] ?? [], after[kind] ?? []];
    const [gone, fresh] = [addedLines(has, had), addedLines(had, has)];
    if (gone.length + fresh.length === 0) return [];
    return [
      `${kind}: ${gone.length} lines gone, ${fresh.length} new`,
      ...fresh.slice(0, most).map((line) => `  ${shown(line)}`),
    ];
  });

describe('reports', () => {
  const full = said(fullReview);

  it('differ as they did, whatever the review', async () => {
    const lines = Object.entries({ ...reviews, ...ofTexts }).flatMap(([name, change]) => [
      `== ${name}`,
      ...differing(full, said(change(fullReview))),
    ]);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('reports.txt');
  });

  it.each(['zh-Hans', 'zh-Hant'] as const)('speak %s', async (language) => {
    const { csv = [], html = [] } = said(fullReview, language);
    const words = html.flatMap((line) => line.replaceAll(/<[^>]*>/g, ' ').split(/ {2,}/));
    const lines = [...csv, ...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))];
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`report.${language}.txt`);
  });
});
