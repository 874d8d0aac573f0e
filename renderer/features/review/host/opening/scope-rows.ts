import type { ReviewSize } from '#api/review.ts';
import type { CellState, Result, SegmentId } from '#core/model/index.ts';
import { client } from '#renderer/api.ts';
import { answerOf } from '#renderer/workspace/queries.ts';
import type { ScopeDraft } from './open-draft.ts';

type AskedScope = Parameters<typeof client.review.measure>[0]['scope'];

const annotated = async (): Promise<readonly SegmentId[]> => {
  const found: SegmentId[] = [];
  const count = 500;
  for (let from = 0, total = 1; from < total; from += count) {
    const page = await answerOf(client.annotations.list({ filter: { state: 'open' }, from, count }));
    total = page.total;
    for (const { anchors } of page.items) {
      for (const { segment, row } of anchors) if (row !== null) found.push(segment);
    }
  }
  return found;
};

const unfinished: ReadonlySet<CellState> = new Set(['empty', 'draft']);

const unconfirmed = async ({ sides }: ScopeDraft): Promise<readonly SegmentId[]> => {
  const found: SegmentId[] = [];
  const count = 500;
  for (let from = 1, total = 1; from <= total; from += count) {
    const page = await answerOf(client.rows.page({ from, count }));
    total = page.total;
    for (const { segment, cells } of page.rows) {
      const states = sides.flatMap((side) => cells[side]?.state ?? []);
      if (states.some((state) => unfinished.has(state))) found.push(segment);
    }
  }
  return found;
};

const holding = async (words: string): Promise<readonly SegmentId[]> => {
  const found: SegmentId[] = [];
  const count = 1000;
  for (let from = 0, cells = 1; from < cells; from += count) {
    const page = await answerOf(client.find.search({ query: { text: words }, from, count }));
    cells = page.cells;
    for (const { segment } of page.hits) found.push(segment);
  }
  return found;
};

const gather = (draft: ScopeDraft): Promise<readonly SegmentId[]> => {
  if (draft.scope === 'annotated') return annotated();
  return draft.scope === 'found' ? holding(draft.words) : unconfirmed(draft);
};

/** The rows a draft means now, as the engine takes it; null when none are. `named` says in words what was filtered by. */
const scopeOf = async (draft: ScopeDraft, named: string): Promise<AskedScope | null> => {
  if (draft.scope === 'all') return { is: 'all' };
  if (draft.scope === 'rows') return { is: 'rows', from: draft.from, to: draft.to };
  if (draft.scope === 'sample') return { is: 'sample', characters: draft.characters, seed: draft.seed };
  const segments = [...new Set(await gather(draft))];
  return segments.length === 0 ? null : { is: 'filter', filter: named, segments };
};

/** A scope with how much it holds, or null when it holds nothing. */
export type Measured = { readonly scope: AskedScope; readonly size: ReviewSize } | null;

const sized = async (asked: Promise<Result<ReviewSize>>): Promise<ReviewSize | null> => {
  const answer = await asked;
  if (!answer.ok && answer.error.code === 'review.nothing-in-scope') return null;
  return answerOf(Promise.resolve(answer));
};

/** Gathers the rows a draft means and measures them. Rejects with `EngineFailure`. */
export const measureDraft = async (draft: ScopeDraft, named: string): Promise<Measured> => {
  const scope = await scopeOf(draft, named);
  if (scope === null) return null;
  const size = await sized(client.review.measure({ scope, sides: [...draft.sides] }));
  return size === null ? null : { scope, size };
};
