import {
  sameRich,
  type Cell,
  type Failure,
  type Result,
  type RichText,
  type RowNumber,
  type SegmentId,
  type Side,
} from '#core/model/index.ts';
import type { Committed } from '#api/cells.ts';
import { clientFor } from '../../api.ts';
import { holdDraft } from '../../workspace/drafts.ts';
import { createTextKeeper, type KeptText } from '../../workspace/kept-texts.ts';
import { onResumed } from '../../workspace/resumed.ts';
import { dismiss, goTo, notify, notifyFailure, useWorkspace } from '../../workspace/store.ts';
import { createDraft, type Draft, type DraftEdit } from './draft.ts';
import { holdText, takeHeldText } from './held-drafts.ts';
import { knownRow, refreshRow, takeCommitted } from './rows-cache.ts';
import { tellLeft } from './unsaved/unsaved-store.ts';

/** The cell that is open: where it is stored, and its row at the time. */
export type OpenedCell = {
  readonly project: string;
  readonly projectName: string;
  readonly segment: SegmentId;
  readonly side: Side;
  readonly row: RowNumber;
};

/** The way of what is typed in one cell to the engine, and what keeps it until it is there. */
export type SessionSaving = {
  readonly draft: Draft;
  /** Keeps what is typed in the browser as well, until the engine has it. */
  readonly keep: () => void;
  /** True while what was typed here in an earlier visit is still on its way. */
  readonly isCatchingUp: () => boolean;
  /** The cell is left: what is unsent is sent, and what cannot be is kept for the next visit. */
  readonly close: () => void;
};

let visits = 0;
const visitPrefix = Date.now().toString(36);
const nextVisit = (): string => {
  visits += 1;
  return `${visitPrefix}.${visits}`;
};

const later = (ms: number, then: () => void): (() => void) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};

/** What is still being sent of cells that were left, by their addresses: until it is there, a next visit waits to send. */
const leaving = new Map<string, { readonly of: Draft; readonly sent: Promise<void> }>();

const keyOf = ({ project, segment, side }: OpenedCell): string => `${segment}:${side}:${project}`;

const sendEdit = ({ project, segment, side }: OpenedCell, edit: DraftEdit): Promise<Result<Committed>> =>
  clientFor(project).cells.edit({
    segment,
    side,
    before: edit.before,
    after: { ...edit.after, tags: [...edit.after.tags] },
    burst: edit.burst,
    ...(edit.edits === undefined ? {} : { edits: [...edit.edits] }),
  });

/** Whether a text waits for the connection, or for its project, to be there again; other failures leave that as it is. */
const isCutOff = ({ code }: Failure, before: boolean): boolean =>
  code === 'engine.unreachable' || code === 'project.none-open' || (code !== 'project.other' && before);

/** What the user can do about a text that was refused. */
type Ways = {
  readonly isClosed: boolean;
  readonly reopen: () => void;
  readonly retry: () => void;
  readonly resolveStale: (keep: 'mine' | 'theirs') => void;
};

/** Says why a text is not saved, and what can be done; answers the id of the message. */
const tellFailure = (
  { project, segment, side }: OpenedCell,
  failure: Failure,
  { isClosed, reopen, retry, resolveStale }: Ways,
): number | null => {
  // The status says that there is no connection; the text goes out as soon as there is one again.
  if (failure.code === 'engine.unreachable') return null;
  // There is no way back to the cell from here: the text waits for its project to be opened.
  if (failure.code === 'project.none-open') return notifyFailure(failure);
  if (failure.code === 'project.other')
    return notify({
      tone: 'danger',
      key: 'editor:draft.otherProject',
      topic: 'other-project',
      params: { path: project },
    });
  if (failure.code === 'cell.stale-edit')
    return notify({
      tone: 'danger',
      key: 'editor:stale.elsewhere',
      topic: `stale ${segment} ${side}`,
      actions: [
        { key: 'editor:stale.takeTheirs', run: () => resolveStale('theirs') },
        { key: 'editor:stale.keepMine', run: () => resolveStale('mine') },
      ],
    });
  const way = isClosed
    ? { key: 'editor:draft.return', run: reopen }
    : { key: 'editor:draft.tryAgain', run: retry };
  return notifyFailure(failure, [way]);
};

/** The message that a text is not saved, which holds until it is, or its next visit has it. */
const createMessage = (cell: OpenedCell) => {
  let told: number | null = null;
  return {
    tell: (failure: Failure, ways: Ways): void => {
      told = tellFailure(cell, failure, ways);
    },
    takeBack: (): void => {
      if (told !== null) dismiss(told);
      told = null;
    },
  };
};

