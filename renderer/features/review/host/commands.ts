import type { ReviewItemInfo } from '#api/review.ts';
import { client } from '#renderer/api.ts';
import type { Availability } from '#renderer/workspace/availability.ts';
import type { Command } from '#renderer/workspace/command.ts';
import { useReviewing } from '#renderer/workspace/reviewing.ts';
import { notify, useWorkspace } from '#renderer/workspace/store.ts';
import { chooseBook } from './exchange/take-in-store.ts';
import { acceptSegment, askAbout } from './deeds.ts';
import { openStandings, useHost } from './host-store.ts';
import { refreshItems } from './items/use-items.ts';

/** The suggestions that wait for the active segment, of the review that is looked at or of another open one. */
const waitingHere = async (): Promise<{
  readonly review: string;
  readonly items: readonly ReviewItemInfo[];
} | null> => {
  const { active } = useWorkspace.getState();
  const [page, overview] = await Promise.all([
    client.rows.page({ from: active.row, count: 1 }),
    client.review.overview({}),
  ]);
  const segment = page.ok ? page.value.rows[0]?.segment : undefined;
  if (segment === undefined || !overview.ok || overview.value.role !== 'host') return null;
  const looked = useHost.getState().review;
  const open = overview.value.reviews.filter(({ closed }) => !closed);
  for (const { id, sides } of open.toSorted((a, b) => Number(b.id === looked) - Number(a.id === looked))) {
    const side = sides.includes(active.side) || sides[0] === undefined ? active.side : sides[0];
    const filter = { segments: [segment], sides: [side], standings: [...openStandings] };
    const found = await client.review.items({ review: id, filter });
    if (found.ok && found.value.items.length > 0) return { review: id, items: found.value.items };
  }
  return null;
};

const onSegment = async (run: (review: string, item: ReviewItemInfo) => Promise<unknown>): Promise<void> => {
  const here = await waitingHere();
  const [item] = here?.items ?? [];
  if (here === null || item === undefined) {
    notify({ tone: 'info', key: 'review-host:decide.none', topic: 'review' });
    return;
  }
  await run(here.review, item);
  await refreshItems();
};

/** In a translator's project; a reviewer's copy has texts that are reviewed. */
const needsDeciding: Availability = () =>
  useReviewing.getState().sides.length === 0 ? null : 'in-review-copy';

/** What a translator can do with the suggestions for the active segment, from anywhere. */
export const hostCommands: readonly Command[] = [
  {
    id: 'importBook',
    group: 'reviewing',
    where: 'anywhere',
    keys: [],
    settles: true,
    changes: 'file',
    menu: 'file.review',
    unless: needsDeciding,
    run: () => chooseBook(),
  },
  {
    id: 'acceptSegment',
    group: 'reviewing',
    where: 'anywhere',
    keys: ['Mod+Alt+Shift+A'],
    settles: true,
    changes: 'file',
    menu: 'edit.review',
    unless: needsDeciding,
    run: () => onSegment(acceptSegment),
  },
  {
    id: 'decideSegment',
    group: 'reviewing',
    where: 'anywhere',
    keys: ['Mod+Alt+Shift+V'],
    settles: true,
    changes: 'file',
    menu: 'edit.review',
    unless: needsDeciding,
    run: () => onSegment((review, item) => Promise.resolve(askAbout(review, item))),
  },
];
