import type { Words } from '../../words.ts';
import { reviewedColumn } from '../../columns.ts';
import type { EngineClient, ReviewInfo } from '#api/index.ts';
import type { SegmentChoiceInfo, SegmentDecision } from '#api/review.ts';
import { fail, ok, type Result, type SegmentId } from '#core/model/index.ts';
import { field, type Outcome, type Setting } from '../../answer.ts';
import { inProject, type OpenedProject } from '../../session.ts';
import type { WhichOptions } from './sessions.ts';
import { reviewFor } from './which.ts';

/** The segment of a row. Failure: row.unknown. */
export const segmentOfRow = async (client: EngineClient, row: number): Promise<Result<SegmentId>> => {
  const page = await client.rows.page({ from: row, count: 1 });
  if (!page.ok) return page;
  const [found] = page.value.rows;
  return found === undefined ? fail('row.unknown', { row }) : ok(found.segment);
};

export type ChoicesOptions = WhichOptions & { readonly row: number; readonly column?: string };

/** What can be chosen for a row: of the only column that is reviewed, unless another is named. */
const decisionOf = async (
  words: Words,
  { client, project }: OpenedProject,
  { id, sides }: ReviewInfo,
  { row, column }: ChoicesOptions,
): Promise<Result<SegmentDecision>> => {
  const segment = await segmentOfRow(client, row);
  if (!segment.ok) return segment;
  const side = reviewedColumn(words, project, sides, column);
  return side.ok ? client.review.choices({ review: id, segment: segment.value, side: side.value }) : side;
};

/** `review choices PROJECT --row N`: the texts that can be chosen for a segment, each as it would read. */
export const reviewChoices = ({ words }: Setting, path: string, options: ChoicesOptions): Outcome =>
  inProject(path, async (opened) => {
    const { client } = opened;
    const found = await reviewFor(words, client, options.review);
    if (!found.ok) return found;
    const decision = await decisionOf(words, opened, found.value, options);
    if (!decision.ok) return decision;
    return ok({
      json: decision.value,
      lines: decision.value.choices.map(({ is, reviewers, text }) =>
        [words.t(`review.is.${is}`), field(reviewers.join(', ')), field(text)].join('\t'),
      ),
    });
  });

export type DecideOptions = ChoicesOptions & {
  readonly choose: SegmentChoiceInfo['is'];
  readonly reviewer?: string;
  readonly confirm?: string;
  readonly reason?: string;
};

/** `review decide PROJECT --row N --choose C`: puts a text in for a whole segment, as one step of undo. */
export const decideReview = ({ words }: Setting, path: string, options: DecideOptions): Outcome =>
  inProject(path, async (opened) => {
    const { client } = opened;
    const { choose: is, reviewer, confirm, reason } = options;
    const found = await reviewFor(words, client, options.review);
    if (!found.ok) return found;
    const decision = await decisionOf(words, opened, found.value, options);
    if (!decision.ok) return decision;
    const { segment, side, choices } = decision.value;
    const meant = choices.filter(
      (one) => one.is === is && (reviewer === undefined || one.reviewers.includes(reviewer)),
    );
    const [only] = meant;
    if (only === undefined || meant.length > 1) return fail('usage', { detail: words.t('review.noChoice') });
    if (is === 'combined' && confirm === undefined)
      return fail('usage', { detail: words.t('review.mustConfirm', { text: only.text }) });
    const report = await client.review.decide({
      review: found.value.id,
      segment,
      side,
      is,
      text: confirm ?? only.text,
      ...(reviewer === undefined ? {} : { reviewer }),
      ...(reason === undefined ? {} : { reason }),
    });
    return report.ok ? ok({ json: report.value, lines: [words.t('review.decided')] }) : report;
  });
