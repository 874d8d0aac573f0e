import type { ChangeSet } from '@codemirror/state';
import type { Committed } from '#api/cells.ts';
import { sameRich, type Failure, type Result, type RichText, type TextEdit } from '#core/model/index.ts';
import { beginsStretch, extendStretch, type Keystroke, type Stretch } from './burst.ts';
import { typedEdits } from './typed-edits.ts';

export type DraftEdit = {
  readonly before: string;
  readonly after: RichText;
  /** How `after` came from `before`, where that is known: annotations then follow their words without guessing. */
  readonly edits: readonly TextEdit[] | undefined;
  readonly burst: string;
};
type DraftState = 'saved' | 'typing' | 'saving' | 'failed';

export type DraftOptions = {
  /** The text the engine is known to hold. */
  readonly start: RichText;
  /** What was typed in an earlier visit and never came to the engine; `rebase` sends it. */
  readonly typed?: RichText | undefined;
  /** Made once per visit to a cell; stretches of undo are numbered below it. */
  readonly visit: string;
  readonly send: (edit: DraftEdit) => Promise<Result<Committed>>;
  readonly onState: (state: DraftState) => void;
  /** Called before any other reader of the answer. */
  readonly onCommitted: (committed: Committed) => void;
  readonly onFailure: (failure: Failure) => void;
  /** Calls back once after some milliseconds; answers how to call it off. */
  readonly later: (ms: number, then: () => void) => () => void;
};

/** The text of one cell between the keyboard and the disk. */
export type Draft = {
  /** Takes in what was typed, with the changes of the editor's text since the last time. */
  readonly type: (after: RichText, keystroke: Keystroke, changes: readonly ChangeSet[]) => void;
  /** Sends what is unsent; true once all of it is committed. */
  readonly flush: () => Promise<boolean>;
  /** The text the engine was last known to hold, including what is on its way. */
  readonly known: () => RichText;
  readonly latest: () => RichText;
  /** False while something is unsent, on its way, or refused. */
  readonly settled: () => boolean;
  /** The cell now holds another text: ours is written over it (`mine`) or given up. */
  readonly rebase: (held: RichText, keep: 'mine' | 'theirs') => Promise<boolean>;
};

/** After the last keystroke; and at the latest, while someone types without a break. */
const quiet = 300;
const longest = 2000;

const editOf = (from: RichText, to: RichText, changes: readonly ChangeSet[], burst: string): DraftEdit => ({
  before: from.text,
  after: to,
  edits: typedEdits(from, to, changes),
  burst,
});

/** How long to wait for the next keystroke when something has been unsent for `ms`. */
const waitAfter = (ms: number): number => Math.min(quiet, Math.max(0, longest - ms));

/** Keeps one cell's draft: saves on a short delay, one edit at a time and in order, in stretches that undo takes back. */
export const createDraft = (options: DraftOptions): Draft => {
  let known = options.start;
  let latest = options.typed ?? options.start;
  /** From `known` to `latest`. */
  let changes: readonly ChangeSet[] = [];
  let stretch: Stretch | null = null;
  let stretches = 0;
  let unsentSince: number | null = null;
  let refused = false;
  let queue: Promise<boolean> = Promise.resolve(true);
  let underWay = 0;
  let callOff = (): void => undefined;

  const unsent = (): boolean => !sameRich(known, latest);

  const sendOne = async (edit: DraftEdit): Promise<boolean> => {
    if (refused) return false;
    const answer = await options.send(edit);
    // What is queued behind one that failed builds on a text the engine does not hold.
    if (!answer.ok) refused = true;
    if (answer.ok) options.onCommitted(answer.value);
    else options.onFailure(answer.error);
    return answer.ok;
  };

  const flush = (): Promise<boolean> => {
    callOff();
    if (refused) return queue;
    if (!unsent()) {
      // Typed and taken back, or a composition called off: the engine holds this text already.
      if (unsentSince !== null && underWay === 0) options.onState('saved');
      unsentSince = null;
      changes = [];
      return queue;
    }
    const from = known;
    const edit = editOf(from, latest, changes, `${options.visit}.${stretches}`);
    changes = [];
    known = latest;
    unsentSince = null;
    underWay += 1;
    options.onState('saving');
    queue = queue.then(async () => {
      const first = !refused;
      const sent = await sendOne(edit);
      underWay -= 1;
      if (!sent && first) known = from;
      if (refused) options.onState('failed');
      else if (underWay === 0) options.onState(unsent() ? 'typing' : 'saved');
      return sent;
    });
    return queue;
  };

  return {
    type: (after, keystroke, more) => {
      // The stretch before this keystroke is sent as its own step of undo.
      if (beginsStretch(stretch, keystroke)) {
        if (!refused) void flush();
        stretches += 1;
      }
      stretch = extendStretch(stretch, keystroke);
      latest = after;
      changes = [...changes, ...more];
      if (refused) return;
      options.onState('typing');
      unsentSince ??= keystroke.time;
      callOff();
      callOff = options.later(waitAfter(keystroke.time - unsentSince), () => void flush());
    },
    flush,
    known: () => known,
    latest: () => latest,
    settled: () => !refused && underWay === 0 && !unsent(),
    rebase: (held, keep) => {
      known = held;
      changes = [];
      refused = false;
      queue = Promise.resolve(true);
      stretches += 1;
      if (keep === 'theirs') latest = held;
      if (!unsent()) options.onState('saved');
      return flush();
    },
  };
};
