import type { Severity } from '../../model/index.ts';
import { severities } from '../../model/index.ts';
import type { Agreement } from '../agreement.ts';
import { agreementSentences, type AgreementOn } from '../agreement-sentences.ts';
import type { ReportFacts } from '../report-facts.ts';
import type { PairAgreement, ReviewerScore, RoundScores } from '../report-scores.ts';
import type { Score, VerdictSoFar } from '../score.ts';
import {
  categoryName,
  penaltyBySeverity,
  scoreLines,
  scoreNumber,
  severityName,
  type ScoreLineId,
} from '../score-lines.ts';
import { paragraph } from '../../formats/docx/table.ts';
import { agreementLabel } from './agreement-label.ts';
import { barTable, figures, heading, said, saidLine, type Bar, type Desk, type Line } from './docx-parts.ts';
import { eventsOf, factLines } from './facts.ts';
import { shownTime } from './sentences.ts';

/** Grounds of the bars: lighter and darker, so that they differ in print. */
const fills: Readonly<Record<Severity, string>> = {
  neutral: 'E9E3D5',
  minor: 'C9BFA8',
  major: 'B0703A',
  critical: '6D1D12',
};
const verdictFills: Readonly<Record<VerdictSoFar, string>> = {
  preliminary: '999999',
  pass: '2F7A52',
  fail: 'A5382C',
  none: '999999',
};
const caution = 'FBE6B4';

const number = (value: number, { words }: Desk): string => scoreNumber(value, words);

/** The facts of the review, and who did what when. */
export const factsDocx = (facts: ReportFacts, desk: Desk): string => {
  const { words } = desk;
  const about = factLines(facts, words).map(({ name, value }) => ({ cells: [name, value] }));
  const events = eventsOf(facts, words).map(({ at, who, what, round, file }) => ({
    cells: [shownTime(at), who, what, round === null ? '' : number(round, desk), file],
  }));
  const column = (key: string, width: number, isFigure = false) => ({
    name: words(`people.${key}`),
    width,
    isFigure,
  });
  return (
    figures(
      [
        { name: '', width: 2400 },
        { name: '', width: 10_000 },
      ],
      about,
      desk,
    ) +
    heading(words('people.title'), 1, desk) +
    figures(
      [
        column('when', 2200),
        column('who', 2600),
        column('what', 4800),
        column('round', 900, true),
        column('file', 4000),
      ],
      events,
      desk,
    )
  );
};

const toneOf = (id: ScoreLineId): Line['tone'] =>
  id === 'calibrated' || id === 'verdict' ? 'strong' : 'plain';

const linesDocx = ({ score, unassessed }: ReviewerScore, desk: Desk): string => {
  const { words } = desk;
  const lines = scoreLines(score, words, unassessed).map(({ id, label, value, formula }): Line => ({
    cells: [label, value, formula],
    tone: toneOf(id) ?? 'plain',
    fill: id === 'smallSample' || id === 'unassessed' ? caution : '',
  }));
  const columns = [
    { name: words('sheet.line'), width: 3600 },
    { name: words('sheet.value'), width: 2200, isFigure: true },
    { name: words('sheet.formula'), width: 8600 },
  ];
  return figures(columns, lines, desk);
};

const categoriesDocx = (score: Score, desk: Desk): string => {
  const { words } = desk;
  const bySeverity = (of: Readonly<Record<Severity, number>>): string[] =>
    severities.map((severity) => number(of[severity], desk));
  const counted = score.categories.filter(({ errors }) =>
    severities.some((severity) => errors[severity] > 0),
  );
  const lines: Line[] = [
    { cells: [words('sheet.multipliers'), '', ...bySeverity(score.multipliers), ''], tone: 'faint' },
    ...counted.map(({ category, weight, errors, penalty }) => ({
      cells: [
        categoryName(category, words),
        number(weight, desk),
        ...bySeverity(errors),
        number(penalty, desk),
      ],
    })),
    {
      cells: [words('sheet.total'), '', ...bySeverity(score.errors), number(score.penalty, desk)],
      tone: 'strong',
    },
  ];
  const columns = [
    { name: words('sheet.category'), width: 5000 },
    { name: words('sheet.weight'), width: 1200, isFigure: true },
    ...severities.map((severity) => ({ name: severityName(severity, words), width: 1200, isFigure: true })),
    { name: words('sheet.points'), width: 1400, isFigure: true },
  ];
  return figures(columns, lines, desk);
};

const chart = (title: string, bars: readonly Bar[], most: number, desk: Desk): string =>
  bars.length === 0 ? '' : paragraph('ColumnHead', said(title, desk)) + barTable(bars, most, desk);

