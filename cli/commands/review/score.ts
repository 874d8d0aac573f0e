import { columnsOf, reviewedColumn } from '../../columns.ts';
import type { InterfaceLanguage, ReviewScores } from '#api/index.ts';
import { fail, ok, type Result, type Severity } from '#core/model/index.ts';
import type { Agreement } from '#core/review/agreement.ts';
import { agreementSentences, type AgreementOn } from '#core/review/agreement-sentences.ts';
import { scoreLines, type Words as ReportWords } from '#core/review/score-lines.ts';
import type { EngineClient } from '#api/index.ts';
import { loadWords } from '#engine/words.ts';
import type { Outcome, Setting } from '../../answer.ts';
import { inProject } from '../../session.ts';
import type { Words } from '../../words.ts';
import { profileFrom, type ProfileOptions, type WhichOptions } from './sessions.ts';
import { reviewFor } from './which.ts';

/** The review of a project, or the one a copy is of. */
const reviewOrCopy = async (
  words: Words,
  client: EngineClient,
  wanted: string | undefined,
): Promise<Result<string>> => {
  const overview = await client.review.overview({});
  if (!overview.ok) return overview;
  if (overview.value.role === 'guest') return ok(overview.value.copy.id);
  const found = await reviewFor(words, client, wanted);
  return found.ok ? ok(found.value.id) : found;
};

/** The figures in a sentence each, for this very pair. */
const explained = (agreement: Agreement, on: AgreementOn, say: ReportWords): readonly string[] => {
  const { percent, kappa } = agreementSentences(agreement, on, say);
  const of = (figure: string, sentence: string): string =>
    ['', say(`agreement.${on}`), say(`agreement.${figure}`), sentence].join('\t');
  return [of('percent', percent), ...(agreement.units === 0 ? [] : [of('kappa', kappa)])];
};

const linesOf = async (
  { t }: Words,
  language: InterfaceLanguage,
  { scores, agreement }: ReviewScores,
): Promise<string[]> => {
  const report = await loadWords(language, ['review-report', 'annotations', 'export']);
  const say: ReportWords = (key, params) => report(key, { ...params });
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  const kappa = (value: number | null): string => (value === null ? '–' : value.toFixed(2));
  return [
    ...scores.flatMap(({ reviewer, score, unassessed }) => [
      reviewer,
      ...scoreLines(score, say, unassessed).map(({ label, value, formula }) =>
        ['', label, value, formula].join('\t'),
      ),
    ]),
    ...agreement.flatMap(({ first, second, items, rows }) => [
      t('review.agreement', {
        first,
        second,
        items: percent(items.observed),
        itemsKappa: kappa(items.kappa),
        rows: percent(rows.observed),
        rowsKappa: kappa(rows.kappa),
      }),
      ...explained(items, 'items', say),
      ...explained(rows, 'rows', say),
    ]),
  ];
};

/** `review score PROJECT`: scores of all reviewers, with every number of the formula, and how far they agree. */
export const scoreReview = (
  { words }: Setting,
  language: InterfaceLanguage,
  path: string,
  options: WhichOptions & ProfileOptions,
): Outcome =>
  inProject(path, async ({ client }) => {
    const review = await reviewOrCopy(words, client, options.review);
    if (!review.ok) return review;
    const profile = profileFrom(words, options);
    if (!profile.ok) return profile;
    const scores = await client.review.score({
      review: review.value,
      ...(profile.value === null ? {} : { profile: profile.value }),
    });
    return scores.ok
      ? ok({ json: scores.value, lines: await linesOf(words, language, scores.value) })
      : scores;
  });

export type AssessOptions = {
  readonly row: number;
  readonly column?: string;
  readonly category?: string;
  readonly severity: Severity;
  readonly preferential?: boolean;
  readonly reason?: string;
};

/** `review assess COPY ITEM --row N --column C ...`: what the reviewer says of one of their own suggestions. */
export const assessItem = (
  { words }: Setting,
  path: string,
  item: string,
  { row, column, category, severity, preferential, reason }: AssessOptions,
): Outcome =>
  inProject(path, async ({ client, project }) => {
    const side = reviewedColumn(words, project, columnsOf(project).slice(1), column);
    if (!side.ok) return side;
    const page = await client.rows.page({ from: row, count: 1 });
    if (!page.ok) return page;
    const segment = page.value.rows[0]?.segment;
    if (segment === undefined) return fail('row.unknown', { row });
    const assessment = {
      category: category ?? null,
      severity,
      preferential: preferential === true,
      reason: reason ?? '',
    };
    const done = await client.review.assess({ item, segment, side: side.value, assessment });
    return done.ok ? ok({ json: done.value, lines: [words.t('review.assessed')] }) : done;
  });

/** `review suggestions COPY [--row N]`: what a reviewer's copy suggests so far, row by row. */
export const ownSuggestions = (
  _setting: Setting,
  path: string,
  { row }: { readonly row?: number },
): Outcome =>
  inProject(path, async ({ client, project }) => {
    const from = row ?? 1;
    const to = row ?? project.rows;
    const items: object[] = [];
    const lines: string[] = [];
    for (let at = from; at <= to; at += 500) {
      const page = await client.rows.page({ from: at, count: Math.min(500, to - at + 1) });
      if (!page.ok) return page;
      const numbers = new Map(page.value.rows.map((one) => [one.segment, one.row]));
      const frozen = await client.review.frozen({ segments: [...numbers.keys()] });
      if (!frozen.ok) return frozen;
      for (const { segment, items: own } of frozen.value)
        for (const { id, side, kind, removed, inserted } of own) {
          const number = numbers.get(segment);
          items.push({ id, row: number, side, kind, removed, inserted });
          lines.push([id, number, side, `${removed} → ${inserted}`].join('\t'));
        }
    }
    return ok({ json: { items }, lines });
  });
