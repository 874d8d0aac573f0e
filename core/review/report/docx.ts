import type { Result } from '../../model/index.ts';
import { fail, languageOfSide, ok, plain } from '../../model/index.ts';
import { sessionColumns } from '../columns.ts';
import type { ReviewReport } from '../report.ts';
import {
  appProperties,
  contentTypes,
  coreProperties,
  documentHead,
  documentRelations,
  footer,
  numbering,
  packageRelations,
  settings,
} from '../../formats/docx/parts.ts';
import { runs } from '../../formats/docx/runs.ts';
import { styles, textStyle } from '../../formats/docx/styles.ts';
import { paragraph, sectionEnd } from '../../formats/docx/table.ts';
import { zipTo } from '../../package/zip.ts';
import type { Written } from '../../formats/export-source.ts';
import { findStretch, marksOn, wholeStretch } from './docx-marks.ts';
import { deskOf, heading, said, saidLine, type Desk } from './docx-parts.ts';
import { rowsDocx, type RowsDesk } from './docx-rows.ts';
import { factsDocx, scoresDocx } from './docx-sheet.ts';
import { notesOf } from './notes.ts';
import type { ReportVoice } from './page.ts';
import { answerName, assessmentName, sideName } from './sentences.ts';
import { trackedPieces } from './tracked.ts';

const titleDocx = ({ facts }: ReviewReport, desk: Desk): string =>
  paragraph('Title', said(desk.words('title', { title: facts.session.title }), desk, 'title'));

/** Annotations with no words in the rows, each on the words it was made on. */
const elsewhereDocx = ({ elsewhere }: ReviewReport, desk: RowsDesk): string => {
  if (elsewhere.length === 0) return '';
  const lines = elsewhere.map((thread) => {
    const { side = 'source', quote = '' } = thread.anchor ?? {};
    const language = languageOfSide(desk.columns, side);
    const pieces = trackedPieces(plain(quote), []);
    const stretch = findStretch(pieces, { start: 0, end: Array.from(quote).length, quote });
    const noted = notesOf(thread, desk.words, desk.nextNote).map((note) => ({
      note,
      stretch: stretch ?? wholeStretch(pieces),
    }));
    const marks = marksOn(noted, desk).get(0) ?? [];
    return paragraph(textStyle(language), runs(plain(quote), { language }, desk.links, desk.symbols, marks));
  });
  return heading(desk.words('comments.title'), 1, desk) + lines.join('');
};

/** What belongs to no row: nothing that was said is left out. */
const looseDocx = ({ adrift, withdrawn }: ReviewReport, desk: RowsDesk): string => {
  const { words, links, symbols } = desk;
  const texts = adrift.map(({ reviewer, side, text }) => {
    const language = languageOfSide(desk.columns, side);
    return (
      saidLine(`${reviewer} · ${sideName(side, words)}`, desk, 'faint') +
      paragraph(textStyle(language), runs(text, { language }, links, symbols))
    );
  });
  const lines = [
    ...withdrawn.assessments.map((one) => [assessmentName(one, words), one.reason]),
    ...withdrawn.answers.map((one) => [answerName(one, words), one.reason]),
  ].map((parts) => saidLine(parts.filter((part) => part !== '').join(' · '), desk));
  return (
    (texts.length === 0
      ? ''
      : heading(words('adrift.title'), 1, desk) +
        saidLine(words('adrift.means'), desk, 'faint') +
        texts.join('')) +
    (lines.length === 0 ? '' : heading(words('withdrawn.title'), 1, desk) + lines.join(''))
  );
};

function* bodyDocx(report: ReviewReport, desk: RowsDesk): Generator<string> {
  yield documentHead + titleDocx(report, desk);
  yield factsDocx(report.facts, desk);
  yield* scoresDocx(report.scores, desk);
  yield heading(desk.words('comparison.title'), 1, desk);
  yield* rowsDocx(report, desk);
  yield elsewhereDocx(report, desk) + looseDocx(report, desk);
  yield `${sectionEnd({ landscape: true, widths: [] })}</w:body></w:document>`;
}

/**
 * Writes the report of a review as a Word document: facts and score sheets as tables, and the comparison with every
 * suggestion as a tracked change of its reviewer, made when it was handed back. Accepting all changes of a line gives the
 * reviewer's text, rejecting them the frozen one. Suggestions that touch stand on lines of their own. What was said of a
 * suggestion is a comment on it. Bytes go to `sink` while rows are written; what it throws passes through.
 */
export const writeReviewDocx = (
  report: ReviewReport,
  voice: ReportVoice,
  sink: (bytes: Uint8Array) => void,
): Result<Written> => {
  const { session, made } = report.facts;
  const desk: RowsDesk = { ...deskOf(voice), columns: sessionColumns(session), made };
  const { symbols, words, links, comments } = desk;
  const zip = zipTo(sink);
  const title = words('title', { title: session.title });
  zip.add('[Content_Types].xml', contentTypes({ comments: true, custom: false }));
  zip.add('_rels/.rels', packageRelations(false));
  zip.add('docProps/core.xml', coreProperties({ title, language: voice.language }, made, symbols));
  zip.add('docProps/app.xml', appProperties);
  zip.add('word/styles.xml', styles(voice.language, ...desk.columns.map(({ language }) => language)));
  zip.add('word/numbering.xml', numbering);
  zip.add('word/settings.xml', settings(false));
  zip.add('word/footer1.xml', footer(words('export:document.page'), symbols));
  zip.stream('word/document.xml', () => bodyDocx(report, desk));
  zip.add('word/_rels/document.xml.rels', documentRelations(links.entries(), true));
  zip.add('word/comments.xml', comments.comments());
  zip.add('word/commentsExtended.xml', comments.extended());
  const problem = zip.end();
  return problem === null
    ? ok({ rows: report.rows.length, symbols: symbols.count() })
    : fail('internal', { detail: problem });
};
