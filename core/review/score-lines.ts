import { isMqmCategory, mqmKey } from '../annotations/mqm.ts';
import type { Severity } from '../model/index.ts';
import { severities } from '../model/index.ts';
import { verdictSoFar, type CategoryScore, type Score } from './score.ts';

/**
 * Sentences by key, as i18next gives them: keys of `locales/<lang>/review-report.json`, and of others with their
 * namespace before a colon (`annotations:`, `export:`). `count` chooses the plural.
 */
export type Words = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** A line of the score sheet: what it is, what it comes to, and how that was computed or what it means. */
export type ScoreLine = {
  readonly id: ScoreLineId;
  readonly label: string;
  readonly value: string;
  readonly formula: string;
};

const scoreLineIds = [
  'count',
  'errors',
  'preferential',
  'repeated',
  'penalty',
  'perUnit',
  'normed',
  'raw',
  'scaling',
  'calibrated',
  'threshold',
  'verdict',
  'smallSample',
  'unassessed',
] as const;
export type ScoreLineId = (typeof scoreLineIds)[number];

/** Decimals that are printed at most. */
const decimals = 6;

const printed = (value: number): number => Number(value.toFixed(decimals));

/** A number of a score as it is printed everywhere, with a minus like that of the formula. */
export const scoreNumber = (value: number, words: Words): string =>
  words('score.number', { value: printed(value) }).replace(/^-/, '−');

/** The name of an error category; one that is not MQM's names itself. */
export const categoryName = (category: string, words: Words): string =>
  isMqmCategory(category) ? words(`annotations:${mqmKey(category)}`) : category;

export const severityName = (severity: Severity, words: Words): string =>
  words(`annotations:severities.${severity}`);

/** What a category costs by severity, before it is rounded: the lengths of the bars of a chart. */
export const penaltyBySeverity = (
  { weight, errors }: CategoryScore,
  { multipliers }: Pick<Score, 'multipliers'>,
): Readonly<Record<Severity, number>> => {
  const of = (severity: Severity): number => weight * errors[severity] * multipliers[severity];
  return { neutral: of('neutral'), minor: of('minor'), major: of('major'), critical: of('critical') };
};

const errorsOf = ({ errors }: Pick<Score, 'errors'>): number =>
  severities.reduce((sum, severity) => sum + errors[severity], 0);

/** The sheet as numbers, operators and names of one language. */
const writer = (score: Score, words: Words) => {
  const number = (value: number): string => scoreNumber(value, words);
  const units = (count: number): string => words(`score.units.${score.unit}`, { count });
  /** What is computed and what is printed differ where the one was rounded. */
  const result = (exact: number, value: number): string =>
    `${Math.abs(exact - printed(value)) < 1e-9 ? '=' : '≈'} ${number(value)}`;

  const term = ({ weight, errors }: CategoryScore): string => {
    const sum = severities
      .filter((severity) => errors[severity] > 0)
      .map((severity) => `${number(errors[severity])} × ${number(score.multipliers[severity])}`)
      .join(' + ');
    return `${number(weight)} × (${sum})`;
  };
  const penalty = (): string => {
    const counted = score.categories.filter((line) => errorsOf(line) > 0);
    if (counted.length === 0) return words('score.penalty.none');
    const exact = counted
      .flatMap((line) => Object.values(penaltyBySeverity(line, score)))
      .reduce((sum, value) => sum + value, 0);
    return `${counted.map(term).join(' + ')} ${result(exact, score.penalty)}`;
  };
  return { number, units, result, penalty };
};

const sideName = ({ side }: Pick<Score, 'side'>, words: Words): string =>
  words(side === 'source' ? 'score.sides.source' : `score.sides.${side}`);

const verdictOf = (
  score: Score,
  words: Words,
  number: (value: number) => string,
  unassessed: number,
): string => {
  if (score.verdict === 'none') return words('score.verdict.nothing');
  const params = { calibrated: number(score.calibrated), threshold: number(score.threshold) };
  if (verdictSoFar(score, unassessed) === 'preliminary')
    return words('score.verdict.open', { ...params, count: unassessed });
  if (score.reasons.length === 0) return words('score.verdict.reached', params);
  return score.reasons
    .map((reason) =>
      reason === 'critical'
        ? words('score.verdict.critical', { count: score.errors.critical })
        : words('score.verdict.below', params),
    )
    .join(' ');
};

/**
 * The score sheet in sentences: every number of the formula, the unit, the verdict, and what makes it doubtful. Screen, report and
 * Word document print these lines and no others. `unassessed` is the number of items that lack a category and a severity.
 */
export const scoreLines = (score: Score, words: Words, unassessed = 0): readonly ScoreLine[] => {
  const { number, units, result, penalty } = writer(score, words);
  const { count, reference, maximum, threshold, allowed } = score;
  const [points, whole] = [number(score.penalty), number(maximum)];
  const labelOf = (id: ScoreLineId): string =>
    id === 'calibrated' && unassessed > 0 ? 'score.calibrated.preliminary' : `score.${id}.label`;
  const line = (id: ScoreLineId, value: string, formula: string): ScoreLine => ({
    id,
    label: words(labelOf(id), { units: units(reference), unit: words(`score.unit.${score.unit}`) }),
    value,
    formula,
  });
  const divided = count > 0;
  const nothing = words('score.verdict.nothing');
  const per = `${points} × ${number(reference)} ÷ ${number(count)}`;
  const scaling = `(${whole} − ${number(threshold)}) ÷ ${number(allowed)}`;
  const exactNormed = divided ? (score.penalty * reference) / count : 0;
  const exactScaling = (maximum - threshold) / allowed;
  const breakdown = severities
    .map((severity) => `${severityName(severity, words)} ${number(score.errors[severity])}`)
    .join(' · ');
  return [
    line('count', units(count), sideName(score, words)),
    line('errors', number(errorsOf(score)), breakdown),
    line('preferential', number(score.preferential), words('score.preferential.free')),
    ...(score.repeated > 0 ? [line('repeated', number(score.repeated), words('score.repeated.once'))] : []),
    line('penalty', points, penalty()),
    line(
      'perUnit',
      number(score.perUnit),
      divided ? `${points} ÷ ${number(count)} ${result(score.penalty / count, score.perUnit)}` : nothing,
    ),
    line('normed', number(score.normed), divided ? `${per} ${result(exactNormed, score.normed)}` : nothing),
    line(
      'raw',
      number(score.raw),
      divided
        ? `${whole} × (1 − ${points} ÷ ${number(count)}) ${result(maximum - (maximum * score.penalty) / count, score.raw)}`
        : nothing,
    ),
    line('scaling', number(score.scaling), `${scaling} ${result(exactScaling, score.scaling)}`),
    line(
      'calibrated',
      number(score.calibrated),
      divided
        ? `${whole} − ${per} × ${scaling} ${result(maximum - exactNormed * exactScaling, score.calibrated)}`
        : nothing,
    ),
    line(
      'threshold',
      number(threshold),
      words('score.threshold.means', { allowed: number(allowed), units: units(reference) }),
    ),
    line(
      'verdict',
      words(`score.verdict.${verdictSoFar(score, unassessed)}`),
      verdictOf(score, words, number, unassessed),
    ),
    ...(score.isSmallSample
      ? [
          line(
            'smallSample',
            words('score.smallSample.value'),
            words('score.smallSample.means', { sample: units(count), least: units(score.smallSample) }),
          ),
        ]
      : []),
    ...(unassessed > 0
      ? [line('unassessed', number(unassessed), words('score.unassessed.means', { count: unassessed }))]
      : []),
  ];
};
