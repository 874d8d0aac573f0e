import { severities } from '../../model/index.ts';
import type { Agreement } from '../agreement.ts';
import { agreementSentences, type AgreementOn } from '../agreement-sentences.ts';
import type { ReviewReport } from '../report.ts';
import type { PairAgreement, ReviewerScore, RoundScores } from '../report-scores.ts';
import type { Score, VerdictSoFar } from '../score.ts';
import { categoryName, scoreLines, scoreNumber, severityName, type ScoreLine } from '../score-lines.ts';
import { agreementLabel } from './agreement-label.ts';
import { categoryChart, gaugeChart, severityChart, type ChartMaker } from './charts.ts';
import { eventsOf, factLines } from './facts.ts';
import { figuresTable, type Page } from './page.ts';
import { shownTime } from './sentences.ts';

/** The facts of the review, and who did what when. */
export const factsHtml = ({ facts }: ReviewReport, { words, shown }: Page): string => {
  const lines = factLines(facts, words).map(
    ({ name, value }) => `<dt>${shown(name)}</dt><dd>${shown(value)}</dd>`,
  );
  const heads = ['when', 'who', 'what', 'round', 'file'].map((key) => shown(words(`people.${key}`)));
  const events = eventsOf(facts, words).map(({ at, who, what, round, file }) => ({
    cells: [
      `<time datetime="${shown(at)}">${shown(shownTime(at))}</time>`,
      shown(who),
      shown(what),
      { figure: round === null ? '' : shown(words('score.number', { value: round })) },
      shown(file),
    ],
  }));
  return (
    `<section class="plain"><dl class="facts">${lines.join('')}</dl></section>\n` +
    `<h2>${shown(words('people.title'))}</h2>\n<section class="plain">${figuresTable(heads, events)}</section>\n`
  );
};

const linesTable = (lines: readonly ScoreLine[], verdict: VerdictSoFar, { words, shown }: Page): string =>
  figuresTable(
    [shown(words('sheet.line')), { figure: shown(words('sheet.value')) }, shown(words('sheet.formula'))],
    lines.map(({ id, label, value, formula }) => ({
      kind:
        id === 'smallSample' || id === 'unassessed'
          ? `${id} caution`
          : id === 'verdict'
            ? `${id} is-${verdict}`
            : id,
      cells: [shown(label), { figure: shown(value) }, `<span class="formula">${shown(formula)}</span>`],
    })),
  );

const categoriesTable = (score: Score, { words, shown }: Page): string => {
  const number = (value: number) => ({ figure: shown(scoreNumber(value, words)) });
  const lines = score.categories.filter(({ errors }) => severities.some((severity) => errors[severity] > 0));
  const heads = [
    shown(words('sheet.category')),
    { figure: shown(words('sheet.weight')) },
    ...severities.map((severity) => ({ figure: shown(severityName(severity, words)) })),
    { figure: shown(words('sheet.points')) },
  ];
  const costs = {
    cells: [
      shown(words('sheet.multipliers')),
      { figure: '' },
      ...severities.map((severity) => number(score.multipliers[severity])),
      { figure: '' },
    ],
  };
  const rows = lines.map(({ category, weight, errors, penalty }) => ({
    cells: [
      shown(categoryName(category, words)),
      number(weight),
      ...severities.map((severity) => number(errors[severity])),
      number(penalty),
    ],
  }));
  const foot = [
    shown(words('sheet.total')),
    { figure: '' },
    ...severities.map((severity) => number(score.errors[severity])),
    number(score.penalty),
  ];
  return figuresTable(heads, [costs, ...rows], { foot });
};

const figure = (caption: string, chart: string, { shown }: Page): string =>
  chart === '' ? '' : `<figure><figcaption>${shown(caption)}</figcaption>${chart}</figure>`;

