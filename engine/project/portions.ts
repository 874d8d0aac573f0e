import { ok, type ActionKind, type Result, type Sequence, type Step } from '#core/model/index.ts';
import type { Lane } from '../serialise.ts';
import { eventsFrom, findEvent } from '../store/history-repository.ts';
import type { WriteHandle } from '../store/handles.ts';
import { stepsOf } from '../store/steps-repository.ts';
import { giveWay } from '../turns.ts';
import type { ActionRequest } from './action-request.ts';
import { commit } from './commit.ts';
import { withdraw } from './history.ts';
import { isClosed, type OpenProject } from './open-project.ts';

type Portion = { readonly seq: Sequence; readonly forget: (write: WriteHandle) => void };

/**
 * An action that is stored portion after portion, because one transaction would keep saves waiting: several events of one
 * burst, which undo takes back together. `forget` is what taking a portion back does besides its steps.
 */
export type PortionedAction = {
  readonly store: (
    request: Omit<ActionRequest, 'kind' | 'actor' | 'burst'>,
    forget?: (write: WriteHandle) => void,
  ) => Result<Sequence>;
  /** Whether somebody has undone what is stored so far: then the rest of it is not wanted either. */
  readonly isUndone: () => boolean;
  /** Takes back all that was stored; `lane` has what is left after the time a user is to wait for it. */
  readonly takeBack: (lane: Lane) => Promise<void>;
};

/** Milliseconds that whoever cancelled waits for what was stored to be taken back. */
const longestWait = 300;

/** What a step says something of. Anchors follow the text by themselves, and go with their annotation. */
const subjectOf = (step: Step): string | null => {
  if (step.on === 'cell') return `cell ${step.segment} ${step.side}`;
  if (step.on === 'concept') return `concept ${step.id}`;
  if (step.on === 'annotation') return `annotation ${step.id}`;
  if (step.on === 'review') return `${step.review} ${step.list} ${step.uid}`;
  if (step.on !== 'reply') return null;
  return `annotation ${(step.after ?? step.before)?.annotation ?? ''}`;
};

/** Finds what others did after an event to what it was about. */
const othersSince = (project: OpenProject, own: ReadonlySet<Sequence>) => {
  const known = new Map<Sequence, ReadonlySet<string>>();
  const subjects = (seq: Sequence): ReadonlySet<string> => {
    const last = known.get(seq);
    if (last !== undefined) return last;
    const found = stepsOf(project.handle, seq).flatMap((step) => subjectOf(step) ?? []);
    const all = new Set(found);
    known.set(seq, all);
    return all;
  };
  return (seq: Sequence): boolean => {
    const mine = subjects(seq);
    return eventsFrom(project.handle, (seq + 1) as Sequence).some((event) => {
      const by = event.of ?? event.seq;
      return !own.has(by) && [...subjects(by)].some((subject) => mine.has(subject));
    });
  };
};

const takeBackAll = async (
  project: OpenProject,
  portions: Portion[],
  actor: string,
  lane: Lane,
): Promise<void> => {
  const isBuiltUpon = othersSince(project, new Set(portions.map(({ seq }) => seq)));
  const goOn = async (until: number): Promise<void> => {
    for (let last = portions.pop(); last !== undefined; last = portions.pop()) {
      if (isClosed(project)) return;
      const event = findEvent(project.handle, last.seq);
      // What somebody wrote over, answered or undone meanwhile is theirs.
      if (event?.state === 'done' && !isBuiltUpon(last.seq)) withdraw(project, event, actor, last.forget);
      await giveWay();
      if (performance.now() < until) continue;
      void lane(() => goOn(Infinity));
      return;
    }
  };
  await goOn(performance.now() + longestWait);
};

/** Begins an action in portions. Where there is only one, it is an action like any other. */
export const beginPortions = (
  project: OpenProject,
  kind: ActionKind,
  actor: string,
  isOnly: boolean,
): PortionedAction => {
  const burst = isOnly ? {} : { burst: `${kind} ${crypto.randomUUID()}` };
  const portions: Portion[] = [];
  return {
    store: (request, forget = () => undefined) => {
      const done = commit(project, { ...request, kind, actor, ...burst });
      if (!done.ok) return done;
      const seq = done.value.sequence;
      if (request.steps.length > 0) portions.push({ seq, forget });
      return ok(seq);
    },
    isUndone: () => {
      const last = portions.at(-1);
      return last !== undefined && findEvent(project.handle, last.seq)?.state !== 'done';
    },
    takeBack: (lane) => takeBackAll(project, portions, actor, lane),
  };
};
