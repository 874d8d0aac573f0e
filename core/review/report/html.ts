import { originalSide } from '../../model/index.ts';
import type { ReviewReport } from '../report.ts';
import { noteStyle, pageStyle } from '../../formats/html/style.ts';
import { answerHtml, assessmentHtml, rowHtml, threadHtml } from './html-rows.ts';
import { factsHtml, scoresHtml } from './html-sheet.ts';
import { sessionColumns } from '../columns.ts';
import { pageOf, type Page, type ReportVoice } from './page.ts';
import { sideName } from './sentences.ts';
import { reviewStyle } from './style.ts';

const headHtml = ({ facts }: ReviewReport, { language, words, symbols, shown }: Page): string => {
  const title = words('title', { title: facts.session.title });
  return (
    `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">\n` +
    `<title>${shown(symbols.visible(title).replaceAll('\n', ' '))}</title>\n` +
    `<style>${pageStyle}${noteStyle}${reviewStyle}</style>\n</head>\n<body>\n<main class="review">\n` +
    `<h1 class="title">${shown(title)}</h1>\n`
  );
};

function* comparisonHtml({ rows, facts }: ReviewReport, page: Page): Generator<string> {
  const { words, shown } = page;
  const { session } = facts;
  const head = (key: string): string => `<th scope="col">${shown(words(`comparison.${key}`))}</th>`;
  yield (
    `<h2>${shown(words('comparison.title'))}</h2>\n<p class="legend plain">${shown(words('comparison.legend'))}</p>\n` +
    '<table class="comparison"><colgroup><col class="number"><col><col><col><col class="said"></colgroup>' +
    `<thead><tr><th scope="col" class="number">${shown(words('comparison.row'))}</th>${['original', 'before', 'after', 'said'].map(head).join('')}</tr></thead>\n`
  );
  const look = {
    several: session.sides.length > 1,
    isScored: session.profile !== null,
  };
  for (const row of rows) yield rowHtml(row, look, page);
  yield '</table>\n';
}

const section = (title: string, means: string, body: string, { shown }: Page): string =>
  body === ''
    ? ''
    : `<h2>${shown(title)}</h2>\n${means === '' ? '' : `<p class="legend plain">${shown(means)}</p>\n`}<section class="loose plain">${body}</section>\n`;

/** All that belongs to no row: nothing that was said is left out. */
function* looseHtml({ elsewhere, adrift, withdrawn }: ReviewReport, page: Page): Generator<string> {
  const { words, shown } = page;
  yield section(
    words('comments.title'),
    '',
    elsewhere.map((thread) => threadHtml(thread, page)).join(''),
    page,
  );
  const texts = adrift.map(
    ({ reviewer, side, text }) =>
      `<div><span class="who"><b>${shown(reviewer)}</b> · ${shown(sideName(side, words))}</span><p lang="${side === originalSide ? '' : page.languageOf(side)}">${shown(text.text)}</p></div>`,
  );
  yield section(words('adrift.title'), words('adrift.means'), texts.join(''), page);
  const said = [
    ...withdrawn.assessments.map((one) => assessmentHtml(one, page)),
    ...withdrawn.answers.map((one) => answerHtml(one, page)),
  ].map((html) => `<div class="items">${html}</div>`);
  yield section(words('withdrawn.title'), '', said.join(''), page);
}

/**
 * Writes the report of a review as one self-contained page: facts, score sheets with charts, agreement, comparison, and what
 * belongs to no row. It loads nothing and runs nothing. Pieces come row by row, so that one may stop between any two.
 */
export function* writeReviewHtml(report: ReviewReport, voice: ReportVoice): Generator<string> {
  const page = pageOf(voice, sessionColumns(report.facts.session));
  yield headHtml(report, page);
  yield factsHtml(report, page);
  yield* scoresHtml(report.scores, page);
  yield* comparisonHtml(report, page);
  yield* looseHtml(report, page);
  yield '</main>\n</body>\n</html>\n';
}
