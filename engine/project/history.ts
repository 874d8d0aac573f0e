import {
  fail,
  invertSteps,
  ok,
  sameRich,
  type ActionKind,
  type Anchor,
  type Cell,
  type HistoryEntry,
  type Result,
  type SegmentId,
  type Sequence,
  type Step,
} from '#core/model/index.ts';
import type { Stepped } from '#api/history.ts';
import { changeExcerpt } from '#core/text/change-excerpt.ts';
import { findAnnotation } from '../store/annotations-repository.ts';
import { transact } from '../store/database.ts';
import {
  countOfBurst,
  insertEvent,
  lastOfBurst,
  nextToRedo,
  nextToUndo,
  writeEventState,
  type EventState,
  type StoredEvent,
} from '../store/history-repository.ts';
import {
  firstCellStep,
  firstStoredText,
  firstNotedWords,
  movedDocuments,
  wholeStepsOf,
} from '../store/steps-repository.ts';
import { afterCommit, applySteps } from './commit.ts';
import { refuseHeld, type Hold } from './hold.ts';
import type { WriteHandle } from '../store/handles.ts';
import { languageOf, writable, type OpenProject } from './open-project.ts';

type Turn = {
  readonly kind: 'undo' | 'redo';
  readonly event: StoredEvent;
  /** The work that takes its own portion back: for good, so that nobody can do half of an action again. */
  readonly within?: Hold;
  /** Written in the same transaction where a portion is taken back for good. */
  readonly also?: (write: WriteHandle) => void;
};

/**
 * Steps without those that move words of annotations that are no longer there: an import or a merge that was cancelled took
 * these along, whatever was typed among them meanwhile.
 */
const withoutLostWords = ({ handle }: OpenProject, steps: readonly Step[]): readonly Step[] => {
  const made = new Set(steps.flatMap((step) => (step.on === 'annotation' ? [step.id] : [])));
  return steps.filter(
    (step) =>
      step.on !== 'anchors' || made.has(step.annotation) || findAnnotation(handle, step.annotation) !== null,
  );
};

const stateAfter = ({ kind, within, also }: Turn): EventState => {
  if (kind === 'redo') return 'done';
  return within === undefined && also === undefined ? 'undone' : 'dropped';
};

const turn = (project: OpenProject, asked: Turn, actor: string): Result<Stepped> => {
  const { kind, event } = asked;
  const handle = writable(project);
  if (!handle.ok) return handle;
  const done = wholeStepsOf(project.handle, event.seq);
  if (done === null || event.damaged === true) return fail('history.damaged', { sequence: event.seq });
  const steps = withoutLostWords(project, kind === 'undo' ? invertSteps(done) : done);
  const free = refuseHeld(project, steps, asked.within);
  if (!free.ok) return free;
  const at = project.services.clock.now().toISOString();
  const written = transact(handle.value, project.path, (write) => {
    applySteps(project, write, steps);
    asked.also?.(write);
    writeEventState(write, event.seq, stateAfter(asked));
    return insertEvent(write, { kind, of: event.seq, at, actor, burst: null, cells: event.cells });
  });
  if (!written.ok) return written;
  const { sequence } = afterCommit(project, written.value, steps);
  const seen = told(project, event.seq, null).place;
  return ok({
    sequence,
    of: event.seq,
    kind: event.kind,
    row: seen === null ? null : project.order.rowOf(seen.segment),
    side: seen?.side ?? null,
  });
};

/** What an event changed first: a text, or else the words of an annotation. */
const told = (project: OpenProject, seq: Sequence, segment: SegmentId | null) => {
  const cell = firstCellStep(project.handle, seq, segment) ?? firstStoredText(project.handle, seq, segment);
  const words = cell === null ? firstNotedWords(project.handle, seq, segment) : null;
  return { cell, words, place: cell ?? words?.after ?? words?.before ?? null };
};

/** Actions that may be too long for one transaction: of files, and of many rows. */
const portioned: ReadonlySet<ActionKind> = new Set([
  'import-annotations',
  'import-terms',
  'update-document',
  'merge-review',
  'state',
  'lock',
  'convert',
  'copy-source',
  'pretranslate',
]);

/** Whether two events are portions of one action. */
const isSameAction = (one: StoredEvent, other: StoredEvent): boolean =>
  portioned.has(one.kind as ActionKind) &&
  other.kind === one.kind &&
  other.burst === one.burst &&
  one.burst !== null;

/** The event that undo or redo would turn next; null when there is none. */
export const nextToTurn = ({ handle }: OpenProject, kind: Turn['kind']): StoredEvent | null =>
  kind === 'undo' ? nextToUndo(handle) : nextToRedo(handle);

/** How many events are still to be turned of the action that `event` belongs to. */
export const portionsToTurn = ({ handle }: OpenProject, kind: Turn['kind'], event: StoredEvent): number =>
  event.burst !== null && isSameAction(event, event)
    ? countOfBurst(handle, event.burst, kind === 'undo' ? 'done' : 'undone')
    : 1;

