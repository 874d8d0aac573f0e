import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import {
  isFixed,
  sameRich,
  type Cell,
  type Mark,
  type Range,
  type RichText,
  type Row,
  type Side,
} from '#core/model/index.ts';
import type { DoubtfulCharacter } from '#core/text/conversion/index.ts';
import { inputMayGoOn, mayTakeFocus } from '../../workspace/input-hold/input-hold.ts';
import { useWorkspace, type Caret } from '../../workspace/store.ts';
import { cellExtensions } from './code-mirror.ts';
import { refuseTyping } from './damage/damage-store.ts';
import { doubtMarks } from './doubt-marks.ts';
import { richClipboard } from './formatting/clipboard.ts';
import { formatMenuEvents } from './formatting/format-store.ts';
import { tagDrag } from './formatting/tag-drag.ts';
import { pendingExtension } from './formatting/pending.ts';
import { takeHeldText } from './held-drafts.ts';
import { openMarks } from './marks/open-marks.ts';
import { forgetLineSide } from './line-side.ts';
import { holdOpenCell } from './open-cell.ts';
import { docRange, fromDoc, richOffset, toDoc } from './rich-doc.ts';
import { showTyped } from './rows-cache.ts';
import { takeWords } from './selecting/double-click.ts';
import { createSaving } from './session-saving.ts';
import { createTyping, type Typing } from './session-typing.ts';
import {
  placeCaret,
  richIn,
  selectedIn,
  selectIn,
  showDoubts,
  showMarks,
  showUnderlined,
  wordIn,
} from './session-view.ts';
import { docIn, tagExtension } from './tag-field.ts';

export type CellSession = {
  /** The engine tells how the cell now is. */
  readonly hear: (cell: Cell) => void;
  readonly mark: (doubts: readonly DoubtfulCharacter[]) => void;
  /** The annotations of the cell, as it was when it was last committed. */
  readonly annotate: (marks: readonly Mark[]) => void;
  /** Where issues are underlined in the cell, as it was when it was last committed. */
  readonly underline: (ranges: readonly Range[]) => void;
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

type Marking = ReturnType<typeof openMarks>;

/** The editor of a cell with `text` in it, in place of the cell. */
const createView = (
  { parent, row, side, language, label }: CellSessionOptions,
  text: RichText,
  marking: Marking,
  typing: Typing,
  onBlur: () => void,
): EditorView => {
  const cell = row.cells[side];
  const isLocked = cell !== undefined && isFixed(cell);
  const shown = toDoc(text);
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: shown.doc,
      extensions: [
        cellExtensions(language, label),
        EditorState.readOnly.of(isLocked),
        tagExtension(shown.tags),
        pendingExtension,
        richClipboard,
        tagDrag(),
        formatMenuEvents,
        doubtMarks,
        marking.extension,
        takeWords(wordIn(row, side)),
        EditorView.updateListener.of(typing.onUpdate),
        EditorView.domEventHandlers({
          compositionend: typing.endComposition,
          // Focused by the browser, the editor has its caret at the start until the next look, and on a slow machine for good.
          focus: (_, view) => view.focus(),
          blur: (_, view) => {
            onBlur();
            forgetLineSide(view);
          },
          beforeinput: () => {
            if (isLocked) refuseTyping(row, side);
          },
        }),
      ],
    }),
  });
};

/** Opens the editor of one cell in place of its text, and carries what is typed to the engine. */
export const openSession = (options: CellSessionOptions): CellSession => {
  const { row, side } = options;
  const { segment } = row;
  const { project } = useWorkspace.getState();
  const cell = {
    project: project?.path ?? '',
    projectName: project?.name ?? '',
    segment,
    side,
    row: row.row,
  };
  const held = takeHeldText(cell);
  const shown: RichText = { text: row.cells[side]?.text ?? '', tags: row.cells[side]?.tags ?? [] };
  const begun = held ?? { known: shown, latest: shown };
  const text = begun.latest;
  const saving = createSaving(cell, begun, (now) => typing.replace(now));
  const { draft } = saving;
  const typing = createTyping(
    () => view,
    (now, keystroke, changes) => {
      draft.type(now, keystroke, changes);
      if (!draft.settled()) saving.keep();
    },
  );
  const marking = openMarks(segment, side, {
    docRange: (view, start, end) => docRange(richIn(view), start, end),
    point: (view, at) => richOffset(docIn(view.state), at),
  });
  const view = createView(options, text, marking, typing, () => void draft.flush());
  if (mayTakeFocus()) view.focus();
  placeCaret(view, fromDoc(toDoc(text)), options.caret);
  if (held !== null) {
    saving.keep();
    held.forget?.();
    void draft.rebase(held.known, 'mine');
  }
  const letGo = holdOpenCell({
    segment,
    side,
    view,
    caret: () => selectedIn(view).head,
    text: () => draft.latest().text,
    selected: () => selectedIn(view),
    select: (anchor, head) => selectIn(view, anchor, head),
  });
  inputMayGoOn();
  /** Nothing of ours is under way. */
  const isStill = (): boolean => draft.settled() && !typing.composes();
  return {
    hear: ({ text, tags }) => {
      // Where something is, the engine's refusal of the next edit tells what happened.
      if (saving.isCatchingUp() || !isStill() || sameRich({ text, tags }, draft.known())) return;
      typing.replace({ text, tags });
      void draft.rebase({ text, tags }, 'theirs');
    },
    mark: (doubts) => showDoubts(view, draft.settled() ? doubts : []),
    annotate: (marks) => {
      // What was typed since has moved the marks in the editor already; the next commit tells where to.
      if (isStill()) showMarks(view, marks);
    },
    underline: (ranges) => {
      if (isStill()) showUnderlined(view, ranges);
    },
    close: () => {
      typing.close();
      const unsettled = !draft.settled();
      saving.close();
      if (unsettled) showTyped(row.row, segment, side, draft.latest());
      letGo();
      marking.stop();
      view.destroy();
    },
  };
};
