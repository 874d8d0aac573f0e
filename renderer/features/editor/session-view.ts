import type { ChangeSet } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Mark, Range, RichText, Row, Side } from '#core/model/index.ts';
import { ascendingOffsets } from '#core/text/codepoints.ts';
import type { DoubtfulCharacter } from '#core/text/conversion/index.ts';
import { diffText } from '#core/text/diff.ts';
import type { Caret } from '../../workspace/store.ts';
import type { Keystroke } from './burst.ts';
import { setDoubts } from './doubt-marks.ts';
import { setMarks, setUnderlined } from './marks/open-marks.ts';
import { takeEntry } from './open-cell.ts';
import { docOffset, docRange, fromDoc, richOffset, toDoc } from './rich-doc.ts';
import { wordAround } from './selecting/own-words.ts';
import { docIn, setTags } from './tag-field.ts';

/** The text in an editor. */
export const richIn = (view: EditorView): RichText => fromDoc(docIn(view.state));

/** The change as one keystroke: from the first place that changed to the last. */
export const keystrokeOf = (changes: ChangeSet, time: number): Keystroke => {
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

/** Puts the caret where it is wanted, or else where the cell was entered, or at the end. */
export const placeCaret = (view: EditorView, rich: RichText, caret: Caret | null): void => {
  const entry = takeEntry();
  if (entry !== null && caret === null) {
    const box = view.contentDOM.getBoundingClientRect();
    const half = view.defaultLineHeight / 2;
    const edge = entry.edge === 'top' ? box.top + half : box.bottom - half;
    // In prose a sentence begins on the line on which the one before it ends: the caret goes a line on, as in any text.
    const line = Number.parseFloat(getComputedStyle(view.contentDOM).lineHeight);
    const further = Math.abs(edge - entry.y) < line / 2 ? line : 0;
    const y = entry.edge === 'top' ? edge + further : edge - further;
    view.dispatch({ selection: { anchor: view.posAtCoords({ x: entry.x, y }, false) } });
    return;
  }
  const end = view.state.doc.length;
  const at = (place: number): number => Math.min(docOffset(rich, place), end);
  if (caret === null) view.dispatch({ selection: { anchor: end } });
  else if (typeof caret === 'number') view.dispatch({ selection: { anchor: at(caret) } });
  else view.dispatch({ selection: { anchor: at(caret[0]), head: at(caret[1]) } });
};

/**
 * Puts another text into the editor, changing no more of it than differs, so that the caret stays with its words; one behind all
 * words stays behind them.
 */
export const replaceText = (view: EditorView, now: RichText): void => {
  const before = docIn(view.state).doc;
  const { main } = view.state.selection;
  const isAtEnd = main.empty && main.head === view.state.doc.length;
  const after = toDoc(now);
  const edits = diffText(before, after.doc);
  const utf16 = ascendingOffsets(before);
  view.dispatch({
    changes: edits.map(({ start, end, insert }) => ({ from: utf16(start), to: utf16(end), insert })),
    effects: setTags.of(after.tags),
  });
  if (isAtEnd) view.dispatch({ selection: { anchor: view.state.doc.length } });
};

/** The selection, in code points of the text. */
export const selectedIn = (view: EditorView): { anchor: number; head: number } => {
  const [shown, { anchor, head }] = [docIn(view.state), view.state.selection.main];
  return { anchor: richOffset(shown, anchor), head: richOffset(shown, head) };
};

/** Selects code points of the text. */
export const selectIn = (view: EditorView, anchor: number, head: number): void => {
  const { from, to } = docRange(richIn(view), Math.min(anchor, head), Math.max(anchor, head));
  view.dispatch({ selection: anchor < head ? { anchor: from, head: to } : { anchor: to, head: from } });
};

/** The word round a place of the editor, to select by a double click; null where there is none. */
export const wordIn =
  (row: Row, side: Side) =>
  (view: EditorView, at: number): { from: number; to: number } | null => {
    const shown = docIn(view.state);
    const rich = fromDoc(shown);
    const word = wordAround(row.row, side, rich.text, richOffset(shown, at));
    return word === null ? null : docRange(rich, word.start, word.end);
  };

/** Marks doubtful characters. */
export const showDoubts = (view: EditorView, doubts: readonly DoubtfulCharacter[]): void => {
  const rich = richIn(view);
  view.dispatch({
    effects: setDoubts.of(
      doubts
        .map(({ at }) => ({ from: docOffset(rich, at), to: docOffset(rich, at) + 1 }))
        .filter(({ to }) => to <= view.state.doc.length),
    ),
  });
};

/** Marks annotated words. */
export const showMarks = (view: EditorView, marks: readonly Mark[]): void => {
  const rich = richIn(view);
  view.dispatch({
    effects: setMarks.of(marks.map((mark) => ({ mark, ...docRange(rich, mark.start, mark.end) }))),
  });
};

/** Underlines where issues are. */
export const showUnderlined = (view: EditorView, ranges: readonly Range[]): void => {
  const rich = richIn(view);
  view.dispatch({ effects: setUnderlined.of(ranges.map(({ start, end }) => docRange(rich, start, end))) });
};