/** Turns the next event if it is a portion of the action that `begun` belongs to, each as an event of its own; else null. */
export const turnPortion = (
  project: OpenProject,
  kind: Turn['kind'],
  begun: StoredEvent,
  actor: string,
): Result<Stepped> | null => {
  const event = nextToTurn(project, kind);
  return event === null || !isSameAction(begun, event) ? null : turn(project, { kind, event }, actor);
};

const turnAction = (project: OpenProject, kind: Turn['kind'], actor: string): Result<Stepped> => {
  const event = nextToTurn(project, kind);
  if (event === null) return fail(`nothing-to-${kind}`);
  let done = turn(project, { kind, event }, actor);
  for (;;) {
    const further = done.ok ? turnPortion(project, kind, event, actor) : null;
    if (further === null) return done;
    done = further;
  }
};

/** Takes the newest standing action back at once, each of its portions as an event of its own. */
export const undo = (project: OpenProject, actor: string): Result<Stepped> =>
  turnAction(project, 'undo', actor);

/** Does the oldest undone action again at once, unless something else was done since. */
export const redo = (project: OpenProject, actor: string): Result<Stepped> =>
  turnAction(project, 'redo', actor);

/**
 * Takes one event of an action back that came to nothing, though others may have come after it, of which none builds upon
 * it; `also` is written in the same transaction. Redo does not bring it back.
 */
export const withdraw = (
  project: OpenProject,
  event: StoredEvent,
  actor: string,
  also: (write: WriteHandle) => void,
): Result<Stepped> => turn(project, { kind: 'undo', event, also }, actor);

/** Takes the last portion back of those that `within` has stored as `burst`; null when there is none any more. */
export const withdrawPortion = (
  project: OpenProject,
  burst: string,
  within: Hold,
  actor: string,
): Result<Stepped> | null => {
  const event = lastOfBurst(project.handle, burst);
  return event === null ? null : turn(project, { kind: 'undo', event, within }, actor);
};

/** How much of a text history shows in one line, in code points. */
const excerptLength = 200;

const excerpt = (text: string): string =>
  text.length <= excerptLength
    ? text
    : Array.from(text.slice(0, excerptLength * 2))
        .slice(0, excerptLength)
        .join('');

type Account = Pick<HistoryEntry, 'shows' | 'before' | 'after'>;

/** The change of a cell: its texts, that only its tags changed, or its states when it stayed; nothing when both did. */
const account = (before: Cell | null | undefined, after: Cell | null | undefined): Account => {
  const [was, is] = [before?.text ?? '', after?.text ?? ''];
  if (was !== is) return { shows: 'text', ...changeExcerpt(was, is, excerptLength) };
  if (before && after && !sameRich(before, after)) return { shows: 'tags', before: '', after: '' };
  // A cell that came or went without a text had no state that anybody saw.
  if (!before || !after || before.state === after.state) return { shows: 'nothing', before: '', after: '' };
  return { shows: 'state', before: before.state, after: after.state };
};

const quoteOf = (anchor: Anchor | null): string => excerpt(anchor?.quote ?? '');

/** What was done, in words. Of annotations: the words annotated, before and after; the same ones when they stayed. */
const accountOf = ({ cell, words }: ReturnType<typeof told>): Account =>
  words === null
    ? account(cell?.before, cell?.after)
    : { shows: 'text', before: quoteOf(words.before), after: quoteOf(words.after) };

/** Events of more changes are looked through by undo and by `check`: a list is to be there at once. */
const fewChanges = 500;

const isDamaged = ({ handle }: OpenProject, event: StoredEvent): boolean =>
  event.damaged === true ||
  (event.of === null && event.cells <= fewChanges && wholeStepsOf(handle, event.seq) === null);

/** An event as the history panel shows it; with `segment`, what it did there. */
export const historyEntry = (
  project: OpenProject,
  event: StoredEvent,
  segment: SegmentId | null,
): HistoryEntry => {
  const shown: Sequence = event.of ?? event.seq;
  const seen = told(project, shown, segment);
  const step = seen.place;
  const moved = movedDocuments(project.handle, shown);
  const [document] = moved;
  const { shows, before, after } = accountOf(seen);
  const isUndo = event.kind === 'undo';
  return {
    sequence: event.seq,
    kind: event.kind,
    of: event.of,
    at: event.at,
    actor: event.actor,
    cells: event.cells,
    row: step === null ? null : project.order.rowOf(step.segment),
    side: step?.side ?? null,
    language: step === null ? null : languageOf(project, step.segment, step.side),
    shows,
    before: isUndo ? after : before,
    after: isUndo ? before : after,
    document: document === undefined ? null : (project.documents.get(document)?.name ?? null),
    documents: moved.length,
    undone: event.state !== 'done',
    ...(isDamaged(project, event) ? { damaged: true } : {}),
  };
};
