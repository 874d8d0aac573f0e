import { columnsIn } from '../../columns.ts';
import type { ItemFilter, ItemStandingName, ReviewConflict, ReviewItemInfo } from '#api/index.ts';
import { fail, ok, type Decision, type Result, type Severity } from '#core/model/index.ts';
import { field, mapped, type Outcome, type Setting } from '../../answer.ts';
import { createPacked } from '../../packed.ts';
import { inProject, type OpenedProject } from '../../session.ts';
import type { Words } from '../../words.ts';
import { segmentOfRow } from './deciding.ts';
import type { WhichOptions } from './sessions.ts';
import { reviewFor } from './which.ts';

export type ItemOptions = WhichOptions & {
  readonly row?: number;
  readonly standing?: readonly ItemStandingName[];
  readonly reviewer?: readonly string[];
  readonly column?: readonly string[];
  readonly category?: readonly string[];
  readonly severity?: readonly Severity[];
  readonly preferential?: boolean;
  readonly decided?: readonly Decision[];
  readonly text?: string;
};

/** The filter of the contract; an option that is not given narrows nothing. Failure: row.unknown. */
const filterOf = async (
  words: Words,
  { client, project }: OpenedProject,
  options: ItemOptions,
): Promise<Result<ItemFilter>> => {
  const { row } = options;
  const sides = columnsIn(words, project, options.column);
  if (!sides.ok) return sides;
  const segment = row === undefined ? null : await segmentOfRow(client, row);
  if (segment?.ok === false) return segment;
  return ok({
    ...filterBy(options),
    ...(sides.value && { sides: [...sides.value] }),
    ...(segment === null ? {} : { segments: [segment.value] }),
  });
};

const filterBy = (options: ItemOptions): ItemFilter => {
  const { standing, reviewer, category, severity, preferential, decided, text } = options;
  return {
    ...(standing && { standings: [...standing] }),
    ...(reviewer && { reviewers: [...reviewer] }),
    ...(category && { categories: [...category] }),
    ...(severity && { severities: [...severity] }),
    ...(preferential === true && { preferential }),
    ...(decided && { decisions: [...decided] }),
    ...(text !== undefined && { search: text }),
  };
};

const lineOf = (
  { t }: Words,
  { id, row, side, reviewer, removed, inserted, standing, assessment, answers }: ReviewItemInfo,
): string =>
  [
    id,
    row ?? '',
    side,
    field(reviewer),
    t(`review-host:standings.${standing}`),
    `${field(removed)} → ${field(inserted)}`,
    assessment === null
      ? ''
      : assessment.preferential
        ? t('review-host:items.preferential')
        : [assessment.category ?? '', assessment.severity].join(' '),
    answers.map(({ decision }) => t(`review.decisions.${decision}`)).join(' '),
  ].join('\t');

const pageSize = 1000;

/** `review items PROJECT [filters]`: suggestions in text order. */
export const reviewItems = ({ words }: Setting, path: string, options: ItemOptions): Outcome =>
  inProject(path, async (opened) => {
    const { client } = opened;
    const found = await reviewFor(words, client, options.review);
    if (!found.ok) return found;
    const filtering = await filterOf(words, opened, options);
    if (!filtering.ok) return filtering;
    const filter = filtering.value;
    const items = createPacked<ReviewItemInfo>();
    for (let from = 0; ; from += pageSize) {
      const page = await client.review.items({ review: found.value.id, filter, from, count: pageSize });
      if (!page.ok) return page;
      items.add(page.value.items);
      if (from + pageSize < page.value.total) continue;
      const { total } = page.value;
      return ok({
        json: { total, items: items.all },
        lines: mapped(items.all, (item) => lineOf(words, item)),
      });
    }
  });

export type AnswerOptions = ItemOptions & {
  readonly item?: readonly string[];
  readonly all?: boolean;
  readonly decision: Decision;
  readonly reason?: string;
  readonly wording?: string;
  readonly confirm?: string;
};

/** `review answer PROJECT (--item ID ... | --all [filters]) --decision D`: answers suggestions, as one step of undo. */
export const answerReview = ({ words }: Setting, path: string, options: AnswerOptions): Outcome => {
  const { item, all, decision, reason, wording, confirm } = options;
  if ((item === undefined) !== (all === true)) {
    return Promise.resolve(fail('usage', { detail: words.t('review.noItems') }));
  }
  return inProject(path, async (opened) => {
    const { client } = opened;
    const found = await reviewFor(words, client, options.review);
    if (!found.ok) return found;
    const filter = await filterOf(words, opened, options);
    if (!filter.ok) return filter;
    const report = await client.review.answer({
      review: found.value.id,
      items: item === undefined ? filter.value : [...item],
      decision,
      ...(reason === undefined ? {} : { reason }),
      ...(wording === undefined ? {} : { wording }),
      ...(confirm === undefined ? {} : { confirmed: confirm }),
    });
    if (!report.ok) return report;
    const { answered, left, unconfirmed } = report.value;
    const leftLine = left.length === 0 ? [] : [words.t('review.left', { count: left.length })];
    return ok({
      json: report.value,
      lines: [
        words.t('review.answered', { count: answered }),
        ...leftLine,
        ...unconfirmed.map(({ row, text }) => words.t('review.unconfirmed', { row: row ?? '', text })),
      ],
    });
  });
};

/** What tells a version of a conflict from the others: its key, who made it, what it says, and the round and time it came with. */
const versionFields = (
  { t }: Words,
  { key, author, from, changed, removed, text }: ReviewConflict['versions'][number],
): readonly (string | number)[] => [
  key,
  field(from?.name ?? author),
  removed ? t('review.removed') : field(text),
  from === null ? t('review.conflictHere') : t('review-host:round', { round: from.round }),
  changed ?? from?.at ?? '',
];

/** `review conflicts PROJECT`: what was changed in two files apart, with all its versions. */
export const reviewConflicts = ({ words }: Setting, path: string, { review }: WhichOptions): Outcome =>
  inProject(path, async (opened) => {
    const { client } = opened;
    const found = await reviewFor(words, client, review);
    if (!found.ok) return found;
    const conflicts = await client.review.conflicts({ review: found.value.id });
    if (!conflicts.ok) return conflicts;
    return ok({
      json: { conflicts: conflicts.value },
      lines: conflicts.value.flatMap(({ list, uid, row, versions }) =>
        versions.map((version) => [list, uid, row ?? '', ...versionFields(words, version)].join('\t')),
      ),
    });
  });

export type SettleOptions = WhichOptions & {
  readonly list: 'cells' | 'assessments' | 'answers' | 'annotations' | 'replies';
  readonly uid: string;
  readonly key: string;
};

/** `review settle PROJECT --list L --uid U --key K`: settles a conflict in favour of one version. */
export const settleReview = (
  { words }: Setting,
  path: string,
  { review, list, uid, key }: SettleOptions,
): Outcome =>
  inProject(path, async (opened) => {
    const { client } = opened;
    const found = await reviewFor(words, client, review);
    if (!found.ok) return found;
    const done = await client.review.settle({ review: found.value.id, list, uid, key });
    return done.ok ? ok({ json: done.value, lines: [words.t('review.settled')] }) : done;
  });
