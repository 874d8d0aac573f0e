import { EditorState, type ChangeSet } from '@codemirror/state';
import { EditorView, type ViewUpdate } from '@codemirror/view';
import { ascendingOffsets } from '#core/text/codepoints.ts';
import { diffText } from '#core/text/diff.ts';
import {
  isFixed,
  sameRich,
  type Cell,
  type Failure,
  type Mark,
  type RichText,
  type Row,
  type Side,
} from '#core/model/index.ts';
import type { DoubtfulCharacter } from '#core/text/conversion/index.ts';
import { clientFor } from '../../api.ts';
import { holdDraft } from '../../workspace/drafts.ts';
import { createTextKeeper, type KeptText } from '../../workspace/kept-texts.ts';
import { onResumed } from '../../workspace/resumed.ts';
import { inputMayGoOn, mayTakeFocus } from '../../workspace/input-hold/input-hold.ts';
import { refuseTyping } from './damage/damage-store.ts';
import { goTo, notify, notifyFailure, useWorkspace, type Caret } from '../../workspace/store.ts';
import type { Keystroke } from './burst.ts';
import { cellExtensions } from './code-mirror.ts';
import { doubtMarks, setDoubts } from './doubt-marks.ts';
import { createDraft, type Draft } from './draft.ts';
import { richClipboard } from './formatting/clipboard.ts';
import { formatMenuEvents, sourceOfOpen } from './formatting/format-store.ts';
import { settlePending } from './formatting/format-view.ts';
import { pendingExtension } from './formatting/pending.ts';
import { holdText, takeHeldText } from './held-drafts.ts';
import { openMarks, setMarks } from './marks/open-marks.ts';
import { holdOpenCell, takeEntry } from './open-cell.ts';
import { docOffset, docRange, fromDoc, richOffset, toDoc } from './rich-doc.ts';
import { knownRow, refreshRow, showTyped, takeCommitted } from './rows-cache.ts';
import { takeWords } from './selecting/double-click.ts';
import { wordAround } from './selecting/own-words.ts';
import { docIn, isRetagged, setTags, tagExtension } from './tag-field.ts';
import { tellLeft } from './unsaved/unsaved-store.ts';

export type CellSession = {
  /** The engine tells how the cell now is. */
  readonly hear: (cell: Cell) => void;
  readonly mark: (doubts: readonly DoubtfulCharacter[]) => void;
  /** The annotations of the cell, as it was when it was last committed. */
  readonly annotate: (marks: readonly Mark[]) => void;
  readonly close: () => void;
};

export type CellSessionOptions = {
  readonly parent: HTMLElement;
  readonly row: Row;
  readonly side: Side;
  readonly language: string;
  readonly label: string;
  readonly caret: Caret | null;
};

let visits = 0;
const visitPrefix = Date.now().toString(36);

/** The change as one keystroke: from the first place that changed to the last. */
const keystrokeOf = (changes: ChangeSet, time: number): Keystroke => {
  let from = Number.POSITIVE_INFINITY;
  let deleted = 0;
  let inserted = '';
  changes.iterChanges((fromA, toA, _fromB, _toB, text) => {
    from = Math.min(from, fromA);
    deleted += toA - fromA;
    inserted += text.sliceString(0);
  });
  return { time, at: Number.isFinite(from) ? from : 0, deleted, inserted };
};

const placeCaret = (view: EditorView, rich: RichText, caret: Caret | null): void => {
  const entry = takeEntry();
  if (entry !== null && caret === null) {
    const box = view.contentDOM.getBoundingClientRect();
    const half = view.defaultLineHeight / 2;
    const y = entry.edge === 'top' ? box.top + half : box.bottom - half;
    view.dispatch({ selection: { anchor: view.posAtCoords({ x: entry.x, y }, false) } });
    return;
  }
  const end = view.state.doc.length;
  const at = (place: number): number => Math.min(docOffset(rich, place), end);
  if (caret === null) view.dispatch({ selection: { anchor: end } });
  else if (typeof caret === 'number') view.dispatch({ selection: { anchor: at(caret) } });
  else view.dispatch({ selection: { anchor: at(caret[0]), head: at(caret[1]) } });
};

/** Puts another text into the editor, changing no more of it than differs, so that the caret stays with its words. */
const replaceText = (view: EditorView, now: RichText): void => {
  const before = docIn(view.state).doc;
  const after = toDoc(now);
  const edits = diffText(before, after.doc);
  const utf16 = ascendingOffsets(before);
  view.dispatch({
    changes: edits.map(({ start, end, insert }) => ({ from: utf16(start), to: utf16(end), insert })),
    effects: setTags.of(after.tags),
  });
};

/** What is still being sent of cells that were left, by their addresses: until it is there, a next visit waits to send. */
const leaving = new Map<string, { readonly of: Draft; readonly sent: Promise<void> }>();

const addressKey = ({ project, segment, side }: { project: string; segment: number; side: Side }): string =>
  `${segment}:${side}:${project}`;

