import { create } from 'zustand';
import type { ItemFilter } from '#api/review.ts';
import type { SegmentId } from '#core/model/index.ts';

/** The parts of one review. */
export const reviewParts = ['facts', 'items', 'conflicts', 'scores'] as const;
export type ReviewPart = (typeof reviewParts)[number];

/** What is being done with the item whose card is unfolded. */
export type ItemTask = 'reject' | 'edit' | null;

/** A word typed for an item and not sent. */
export type Begun = { readonly task: 'reject' | 'edit'; readonly text: string };

export type HostState = {
  /** The review that is looked at; null for the list of all. */
  readonly review: string | null;
  readonly part: ReviewPart;
  readonly filter: ItemFilter;
  /** The item whose card is unfolded. */
  readonly unfolded: string | null;
  readonly task: ItemTask;
  readonly begun: ReadonlyMap<string, Begun>;
  /** A suggestion of several changes shows each of them in its text, not the whole it replaces. */
  readonly eachChange: boolean;
  /** Which dialog is open. */
  readonly dialog: 'open' | 'hand-over' | null;
  /** The user went from the list to a review, or back, or to an item, and the focus has yet to follow: to its title, its line in the list, its card. */
  readonly arriving: string | null;
};

/** What still wants to be decided on. */
export const openStandings = ['free', 'clash', 'gone', 'conflict'] as const;
export const openOnly: ItemFilter = { standings: [...openStandings] };

const start: HostState = {
  review: null,
  part: 'facts',
  filter: openOnly,
  unfolded: null,
  task: null,
  begun: new Map(),
  eachChange: false,
  dialog: null,
  arriving: null,
};

/** How the translator's side is looked at; kept while the panel is closed. */
export const useHost = create<HostState>()(() => start);

/** Looks at one review, or at the list of all. */
export const lookAt = (review: string | null, part: ReviewPart = 'facts'): void =>
  useHost.setState((before) => ({
    review,
    part,
    filter: openOnly,
    unfolded: null,
    task: null,
    arriving: review ?? before.review,
  }));

/** A ref for the place where the focus arrives, of a review or an item: takes it once, and only when the user was led there. */
export const arriveAt =
  (id: string) =>
  (element: HTMLElement | null): void => {
    if (element === null || useHost.getState().arriving !== id) return;
    element.focus();
    useHost.setState({ arriving: null });
  };

export const showPart = (part: ReviewPart): void => useHost.setState({ part });

export const setFilter = (filter: ItemFilter): void => useHost.setState({ filter });

export const showEachChange = (eachChange: boolean): void => useHost.setState({ eachChange });

export const openDialog = (dialog: HostState['dialog']): void => useHost.setState({ dialog });

/** Unfolds the card of an item, to do something with it. */
export const unfold = (unfolded: string, task: ItemTask = null): void => useHost.setState({ unfolded, task });

/** Shows all suggestions of a segment, the card of one of them unfolded and with the focus. */
export const showItem = (item: string, segment: SegmentId): void =>
  useHost.setState({ filter: { segments: [segment] }, unfolded: item, task: null, arriving: item });

export const fold = (): void => useHost.setState({ unfolded: null, task: null });

/** Keeps what was begun on an item; null forgets it. */
export const keepBegun = (item: string, begun: Begun | null): void =>
  useHost.setState((state) => {
    const next = new Map(state.begun);
    if (begun === null) next.delete(item);
    else next.set(item, begun);
    return { begun: next };
  });

/** What was begun in projects that are not on the screen, by their paths. */
const shelf = new Map<string, HostState['begun']>();

/** Another project is open, or none: as at first, and what was begun in one waits until it is open again. */
export const changeHostProject = (from: string | undefined, to: string | undefined): void => {
  if (from !== undefined) shelf.set(from, useHost.getState().begun);
  useHost.setState({ ...start, begun: shelf.get(to ?? '') ?? start.begun });
  shelf.delete(to ?? '');
};