/** Keeps a draft where it outlives the cell: for its next visit, and in the browser. `onTaken`: that visit has it, and sends it. */
const createKeeping = (
  cell: OpenedCell,
  { draft, onTaken }: { readonly draft: () => Draft; readonly onTaken: () => void },
) => {
  const { row: _row, ...address } = cell;
  const keeper = createTextKeeper();
  const present = (): KeptText => ({ ...address, known: draft().known(), latest: draft().latest() });
  const keep = (): void => keeper.keep(present());
  return {
    keep,
    forget: keeper.forget,
    keepForLater: (): void => {
      const forget = (): void => {
        keeper.forget();
        onTaken();
      };
      holdText(cell, { known: draft().known(), latest: draft().latest(), forget });
      keep();
      keeper.leave();
      tellLeft(present());
    },
  };
};

/** Whether something is still awaited, if there was anything. */
const settles = (awaited: Promise<void> | undefined): { readonly pending: boolean } => {
  const state = { pending: awaited !== undefined };
  void (async () => {
    await awaited;
    state.pending = false;
  })();
  return state;
};

/** The cell as the engine has it. */
const cellNow = async ({ row, side }: OpenedCell): Promise<Cell | undefined> => {
  await refreshRow(row);
  return knownRow(row)?.cells[side];
};

const reopen = ({ row, side }: OpenedCell): void => goTo({ row, side, mode: 'edit' });

/**
 * Begins to save one cell: `known` is the text the engine is known to hold, `latest` what stands in the cell. `replace` puts another one into
 * the editor.
 */
export const createSaving = (
  cell: OpenedCell,
  { known, latest }: { readonly known: RichText; readonly latest: RichText },
  replace: (now: RichText) => void,
): SessionSaving => {
  let closed = false;
  let cutOff = false;
  const earlier = leaving.get(keyOf(cell))?.sent;
  const catchingUp = settles(earlier);
  const message = createMessage(cell);
  const onTaken = (): void => {
    stopWaiting();
    message.takeBack();
  };
  const keeping = createKeeping(cell, { draft: () => draft, onTaken });

  /** Sends again what was refused or could not be sent. */
  const retry = async (): Promise<void> => {
    cutOff = false;
    takeHeldText(cell);
    const sent = await draft.rebase(draft.known(), 'mine');
    if (!closed) return;
    if (sent) stopWaiting();
    else keeping.keepForLater();
  };
  const resolveStale = async (keep: 'mine' | 'theirs'): Promise<void> => {
    // Left meanwhile: the text waits for the cell to be opened, where the question is asked again.
    if (closed) return reopen(cell);
    const now = await cellNow(cell);
    if (now === undefined) return;
    if (keep === 'theirs') replace(now);
    await draft.rebase({ text: now.text, tags: now.tags }, keep);
  };
  const onFailure = (failure: Failure): void => {
    if (closed) keeping.keepForLater();
    cutOff = isCutOff(failure, cutOff);
    message.tell(failure, {
      isClosed: closed,
      reopen: () => reopen(cell),
      retry: () => void retry(),
      resolveStale: (keep) => void resolveStale(keep),
    });
  };
  const draft: Draft = createDraft({
    start: known,
    typed: latest,
    visit: nextVisit(),
    send: async (edit) => {
      // What was typed here in an earlier visit goes first, also when its answer is late.
      await earlier;
      return sendEdit(cell, edit);
    },
    onState: (saving) => {
      useWorkspace.setState({ saving });
      if (saving !== 'saved') return;
      keeping.forget();
      message.takeBack();
    },
    onCommitted: takeCommitted,
    onFailure,
    later,
  });
  const letDraftGo = holdDraft(draft.flush);
  const stopWaiting = onResumed(() => {
    if (cutOff && useWorkspace.getState().project?.path === cell.project) void retry();
  });

  /** After closing: what was not committed is kept, for when the cell is opened again. */
  const settle = async (flushed: Promise<boolean>): Promise<void> => {
    await earlier;
    if ((await flushed) || sameRich(draft.known(), draft.latest())) stopWaiting();
    else keeping.keepForLater();
    // Until now it was something that commands, and a next visit, had to wait for.
    letDraftGo();
    if (leaving.get(keyOf(cell))?.of === draft) leaving.delete(keyOf(cell));
  };
  return {
    draft,
    keep: keeping.keep,
    isCatchingUp: () => catchingUp.pending,
    close: () => {
      closed = true;
      leaving.set(keyOf(cell), { of: draft, sent: settle(draft.flush()) });
    },
  };
};