/** Opens the editor of one cell in place of its text, and carries what is typed to the engine. */
export const openSession = (options: CellSessionOptions): CellSession => {
  const { row, side, parent } = options;
  const { segment } = row;
  const project = useWorkspace.getState().project?.path ?? '';
  const address = { project, segment, side };
  const isLocked = row.cells[side] !== undefined && isFixed(row.cells[side]);
  const held = takeHeldText(address);
  const start = held?.known ?? { text: row.cells[side]?.text ?? '', tags: row.cells[side]?.tags ?? [] };
  let closed = false;
  let programmatic = false;
  let composed: Keystroke | null = null;
  visits += 1;

  let cutOff = false;
  const earlier = leaving.get(addressKey(address))?.sent;
  let isCatchingUp = earlier !== undefined;
  const catchUp = async (): Promise<void> => {
    await earlier;
    isCatchingUp = false;
  };
  void catchUp();

  const keeper = createTextKeeper();
  const projectName = useWorkspace.getState().project?.name ?? '';
  const present = (): KeptText => ({ ...address, projectName, known: draft.known(), latest: draft.latest() });
  const keepInStore = (): void => keeper.keep(present());
  const keepForLater = (): void => {
    holdText(address, { known: draft.known(), latest: draft.latest(), forget: keeper.forget });
    keepInStore();
    keeper.leave();
    tellLeft(present());
  };
  const reopen = (): void => goTo({ row: row.row, side, mode: 'edit' });

  /** Sends again what was refused or could not be sent. */
  const retry = async (): Promise<void> => {
    cutOff = false;
    takeHeldText(address);
    const sent = await draft.rebase(draft.known(), 'mine');
    if (!closed) return;
    if (sent) stopWaiting();
    else keepForLater();
  };

  const resolveStale = async (keep: 'mine' | 'theirs'): Promise<void> => {
    // Left meanwhile: the text waits for the cell to be opened, where the question is asked again.
    if (closed) {
      reopen();
      return;
    }
    await refreshRow(row.row);
    const cell = knownRow(row.row)?.cells[side];
    if (cell === undefined) return;
    if (keep === 'theirs') {
      programmatic = true;
      replaceText(view, cell);
      programmatic = false;
    }
    await draft.rebase({ text: cell.text, tags: cell.tags }, keep);
  };

  const onFailure = (failure: Failure): void => {
    if (closed) keepForLater();
    // The status says that there is no connection; the text goes out as soon as there is one again.
    if (failure.code === 'engine.unreachable') cutOff = true;
    // There is no way back to the cell from here: the text waits for its project to be opened.
    else if (failure.code === 'project.other' || failure.code === 'project.none-open') {
      cutOff = failure.code === 'project.none-open';
      if (cutOff) notifyFailure(failure);
      else
        notify({
          tone: 'danger',
          key: 'editor:draft.otherProject',
          topic: 'other-project',
          params: { path: project },
        });
    } else if (failure.code === 'cell.stale-edit') {
      notify({
        tone: 'danger',
        key: 'editor:stale.elsewhere',
        topic: `stale ${segment} ${side}`,
        actions: [
          { key: 'editor:stale.takeTheirs', run: () => void resolveStale('theirs') },
          { key: 'editor:stale.keepMine', run: () => void resolveStale('mine') },
        ],
      });
    } else if (closed) notifyFailure(failure, [{ key: 'editor:draft.return', run: reopen }]);
    else notifyFailure(failure, [{ key: 'editor:draft.tryAgain', run: () => void retry() }]);
  };

  const draft: Draft = createDraft({
    start,
    visit: `${visitPrefix}.${visits}`,
    send: async (edit) => {
      // What was typed here in an earlier visit goes first, also when its answer is late.
      await earlier;
      return clientFor(project).cells.edit({
        segment,
        side,
        before: edit.before,
        after: { ...edit.after, tags: [...edit.after.tags] },
        burst: edit.burst,
        ...(edit.edits === undefined ? {} : { edits: [...edit.edits] }),
      });
    },
    onState: (saving) => {
      useWorkspace.setState({ saving });
      if (saving === 'saved') keeper.forget();
    },
    onCommitted: takeCommitted,
    onFailure,
    later: (ms, then) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
  });

  let changes: ChangeSet[] = [];
  const take = (keystroke: Keystroke): void => {
    const taken = changes;
    changes = [];
    draft.type(fromDoc(docIn(view.state)), keystroke, taken);
    if (!draft.settled()) keepInStore();
  };

  /** Takes a keystroke, after the formats that were chosen for its words are on them. */
  const takeFormatted = (keystroke: Keystroke): void => {
    const before = changes.length;
    settlePending(view, sourceOfOpen());
    // The tags came in before the words: the next keystroke follows behind them.
    const shift = changes.slice(before).reduce((at, change) => change.mapPos(at, 1), keystroke.at);
    take({ ...keystroke, at: shift });
  };
  const onUpdate = (update: ViewUpdate): void => {
    if (!(update.docChanged || isRetagged(update.transactions)) || programmatic) return;
    const isFormat = update.transactions.some((transaction) => transaction.isUserEvent('format'));
    const isOfTyped = update.transactions.some((transaction) => transaction.isUserEvent('format.typed'));
    const typed = keystrokeOf(update.changes, performance.now());
    const keystroke: Keystroke = isFormat ? { ...typed, apart: true } : typed;
    changes.push(update.changes);
    if (isOfTyped) return;
    // While an input method composes, nothing is taken: what it shows is not yet the text.
    if (update.view.compositionStarted) composed = keystroke;
    else takeFormatted(keystroke);
  };
  const endComposition = (): void => {
    setTimeout(() => {
      if (closed || view.compositionStarted || composed === null) return;
      const keystroke = { ...composed, time: performance.now() };
      composed = null;
      takeFormatted(keystroke);
    });
  };

  const marking = openMarks(segment, side, (view, start, end) =>
    docRange(fromDoc(docIn(view.state)), start, end),
  );
  const wordAt = (view: EditorView, at: number): { from: number; to: number } | null => {
    const shown = docIn(view.state);
    const rich = fromDoc(shown);
    const word = wordAround(row.row, side, rich.text, richOffset(shown, at));
    return word === null ? null : docRange(rich, word.start, word.end);
  };
  const shown = toDoc(held?.latest ?? start);
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: shown.doc,
      extensions: [
        cellExtensions(options.language, options.label),
        EditorState.readOnly.of(isLocked),
        tagExtension(shown.tags),
        pendingExtension,
        richClipboard,
        formatMenuEvents,
        doubtMarks,
        marking.extension,
        takeWords(wordAt),
        EditorView.updateListener.of(onUpdate),
        EditorView.domEventHandlers({
          compositionend: endComposition,
          blur: () => void draft.flush(),
          beforeinput: () => {
            if (isLocked) refuseTyping(row, side);
          },
        }),
      ],
    }),
  });
  if (mayTakeFocus()) view.focus();
  placeCaret(view, fromDoc(shown), options.caret);
  if (held !== null) {
    keepInStore();
    held.forget?.();
    void draft.rebase(held.known, 'mine');
  }
  const selected = (): { anchor: number; head: number } => {
    const [shown, { anchor, head }] = [docIn(view.state), view.state.selection.main];
    return { anchor: richOffset(shown, anchor), head: richOffset(shown, head) };
  };
  const select = (anchor: number, head: number): void => {
    const rich = fromDoc(docIn(view.state));
    const { from, to } = docRange(rich, Math.min(anchor, head), Math.max(anchor, head));
    view.dispatch({ selection: anchor < head ? { anchor: from, head: to } : { anchor: to, head: from } });
  };
  const letDraftGo = holdDraft(draft.flush);
  const letGo = [
    holdOpenCell({
      segment,
      side,
      view,
      caret: () => selected().head,
      text: () => draft.latest().text,
      selected,
      select,
    }),
  ];
  inputMayGoOn();
  const stopWaiting = onResumed(() => {
    if (cutOff && useWorkspace.getState().project?.path === project) void retry();
  });

  /** After closing: what was not committed is kept, for when the cell is opened again. */
  const settle = async (flushed: Promise<boolean>): Promise<void> => {
    await earlier;
    if ((await flushed) || sameRich(draft.known(), draft.latest())) stopWaiting();
    else keepForLater();
    // Until now it was something that commands, and a next visit, had to wait for.
    letDraftGo();
    if (leaving.get(addressKey(address))?.of === draft) leaving.delete(addressKey(address));
  };

  return {
    hear: (cell) => {
      // Only when nothing of ours is under way: else the engine's refusal of the next edit tells what happened.
      if (isCatchingUp || !draft.settled() || composed !== null || view.compositionStarted) return;
      const now = { text: cell.text, tags: cell.tags };
      if (sameRich(now, draft.known())) return;
      programmatic = true;
      replaceText(view, now);
      programmatic = false;
      void draft.rebase(now, 'theirs');
    },
    mark: (doubts) => {
      const rich = fromDoc(docIn(view.state));
      const current = draft.settled() ? doubts : [];
      view.dispatch({
        effects: setDoubts.of(
          current
            .map(({ at }) => ({ from: docOffset(rich, at), to: docOffset(rich, at) + 1 }))
            .filter(({ to }) => to <= view.state.doc.length),
        ),
      });
    },
    annotate: (marks) => {
      // What was typed since has moved the marks in the editor already; the next commit tells where to.
      if (!draft.settled() || composed !== null || view.compositionStarted) return;
      const rich = fromDoc(docIn(view.state));
      view.dispatch({
        effects: setMarks.of(marks.map((mark) => ({ mark, ...docRange(rich, mark.start, mark.end) }))),
      });
    },
    close: () => {
      if (composed !== null) take(composed);
      closed = true;
      const unsettled = !draft.settled();
      const flushed = draft.flush();
      if (unsettled) showTyped(row.row, segment, side, draft.latest());
      leaving.set(addressKey(address), { of: draft, sent: settle(flushed) });
      for (const end of letGo) end();
      marking.stop();
      view.destroy();
    },
  };
};
