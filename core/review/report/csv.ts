import type { Assessment } from '../../model/index.ts';
import type { ReviewReport } from '../report.ts';
import type { ReportAfter, ReportItem, ReportRow, ReportText } from '../report-values.ts';
import { categoryName, scoreNumber, severityName, type Words } from '../score-lines.ts';
import { writeCsv } from '../../formats/report/csv.ts';
import { listCell } from '../../formats/report/list-cell.ts';
import { symbolWriter } from '../../formats/symbols.ts';
import { clashName, shownTime, sideName } from './sentences.ts';

const columns = [
  ['row', 'text', 'round', 'original', 'before', 'after', 'now', 'reviewer', 'returned'],
  ['kind', 'removed', 'inserted', 'category', 'severity', 'preferential', 'reason'],
  ['standing', 'decision', 'answerReason', 'answeredBy', 'answeredAt', 'item'],
].flat();

/** Where scores were asked for: those of the reviewer whose line it is, in the round of its text. */
const scoreColumns = ['score', 'verdict', 'unassessed'];

/** What the lines of one reviewer's text have in common. */
const placeCells = (
  { row, frozenRow, original, cells }: ReportRow,
  text: ReportText,
  after: Pick<ReportAfter, 'reviewer' | 'at' | 'text'>,
  words: Words,
): readonly string[] => {
  const { side } = text.frozen;
  return [
    row === null ? words('comparison.wasRow', { row: frozenRow }) : String(row),
    sideName(side, words),
    text.rounds.join(', '),
    original?.text ?? '',
    text.frozen.text,
    after.text.text,
    cells.find((cell) => cell.side === side)?.present?.text ?? '',
    after.reviewer,
    after.at === null ? '' : shownTime(after.at),
  ];
};

/** Several that were said apart. */
const each = <T>(list: readonly T[], text: (one: T) => string): string => listCell(list.map(text));

const assessmentCells = (assessments: readonly Assessment[], words: Words): readonly string[] => [
  each(assessments, ({ category }) => (category === null ? '' : categoryName(category, words))),
  each(assessments, ({ severity }) => severityName(severity, words)),
  each(assessments, ({ preferential }) => words(`columns.${preferential ? 'yes' : 'no'}`)),
  each(assessments, ({ reason }) => reason),
];

const itemCells = (one: ReportItem, words: Words): readonly string[] => {
  const { item, standing, assessments, answers } = one;
  const stands = [words(`items.standings.${standing}`), clashName(one, words)].filter((text) => text !== '');
  return [
    words(`items.kinds.${item.kind}`),
    item.removed,
    item.inserted,
    ...assessmentCells(assessments, words),
    stands.join('\n'),
    each(answers, ({ decision }) => words(`items.decisions.${decision}`)),
    each(answers, ({ reason }) => reason),
    each(answers, ({ by }) => by),
    each(answers, ({ at }) => shownTime(at)),
    item.id,
  ];
};

/** A line without an item: `kind` says why there is none. */
const bare = (place: readonly string[], kind: string): readonly string[] => [
  ...place,
  kind,
  ...Array.from({ length: columns.length - place.length - 1 }, () => ''),
];

/** A line's cells of the score: how much it is, what can be said so far, and how many suggestions it still waits for. */
const scoreCells = (
  { scores }: ReviewReport,
  { rounds }: ReportText,
  { reviewer }: Pick<ReportAfter, 'reviewer'>,
  words: Words,
): readonly string[] => {
  if (scores.length === 0) return [];
  const found = scores
    .filter(({ round }) => rounds.includes(round))
    .flatMap((round) => round.scores)
    .find((one) => one.reviewer === reviewer);
  return found === undefined
    ? scoreColumns.map(() => '')
    : [
        scoreNumber(found.score.calibrated, words),
        words(`score.verdict.${found.verdict}`),
        String(found.unassessed),
      ];
};

function* rowLines(report: ReviewReport, row: ReportRow, words: Words): Generator<readonly string[]> {
  for (const { texts } of row.cells)
    for (const text of texts)
      for (const after of text.afters) {
        const place = placeCells(row, text, after, words);
        const score = scoreCells(report, text, after, words);
        if (after.items.length === 0)
          yield [...bare(place, words(after.isAccepted ? 'columns.accepted' : 'columns.noChange')), ...score];
        for (const item of after.items) yield [...place, ...itemCells(item, words), ...score];
      }
}

function* lines(report: ReviewReport, words: Words): Generator<readonly string[]> {
  const { rows, adrift, scores } = report;
  for (const row of rows) yield* rowLines(report, row, words);
  const bySegment = new Map(adrift.length === 0 ? [] : rows.map((row) => [row.segment, row]));
  for (const { segment, side, text, reviewer } of adrift) {
    const row = bySegment.get(segment);
    const number = row?.row ?? null;
    const place = [
      number === null ? '' : String(number),
      sideName(side, words),
      '',
      row?.original?.text ?? '',
    ];
    const line = bare([...place, '', text.text, '', reviewer, ''], words('columns.adrift'));
    yield scores.length === 0 ? line : [...line, ...scoreColumns.map(() => '')];
  }
}

/**
 * The items of a review as a table for spreadsheets, one a line, and a line for each text that was handed back without
 * any. Halves of surrogate pairs become U+FFFD; everything else is as it was said.
 */
export function* writeReviewCsv(report: ReviewReport, words: Words): Generator<string> {
  const { wellFormed } = symbolWriter();
  const sound = function* (): Generator<readonly string[]> {
    for (const line of lines(report, words)) yield line.map(wellFormed);
  };
  yield* writeCsv(
    [...columns, ...(report.scores.length === 0 ? [] : scoreColumns)].map((name) => words(`columns.${name}`)),
    sound(),
  );
}
