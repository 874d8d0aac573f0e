import type { Hit, ReplaceReport } from '#api/find.ts';
import { client } from '../../api.ts';
import { i18n } from '../../i18n.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { onThisJourney } from '../../workspace/input-hold/input-hold.ts';
import { EngineFailure } from '../../workspace/queries.ts';
import { columnsOf, goTo, notify, notifyFailure, useWorkspace } from '../../workspace/store.ts';
import { notifyUndoable } from '../../workspace/undoable.ts';
import { askedOf, useFind, type Asked } from './find-store.ts';
import { nextPlace, previousPlace, type HitPlace } from './places.ts';
import { fetchAround, hitOf, refreshResults } from './results.ts';

/** What is looked for right now; null when nothing is. */
const askedNow = (): Asked | null => {
  const { project } = useWorkspace.getState();
  return project === null ? null : askedOf(useFind.getState(), columnsOf(project));
};

const settledAsk = async (): Promise<Asked | null> => ((await settleDrafts()) ? askedNow() : null);

/** Shows one hit: it becomes the current one, and its cell the active one. */
export const showHit = (place: HitPlace, hit: Hit): void => {
  useFind.setState({ place });
  goTo({ row: hit.row, side: hit.side, mode: 'grid' });
};

const fetchHit = async (asked: Asked, cell: number): Promise<Hit | undefined> =>
  hitOf(await fetchAround(asked, cell), cell);

/** Goes to the hit after or before the current one. Bad patterns are told by the panel, not here. */
export const stepTo = async (direction: 'next' | 'previous'): Promise<void> => {
  const isStillMeant = onThisJourney();
  const asked = await settledAsk();
  if (asked === null) return;
  try {
    const { place } = useFind.getState();
    const { cells } = await fetchAround(asked, 0);
    const here = place === null ? undefined : (await fetchHit(asked, place.cell))?.ranges.length;
    const before = place === null ? cells - 1 : (place.cell + cells - 1) % Math.max(cells, 1);
    const there =
      direction === 'previous' && cells > 0 ? (await fetchHit(asked, before))?.ranges.length : undefined;
    const hitsOf = (cell: number): number | undefined => (cell === place?.cell ? here : there);
    const next = (direction === 'next' ? nextPlace : previousPlace)(place, cells, hitsOf);
    const hit = next === null ? undefined : await fetchHit(asked, next.cell);
    if (next !== null && hit !== undefined && isStillMeant()) showHit(next, hit);
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
  }
};

const listed = (parts: readonly string[]): string => parts.join(i18n.t('find:listSeparator'));

/** How many hits in which columns, and which columns followed. */
const wordsOf = ({ columns, followed }: ReplaceReport): Record<string, string> => ({
  columns: listed(
    columns.map(({ side, replaced }) =>
      i18n.t('find:countIn', { count: replaced, column: i18n.t(`editor:columns.${side}`) }),
    ),
  ),
  followed: listed(
    followed.map(({ side, cells }) =>
      i18n.t('find:cellsIn', { count: cells, column: i18n.t(`editor:columns.${side}`) }),
    ),
  ),
});

const tell = (report: ReplaceReport): void => {
  const { replaced, followed, following, keptLocked } = report;
  if (keptLocked > 0) {
    notify({ tone: 'warning', key: 'find:keptLocked', params: { count: keptLocked }, topic: 'find-locked' });
  }
  if (replaced > 0) {
    const key = followed.length > 0 ? 'find:replacedFollowed' : 'find:replaced';
    notifyUndoable({ tone: 'info', key, params: { count: replaced, ...wordsOf(report) }, topic: 'find' });
    return;
  }
  const key = following > 0 ? 'find:changesWithOther' : 'find:nothingReplaced';
  notify({ tone: 'info', key, topic: 'find' });
};

const replaceIn = async (
  asked: Asked,
  only?: { segment: Hit['segment']; side: Hit['side']; hit: number }[],
): Promise<ReplaceReport | null> => {
  const { replacement } = useFind.getState();
  const answer = await client.find.replace({
    ...asked,
    replacement,
    ...(only === undefined ? {} : { only }),
  });
  if (!answer.ok) {
    notifyFailure(answer.error);
    return null;
  }
  const { replaced } = answer.value;
  useFind.setState((state) => ({ replaced: state.replaced + replaced }));
  await refreshResults();
  return answer.value;
};

/** Replaces every hit that waits, in one step of undo. */
export const replaceAll = async (): Promise<void> => {
  const asked = await settledAsk();
  if (asked === null) return;
  const report = await replaceIn(asked);
  if (report === null) return;
  useFind.setState({ place: null });
  tell(report);
};

/** Replaces the current hit and goes on to the next; without a current one, goes to the first. */
export const replaceOne = async (): Promise<void> => {
  const { place } = useFind.getState();
  const asked = await settledAsk();
  if (asked === null) return;
  if (place === null) {
    await stepTo('next');
    return;
  }
  const hit = await fetchHit(asked, place.cell).catch(() => undefined);
  if (hit === undefined) return;
  const report = await replaceIn(asked, [{ segment: hit.segment, side: hit.side, hit: place.hit }]);
  if (report === null) return;
  if (report.keptLocked + report.following === 0) {
    await goOn(asked, place, hit);
    return;
  }
  tell(report);
  await stepTo('next');
};

/** After a replacement: the replaced hit waits no more, so the next one has its place, in its cell or the next. */
const goOn = async (asked: Asked, place: HitPlace, replaced: Hit): Promise<void> => {
  const at = (cell: number): Promise<Hit | undefined> => fetchHit(asked, cell).catch(() => undefined);
  let { cell } = place;
  let hit = await at(cell);
  const inPlace = hit !== undefined && hit.segment === replaced.segment && hit.side === replaced.side;
  if (inPlace && hit !== undefined && place.hit < hit.ranges.length) {
    showHit(place, hit);
    return;
  }
  if (inPlace) hit = await at((cell += 1));
  // Texts that follow the one replaced have changed with it.
  while (hit?.follows === true) hit = await at((cell += 1));
  if (hit === undefined) useFind.setState({ place: null });
  else showHit({ cell, hit: 0 }, hit);
};