const scoreHtml = (of: ReviewerScore, round: number, page: Page): string => {
  const { reviewer, score, unassessed, verdict } = of;
  const { words, shown } = page;
  const maker = (): ChartMaker => ({ shown, words, id: `chart-${page.nextChart()}` });
  return (
    `<h3>${shown(words('sheet.of', { reviewer, round }))}</h3>\n<div class="sheet plain"><div>` +
    linesTable(scoreLines(score, words, unassessed), verdict, page) +
    categoriesTable(score, page) +
    '</div><div class="charts">' +
    figure(words('sheet.gauge'), gaugeChart(score, verdict, maker()), page) +
    figure(words('sheet.byCategory'), categoryChart(score, maker()), page) +
    figure(words('sheet.bySeverity'), severityChart(score, maker()), page) +
    '</div></div>\n'
  );
};

const percent = (value: number, { words, shown }: Page) => ({
  figure: shown(words('agreement.share', { value })),
});

const agreementRow = (name: string, agreement: Agreement, page: Page) => {
  const { words, shown } = page;
  const { units, agreed, observed, expected, kappa } = agreement;
  const number = (value: number) => ({ figure: shown(words('agreement.number', { value })) });
  const none = units === 0 ? 'agreement.nothing' : 'agreement.undefined';
  return {
    cells: [
      shown(name),
      number(units),
      number(agreed),
      percent(observed, page),
      percent(expected, page),
      kappa === null ? shown(words(none)) : number(kappa),
    ],
  };
};

const agreementTable = ({ first, second, items }: PairAgreement, page: Page): string => {
  const { words, shown } = page;
  if (items.table.length === 0) return '';
  return figuresTable(
    [shown(first), shown(second), { figure: shown(words('agreement.times')) }],
    items.table.map((one) => ({
      cells: [
        shown(agreementLabel(one.first, words)),
        shown(agreementLabel(one.second, words)),
        { figure: shown(words('agreement.number', { value: one.count })) },
      ],
    })),
    { caption: shown(words('agreement.table')) },
  );
};

/** The figures in a sentence each, for this very pair. */
const explained = (agreement: Agreement, on: AgreementOn, { words, shown }: Page): string => {
  const { percent: share, kappa } = agreementSentences(agreement, on, words);
  const line = (name: string, sentence: string): string =>
    `<p>${shown(words(`agreement.${on}`))}, ${shown(words(`agreement.${name}`))}: ${shown(sentence)}</p>`;
  return line('percent', share) + (agreement.units === 0 ? '' : line('kappa', kappa));
};

const pairHtml = (pair: PairAgreement, round: number, page: Page): string => {
  const { words, shown } = page;
  const { first, second, items, rows } = pair;
  const heads = [
    shown(words('agreement.what')),
    ...['units', 'agreed', 'percent', 'expected', 'kappa'].map((key) => ({
      figure: shown(words(`agreement.${key}`)),
    })),
  ];
  return (
    `<h3>${shown(words('agreement.of', { first, second, round }))}</h3>\n<section class="plain">` +
    figuresTable(heads, [
      agreementRow(words('agreement.items'), items, page),
      agreementRow(words('agreement.rows'), rows, page),
    ]) +
    `<div class="explained">${explained(items, 'items', page)}${explained(rows, 'rows', page)}</div>` +
    agreementTable(pair, page) +
    '</section>\n'
  );
};

/** Score sheets and agreement of all rounds; nothing where scores were not asked for. */
export function* scoresHtml(scores: readonly RoundScores[], page: Page): Generator<string> {
  const { words, shown } = page;
  if (scores.length === 0) return;
  yield `<h2>${shown(words('sheet.title'))}</h2>\n`;
  if (scores.every((round) => round.scores.length === 0))
    yield `<p class="plain">${shown(words('sheet.none'))}</p>\n`;
  for (const { round, scores: of } of scores) for (const one of of) yield scoreHtml(one, round, page);
  if (scores.every(({ agreement }) => agreement.length === 0)) return;
  yield `<h2>${shown(words('agreement.title'))}</h2>\n`;
  for (const { round, agreement } of scores) for (const pair of agreement) yield pairHtml(pair, round, page);
}
