import type { FindQuery, Hit } from '../../../api/find.ts';
import { client } from '../../api.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { EngineFailure } from '../../workspace/queries.ts';
import { columnsOf, goTo, notify, notifyFailure, useWorkspace } from '../../workspace/store.ts';
import { notifyUndoable } from '../../workspace/undoable.ts';
import { queryOf, useFind } from './find-store.ts';
import { nextPlace, previousPlace, type HitPlace } from './places.ts';
import { fetchAround, hitOf, refreshResults } from './results.ts';

/** What is looked for right now; null when nothing is. */
const queryNow = (): FindQuery | null => {
  const { project } = useWorkspace.getState();
  return project === null ? null : queryOf(useFind.getState(), columnsOf(project));
};

const settledQuery = async (): Promise<FindQuery | null> => ((await settleDrafts()) ? queryNow() : null);

/** Shows one hit: it becomes the current one, and its cell the active one. */
export const showHit = (place: HitPlace, hit: Hit): void => {
  useFind.setState({ place });
  goTo({ row: hit.row, side: hit.side, mode: 'grid' });
};

const fetchHit = async (query: FindQuery, cell: number): Promise<Hit | undefined> =>
  hitOf(await fetchAround(query, cell), cell);

/** Goes to the hit after or before the current one. Bad patterns are told by the panel, not here. */
export const stepTo = async (direction: 'next' | 'previous'): Promise<void> => {
  const query = await settledQuery();
  if (query === null) return;
  try {
    const { place } = useFind.getState();
    const { cells } = await fetchAround(query, 0);
    const here = place === null ? undefined : (await fetchHit(query, place.cell))?.ranges.length;
    const before = place === null ? cells - 1 : (place.cell + cells - 1) % Math.max(cells, 1);
    const there =
      direction === 'previous' && cells > 0 ? (await fetchHit(query, before))?.ranges.length : undefined;
    const hitsOf = (cell: number): number | undefined => (cell === place?.cell ? here : there);
    const next = (direction === 'next' ? nextPlace : previousPlace)(place, cells, hitsOf);
    const hit = next === null ? undefined : await fetchHit(query, next.cell);
    if (next !== null && hit !== undefined) showHit(next, hit);
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
  }
};

const report = (answer: { readonly replaced: number; readonly keptLocked: number }): void => {
  const { replaced, keptLocked } = answer;
  if (keptLocked > 0) {
    notify({ tone: 'warning', key: 'find:keptLocked', params: { count: keptLocked }, topic: 'find-locked' });
  }
  if (replaced === 0) notify({ tone: 'info', key: 'find:nothingReplaced', topic: 'find' });
  else notifyUndoable({ tone: 'info', key: 'find:replaced', params: { count: replaced }, topic: 'find' });
};

/** Replaces every hit, in one step of undo. */
export const replaceAll = async (): Promise<void> => {
  const query = await settledQuery();
  if (query === null) return;
  const answer = await client.find.replace({ query, replacement: useFind.getState().replacement });
  if (!answer.ok) {
    notifyFailure(answer.error);
    return;
  }
  useFind.setState({ place: null });
  await refreshResults();
  report(answer.value);
};

/** Replaces the current hit and goes on to the next; without a current one, goes to the first. */
export const replaceOne = async (): Promise<void> => {
  const { place, replacement } = useFind.getState();
  const query = await settledQuery();
  if (query === null) return;
  if (place === null) {
    await stepTo('next');
    return;
  }
  const hit = await fetchHit(query, place.cell).catch(() => undefined);
  if (hit === undefined) return;
  const only = [{ segment: hit.segment, side: hit.side, hit: place.hit }];
  const answer = await client.find.replace({ query, replacement, only });
  if (!answer.ok) {
    notifyFailure(answer.error);
    return;
  }
  if (answer.value.replaced === 0) report(answer.value);
  await refreshResults();
  await goOn(query, place, hit);
};

/** After a replacement: the hit that moved into the replaced one's place, or the next one when the new words match again. */
const goOn = async (query: FindQuery, place: HitPlace, replaced: Hit): Promise<void> => {
  const now = await fetchHit(query, place.cell).catch(() => undefined);
  const inPlace = now !== undefined && now.segment === replaced.segment && now.side === replaced.side;
  if (inPlace && now.ranges.length >= replaced.ranges.length) {
    await stepTo('next');
    return;
  }
  if (now !== undefined && place.hit < now.ranges.length && inPlace) {
    showHit(place, now);
    return;
  }
  // The cell is done: the next one has taken its place in the results, or stands one further on.
  const next = inPlace ? { cell: place.cell + 1, hit: 0 } : { cell: place.cell, hit: 0 };
  const hit = await fetchHit(query, next.cell).catch(() => undefined);
  if (hit === undefined) useFind.setState({ place: null });
  else showHit(next, hit);
};
