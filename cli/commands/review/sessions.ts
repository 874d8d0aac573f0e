import { columnsIn, usualColumn } from '../../columns.ts';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ReviewCopy, ReviewInfo } from '#api/index.ts';
import { fail, ok, type Range, type Result } from '#core/model/index.ts';
import { readJson } from '#core/model/shape.ts';
import { scoreProfile, scoreProfiles, type ScoreProfile } from '#core/review/profiles.ts';
import { guarded } from '#engine/store/failures.ts';
import { field, type Outcome, type Setting } from '../../answer.ts';
import { inProject } from '../../session.ts';
import type { Words } from '../../words.ts';
import { reviewFor } from './which.ts';

const reviewLine = ({ t }: Words, { id, title, asked, rounds, counts, closed }: ReviewInfo): string =>
  [
    id,
    t(`review.states.${closed ? 'closed' : 'open'}`),
    field(title),
    t(`review.asked.${asked}`),
    t('review.rounds', { count: rounds.length, rows: rounds.at(-1)?.rows ?? 0 }),
    t('review.items', { count: counts.items, open: counts.standings.free + counts.standings.clash }),
  ].join('\t');

const copyLine = ({ t }: Words, { title, from, reviewer, round, progress, finished }: ReviewCopy): string =>
  t(`review.copy.${finished ? 'finished' : 'open'}`, {
    title,
    from: from === '' ? t('annotations:noName') : from,
    reviewer,
    round,
    ...progress,
  });

/** `review list PROJECT`: the reviews of a project, or how far a reviewer's copy is. */
export const listReviews = ({ words }: Setting, path: string): Outcome =>
  inProject(path, async ({ client }) => {
    const overview = await client.review.overview({});
    if (!overview.ok) return overview;
    const { value } = overview;
    return ok({
      json: value,
      lines:
        value.role === 'host'
          ? value.reviews.map((review) => reviewLine(words, review))
          : [copyLine(words, value.copy)],
    });
  });

export type ProfileOptions = { readonly profile?: string; readonly profileFile?: string };

/** The profile that was named, or the one a file holds; null when neither was given. */
export const profileFrom = (
  { t }: Words,
  { profile, profileFile }: ProfileOptions,
): Result<ScoreProfile | null> => {
  if (profileFile === undefined) return ok(scoreProfiles.find(({ id }) => id === profile) ?? null);
  const path = resolve(profileFile);
  const read = guarded(path, () => readFileSync(path, 'utf8'));
  if (!read.ok) return read;
  const parsed = readJson(read.value, scoreProfile);
  if (parsed.ok) return parsed;
  return fail('usage', { detail: t('review.badProfile', { path, detail: parsed.at }) });
};

export type OpenOptions = ProfileOptions & {
  readonly title: string;
  readonly ask: ReviewInfo['asked'];
  readonly rows?: Range;
  readonly sample?: number;
  readonly seed?: string;
  readonly column?: readonly string[];
  readonly reviewer?: readonly string[];
};

const scopeFrom = ({ rows, sample, seed }: OpenOptions) => {
  if (rows !== undefined) return { is: 'rows' as const, from: rows.start, to: rows.end };
  if (sample === undefined) return { is: 'all' as const };
  return { is: 'sample' as const, characters: sample, ...(seed === undefined ? {} : { seed }) };
};

/** `review open PROJECT --title T ...`: opens a review and freezes the present text as its first round. */
export const openReview = ({ words }: Setting, path: string, options: OpenOptions): Outcome =>
  inProject(path, async ({ client, project }) => {
    const sides = columnsIn(words, project, options.column);
    if (!sides.ok) return sides;
    const profile = profileFrom(words, options);
    if (!profile.ok) return profile;
    const opened = await client.review.open({
      title: options.title,
      asked: options.ask,
      scope: scopeFrom(options),
      sides: [...(sides.value ?? usualColumn(project))],
      profile: profile.value,
      reviewers: [...(options.reviewer ?? [])],
    });
    return opened.ok ? ok({ json: opened.value, lines: [reviewLine(words, opened.value)] }) : opened;
  });

export type WhichOptions = { readonly review?: string };

/** `review close PROJECT [--reopen]`: a closed review stays readable. */
export const closeReview = (
  { words }: Setting,
  path: string,
  { review, reopen }: WhichOptions & { readonly reopen?: boolean },
): Outcome =>
  inProject(path, async ({ client }) => {
    const found = await reviewFor(words, client, review);
    if (!found.ok) return found;
    const closed = await client.review.close({ review: found.value.id, closed: reopen !== true });
    return closed.ok ? ok({ json: closed.value, lines: [reviewLine(words, closed.value)] }) : closed;
  });

/** `review finish COPY [--reopen]`: a finished copy takes no edits. */
export const finishReview = (
  { words }: Setting,
  path: string,
  { reopen }: { readonly reopen?: boolean },
): Outcome =>
  inProject(path, async ({ client }) => {
    const done = await client.review.finish({ finished: reopen !== true });
    return done.ok ? ok({ json: done.value, lines: [copyLine(words, done.value)] }) : done;
  });
