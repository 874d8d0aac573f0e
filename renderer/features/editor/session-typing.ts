import type { ChangeSet } from '@codemirror/state';
import type { EditorView, ViewUpdate } from '@codemirror/view';
import type { RichText } from '#core/model/index.ts';
import type { Keystroke } from './burst.ts';
import { sourceOfOpen } from './formatting/format-store.ts';
import { settlePending } from './formatting/format-view.ts';
import { keystrokeOf, replaceText, richIn } from './session-view.ts';
import { isRetagged } from './tag-field.ts';

/** What is typed in an open cell, keystroke by keystroke. */
export type Typing = {
  readonly onUpdate: (update: ViewUpdate) => void;
  readonly endComposition: () => void;
  /** Whether an input method shows what is not yet the text. */
  readonly composes: () => boolean;
  /** Puts another text into the editor, which nobody typed. */
  readonly replace: (now: RichText) => void;
  /** Takes what an input method has left, and hears nothing more. */
  readonly close: () => void;
};

/**
 * Follows an editor and gives `take` each keystroke with the text it made and the changes since the last one. Of a composition
 * only its end is taken.
 */
export const createTyping = (
  viewOf: () => EditorView,
  take: (now: RichText, keystroke: Keystroke, changes: readonly ChangeSet[]) => void,
): Typing => {
  let changes: ChangeSet[] = [];
  let composed: Keystroke | null = null;
  let programmatic = false;
  let closed = false;

  const pass = (keystroke: Keystroke): void => {
    const taken = changes;
    changes = [];
    take(richIn(viewOf()), keystroke, taken);
  };
  /** Takes a keystroke, after the formats that were chosen for its words are on them. */
  const passFormatted = (keystroke: Keystroke): void => {
    const before = changes.length;
    settlePending(viewOf(), sourceOfOpen());
    // The tags came in before the words: the next keystroke follows behind them.
    const shift = changes.slice(before).reduce((at, change) => change.mapPos(at, 1), keystroke.at);
    pass({ ...keystroke, at: shift });
  };
  return {
    onUpdate: (update) => {
      if (!(update.docChanged || isRetagged(update.transactions)) || programmatic) return;
      const isFormat = update.transactions.some((transaction) => transaction.isUserEvent('format'));
      const isOfTyped = update.transactions.some((transaction) => transaction.isUserEvent('format.typed'));
      const typed = keystrokeOf(update.changes, performance.now());
      const keystroke: Keystroke = isFormat ? { ...typed, apart: true } : typed;
      changes.push(update.changes);
      if (isOfTyped) return;
      // While an input method composes, nothing is taken: what it shows is not yet the text.
      if (update.view.compositionStarted) composed = keystroke;
      else passFormatted(keystroke);
    },
    endComposition: () => {
      setTimeout(() => {
        if (closed || viewOf().compositionStarted || composed === null) return;
        const keystroke = { ...composed, time: performance.now() };
        composed = null;
        passFormatted(keystroke);
      });
    },
    composes: () => composed !== null || viewOf().compositionStarted,
    replace: (now) => {
      programmatic = true;
      replaceText(viewOf(), now);
      programmatic = false;
    },
    close: () => {
      if (composed !== null) pass(composed);
      closed = true;
    },
  };
};
