import type { EngineClient, ReviewInfo } from '#api/index.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { Words } from '../../words.ts';

/** The review that was named, else the only open one, else the only one. */
export const reviewFor = async (
  { t }: Words,
  client: EngineClient,
  wanted: string | undefined,
): Promise<Result<ReviewInfo>> => {
  const overview = await client.review.overview({});
  if (!overview.ok) return overview;
  if (overview.value.role === 'guest') return fail('review.is-copy');
  const { reviews } = overview.value;
  const named = reviews.filter(({ id }) => wanted === undefined || id === wanted);
  const open = named.filter(({ closed }) => !closed);
  const [only] = open.length === 1 ? open : named;
  if (only !== undefined && (open.length === 1 || named.length === 1)) return ok(only);
  if (wanted !== undefined || reviews.length === 0) return fail('review.unknown');
  const list = reviews.map(({ id, title }) => `${id} ${title}`).join(', ');
  return fail('usage', { detail: t('review.which', { reviews: list }) });
};