const chartsDocx = ({ score, verdict }: ReviewerScore, desk: Desk): string => {
  const { words } = desk;
  const { calibrated, threshold, maximum } = score;
  const gauge = [
    {
      name: words('score.calibrated.label'),
      number: number(calibrated, desk),
      parts: [{ value: calibrated, fill: verdictFills[verdict] }],
    },
    {
      name: words('score.threshold.label'),
      number: number(threshold, desk),
      parts: [{ value: threshold, fill: '404040' }],
    },
  ];
  const categories = score.categories
    .map((line) => ({ line, points: penaltyBySeverity(line, score) }))
    .filter(({ line }) => line.penalty > 0)
    .sort((a, b) => b.line.penalty - a.line.penalty)
    .map(({ line, points }) => ({
      name: categoryName(line.category, words),
      number: number(line.penalty, desk),
      parts: severities.map((severity) => ({ value: points[severity], fill: fills[severity] })),
    }));
  const errors = severities.map((severity) => ({
    name: severityName(severity, words),
    number: number(score.errors[severity], desk),
    parts: [{ value: score.errors[severity], fill: fills[severity] }],
  }));
  const most = Math.max(...severities.map((severity) => score.errors[severity]));
  const mostPoints = Math.max(...score.categories.map(({ penalty }) => penalty), 0);
  return (
    chart(words('sheet.gauge'), gauge, maximum, desk) +
    chart(words('sheet.byCategory'), categories, mostPoints, desk) +
    chart(words('sheet.bySeverity'), errors, most, desk)
  );
};

const agreementLine = (name: string, agreement: Agreement, { words }: Desk): Line => {
  const { units, agreed, observed, expected, kappa } = agreement;
  const shown = (value: number): string => words('agreement.number', { value });
  const share = (value: number): string => words('agreement.share', { value });
  return {
    cells: [
      name,
      shown(units),
      shown(agreed),
      share(observed),
      share(expected),
      kappa === null ? words(units === 0 ? 'agreement.nothing' : 'agreement.undefined') : shown(kappa),
    ],
  };
};

/** The figures in a sentence each, for this very pair. */
const explained = (agreement: Agreement, on: AgreementOn, desk: Desk): string => {
  const { words } = desk;
  const { percent, kappa } = agreementSentences(agreement, on, words);
  const line = (name: string, sentence: string): string =>
    saidLine(`${words(`agreement.${on}`)}, ${words(`agreement.${name}`)}: ${sentence}`, desk, 'faint');
  return line('percent', percent) + (agreement.units === 0 ? '' : line('kappa', kappa));
};

const pairDocx = ({ first, second, items, rows }: PairAgreement, round: number, desk: Desk): string => {
  const { words } = desk;
  const columns = [
    { name: words('agreement.what'), width: 3000 },
    ...['units', 'agreed', 'percent', 'expected', 'kappa'].map((key) => ({
      name: words(`agreement.${key}`),
      width: key === 'kappa' ? 3600 : 1500,
      isFigure: true,
    })),
  ];
  const lines = [
    agreementLine(words('agreement.items'), items, desk),
    agreementLine(words('agreement.rows'), rows, desk),
  ];
  const table = items.table.map((one) => ({
    cells: [
      agreementLabel(one.first, words),
      agreementLabel(one.second, words),
      words('agreement.number', { value: one.count }),
    ],
  }));
  const names = [
    { name: first, width: 5000 },
    { name: second, width: 5000 },
    { name: words('agreement.times'), width: 1400, isFigure: true },
  ];
  return (
    heading(words('agreement.of', { first, second, round }), 2, desk) +
    figures(columns, lines, desk) +
    explained(items, 'items', desk) +
    explained(rows, 'rows', desk) +
    (table.length === 0
      ? ''
      : saidLine(words('agreement.table'), desk, 'faint') + figures(names, table, desk))
  );
};

/** Score sheets and agreement of all rounds; nothing where scores were not asked for. */
export function* scoresDocx(scores: readonly RoundScores[], desk: Desk): Generator<string> {
  const { words } = desk;
  if (scores.length === 0) return;
  yield heading(words('sheet.title'), 1, desk);
  if (scores.every((round) => round.scores.length === 0)) yield saidLine(words('sheet.none'), desk);
  for (const { round, scores: of } of scores)
    for (const one of of)
      yield (
        heading(words('sheet.of', { reviewer: one.reviewer, round }), 2, desk) +
        linesDocx(one, desk) +
        chartsDocx(one, desk) +
        categoriesDocx(one.score, desk)
      );
  if (scores.every(({ agreement }) => agreement.length === 0)) return;
  yield heading(words('agreement.title'), 1, desk);
  for (const { round, agreement } of scores) for (const pair of agreement) yield pairDocx(pair, round, desk);
}
