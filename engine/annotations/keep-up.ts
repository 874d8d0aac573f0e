import type { AnnotationDraft } from '#core/formats/jsonld/draft.ts';
import type { SegmentId, Sequence, Side } from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { eventsFrom, lastEvent, type StoredEvent } from '../store/history-repository.ts';
import { wholeStepsOf } from '../store/steps-repository.ts';
import { attacher, type Attached } from './attach.ts';

/** A point of a project's history. An edit that goes on with the last event has its number, and another time. */
export type Moment = { readonly sequence: Sequence; readonly at: string };

export const isSame = (one: Moment, other: Moment): boolean =>
  one.sequence === other.sequence && one.at === other.at;

export const momentOf = ({ handle }: Pick<OpenProject, 'handle'>): Moment => {
  const last = lastEvent(handle);
  return { sequence: last?.seq ?? (0 as Sequence), at: last?.at ?? '' };
};

const keyOf = (segment: SegmentId, side: Side): string => `${segment} ${side}`;

/** What leaves every text and every row as it is. */
const besideTexts = new Set<string>(['annotation', 'anchors', 'reply', 'repair', 'review']);

/** What was changed from one moment on: the cells whose texts are others, or null when nobody can say which. */
type Changes = {
  readonly at: () => Moment;
  readonly cells: () => ReadonlySet<string> | null;
  /** Takes in what was done meanwhile. */
  readonly follow: () => void;
};

/** Follows what others do to a project from `since` on. */
export const changesSince = ({ handle }: Pick<OpenProject, 'handle'>, since: Moment): Changes => {
  let at = since;
  let cells: Set<string> | null = new Set();
  const add = (event: StoredEvent): void => {
    // Annotations that come in leave all texts as they are, and are very many steps.
    if (event.kind === 'import-annotations') return;
    for (const step of wholeStepsOf(handle, event.of ?? event.seq) ?? [null]) {
      if (step?.on === 'cell') cells?.add(keyOf(step.segment, step.side));
      else if (step === null || !besideTexts.has(step.on)) cells = null;
    }
  };
  return {
    at: () => at,
    cells: () => cells,
    follow: () => {
      const now = momentOf({ handle });
      if (isSame(now, at)) return;
      for (const event of eventsFrom(handle, at.sequence))
        if (event.seq !== at.sequence || event.at !== at.at) add(event);
      at = now;
    },
  };
};

const isOn = (cells: ReadonlySet<string>, { anchors }: Attached): boolean =>
  anchors.some(
    ({ segment, side, candidates }) =>
      cells.has(keyOf(segment, side)) || candidates.some((place) => cells.has(keyOf(place.segment, side))),
  );

/** Where the words of annotations are at one moment, in the order of the annotations. */
export type Placed = { readonly places: readonly (readonly Attached[])[]; readonly at: Moment };

/** Times places are worked out again while others go on editing them; then once more without giving way. */
const patience = 20;

/**
 * Where annotations have their words now, of which `before` says where they had them when `changes` began: those whose texts
 * were changed are looked for again, and all others are where they were.
 * @param turn gives way to other work.
 */
export const keepUp = async (
  project: OpenProject,
  drafts: readonly AnnotationDraft[],
  before: Placed['places'],
  changes: Changes,
  turn: () => Promise<void> | undefined,
): Promise<Placed> => {
  const places = [...before];
  let latest = changes;
  for (let attempt = 1; ; attempt += 1) {
    latest.follow();
    const [cells, at] = [latest.cells(), latest.at()];
    const giveWay = attempt > patience ? () => undefined : turn;
    const attach = attacher(project, giveWay);
    for (const [i, draft] of drafts.entries()) {
      const known = places[i] ?? [];
      if (cells !== null && !known.some((one) => isOn(cells, one))) continue;
      const found: Attached[] = [];
      for (const anchor of draft.anchors) found.push(await attach(anchor));
      places[i] = found;
      await giveWay();
    }
    if (isSame(momentOf(project), at)) return { places, at };
    latest = changesSince(project, at);
  }
};
