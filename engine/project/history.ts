import {
  fail,
  invertSteps,
  ok,
  type Cell,
  type HistoryEntry,
  type Result,
  type Sequence,
} from '../../core/model/index.ts';
import type { Stepped } from '../../api/history.ts';
import { transact } from '../store/database.ts';
import {
  insertEvent,
  nextToRedo,
  nextToUndo,
  writeEventState,
  type StoredEvent,
} from '../store/history-repository.ts';
import { firstCellStep, movedDocument, stepsOf } from '../store/steps-repository.ts';
import { afterCommit, applySteps } from './commit.ts';
import { languageOf, writable, type OpenProject } from './open-project.ts';

type Turn = {
  readonly kind: 'undo' | 'redo';
  readonly event: StoredEvent;
};

const turn = (project: OpenProject, { kind, event }: Turn, actor: string): Result<Stepped> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const done = stepsOf(project.handle, event.seq);
  const steps = kind === 'undo' ? invertSteps(done) : done;
  const at = project.services.clock.now().toISOString();
  const written = transact(handle.value, project.path, (write) => {
    applySteps(project, write, steps);
    writeEventState(write, event.seq, kind === 'undo' ? 'undone' : 'done');
    return insertEvent(write, { kind, of: event.seq, at, actor, burst: null, cells: event.cells });
  });
  if (!written.ok) return written;
  const { sequence } = afterCommit(project, written.value, steps);
  const seen = firstCellStep(project.handle, event.seq, null);
  return ok({
    sequence,
    of: event.seq,
    kind: event.kind,
    row: seen === null ? null : project.order.rowOf(seen.segment),
    side: seen?.side ?? null,
  });
};

/** Takes the newest standing action back, as an event of its own. */
export const undo = (project: OpenProject, actor: string): Result<Stepped> => {
  const event = nextToUndo(project.handle);
  return event === null ? fail('nothing-to-undo') : turn(project, { kind: 'undo', event }, actor);
};

/** Does the oldest undone action again, unless something else was done since. */
export const redo = (project: OpenProject, actor: string): Result<Stepped> => {
  const event = nextToRedo(project.handle);
  return event === null ? fail('nothing-to-redo') : turn(project, { kind: 'redo', event }, actor);
};

/** How much of a text history shows in one line, in code points. */
const excerptLength = 200;

const excerpt = (text: string): string =>
  text.length <= excerptLength
    ? text
    : Array.from(text.slice(0, excerptLength * 2))
        .slice(0, excerptLength)
        .join('');

/** The change of a cell in words: its texts, or its states when the text stayed; nothing when both did. */
const account = (
  before: Cell | null | undefined,
  after: Cell | null | undefined,
): Pick<HistoryEntry, 'before' | 'after'> => {
  const [was, is] = [before?.text ?? '', after?.text ?? ''];
  if (was !== is) return { before: excerpt(was), after: excerpt(is) };
  const stayed = before?.state === after?.state;
  return { before: stayed ? '' : (before?.state ?? ''), after: stayed ? '' : (after?.state ?? '') };
};

/** An event as the history panel shows it. */
export const historyEntry = (
  project: OpenProject,
  event: StoredEvent,
  segment: Parameters<typeof firstCellStep>[2],
): HistoryEntry => {
  const shown: Sequence = event.of ?? event.seq;
  const step = firstCellStep(project.handle, shown, segment);
  const document = movedDocument(project.handle, shown);
  const [before, after] = event.kind === 'undo' ? [step?.after, step?.before] : [step?.before, step?.after];
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
    ...account(before, after),
    document: document === null ? null : (project.documents.get(document)?.name ?? null),
    undone: event.state !== 'done',
  };
};
