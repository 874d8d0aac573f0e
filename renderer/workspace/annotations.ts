import { create } from 'zustand';
import type { AnnotationInfo, AnnotationRange } from '#api/annotations.ts';
import type { AnnotationId, AnnotationKind, Side } from '#core/model/index.ts';
import { tellUnavailable } from './commands.ts';
import { notify, useWorkspace } from './store.ts';

/** A new annotation somebody asked for: its words, and its kind where that was chosen already. */
export type Composing = {
  /** The path of the project they are in. */
  readonly project: string;
  readonly ranges: readonly AnnotationRange[];
  readonly kind: AnnotationKind | null;
};

/** An annotation whose words on `side` are being chosen in the text; `link` puts it on them. */
export type Linking = {
  readonly info: AnnotationInfo;
  readonly side: Side;
  readonly link: (ranges: readonly AnnotationRange[]) => void | Promise<void>;
};

export type Annotating = {
  /** The composer is open for these words. */
  readonly composing: Composing | null;
  /** Words painted as being annotated now, wherever the focus is. */
  readonly pending: readonly AnnotationRange[];
  /** The annotation under the pointer or the caret, in the text or in the panel: all its sides are lit. */
  readonly lit: AnnotationId | null;
  /** The annotation the user chose last. */
  readonly current: AnnotationId | null;
  readonly linking: Linking | null;
};

const nothing: Annotating = { composing: null, pending: [], lit: null, current: null, linking: null };

/** What the text and the list of annotations tell each other. Ranges are in code points of a cell's text. */
export const useAnnotating = create<Annotating>()(() => nothing);

/** What the text can tell and do about its words. */
export type TextPort = {
  /** The words selected now, in reading order and all on one side; none when nothing is selected. */
  readonly selection: () => readonly AnnotationRange[];
  /** The word at the caret, or the whole text of the active cell when no caret stands in it; none in an empty cell. */
  readonly atCaret: () => readonly AnnotationRange[];
  /** Lets what is selected go; a caret stays. */
  readonly letGo: () => void;
  /** Puts the focus into the text: into the active cell, open or not. */
  readonly focus: () => void;
  /** True while the active cell has the focus. */
  readonly hasFocus: () => boolean;
  /** Goes to words in a row that may not be drawn yet, scrolls there and selects them. */
  readonly reveal: (place: {
    readonly row: number;
    readonly side: Side;
    readonly start: number;
    readonly end: number;
  }) => void;
};

const silent: TextPort = {
  selection: () => [],
  atCaret: () => [],
  letGo: () => undefined,
  focus: () => undefined,
  hasFocus: () => false,
  reveal: () => undefined,
};
let text = silent;

/** Registers the text. Answers how to let go. */
export const provideText = (port: TextPort): (() => void) => {
  text = port;
  return () => {
    if (text === port) text = silent;
  };
};

/** The words selected now in the text: one range for each row, all on one side. Empty when nothing is selected. */
export const selection = (): readonly AnnotationRange[] => text.selection();

/** What `annotate` is about: the selected words, else the word at the caret, else the active cell. */
const wordsToAnnotate = (): readonly AnnotationRange[] => {
  const selected = selection();
  return selected.length > 0 ? selected : text.atCaret();
};

/** What was chosen has been seen to: nothing stays selected to be typed over. */
export const letSelectionGo = (): void => text.letGo();

export const focusText = (): void => text.focus();
export const hasTextFocus = (): boolean => text.hasFocus();

export const light = (lit: AnnotationId | null): void => {
  if (useAnnotating.getState().lit !== lit) useAnnotating.setState({ lit });
};

export const setCurrent = (current: AnnotationId | null): void => useAnnotating.setState({ current });

/**
 * Opens the composer for the selected words, or those given; they stay painted until it closes. While an annotation waits for words,
 * they are linked instead. Answers false when nothing is to be composed; that there are no words is said.
 */
export const requestAnnotation = (
  kind: AnnotationKind | null = null,
  ranges = wordsToAnnotate(),
): boolean => {
  if (confirmLinking()) return false;
  const { project } = useWorkspace.getState();
  if (project === null) return false;
  if (project.readOnly) {
    tellUnavailable('read-only');
    return false;
  }
  if (ranges.length === 0) {
    notify({ tone: 'info', key: 'editor:annotating.noWords', topic: 'no-words' });
    return false;
  }
  useAnnotating.setState({ composing: { project: project.path, ranges, kind }, pending: ranges });
  return true;
};

/** Everything as at first: another project is open. */
export const forgetAnnotating = (): void => useAnnotating.setState(nothing);

/** Closes the composer, whether its annotation was made or not. */
export const endComposing = (): void => useAnnotating.setState({ composing: null, pending: [] });

/**
 * Goes to an annotation and makes it the current one. `side` chooses among its linked sides; without it, or with one
 * it has no words on, the first of its places in the text is shown. Nothing but `current` changes for an orphan.
 */
export const show = (info: AnnotationInfo, side?: Side): void => {
  setCurrent(info.annotation.id);
  const placed = info.anchors.filter(({ row }) => row !== null);
  const anchor = placed.find((each) => each.side === side) ?? placed[0];
  if (anchor === undefined || anchor.row === null) return;
  text.reveal({ row: anchor.row, side: anchor.side, start: anchor.start, end: anchor.end });
};

/** Lets the next selection on a side become the annotation's words there. */
export const startLinking = (linking: Linking): void => useAnnotating.setState({ linking });

export const endLinking = (): void => useAnnotating.setState({ linking: null });

/** Links the selected words, while an annotation waits for them. Answers false when nothing waits. */
export const confirmLinking = (): boolean => {
  const { linking } = useAnnotating.getState();
  if (linking === null) return false;
  const ranges = wordsToAnnotate().filter(({ side }) => side === linking.side);
  if (ranges.length === 0) {
    // Who did not see it refused and types what is to be said must not type over the words.
    text.letGo();
    notify({ tone: 'info', key: 'editor:annotating.otherSide', topic: 'no-words' });
    return true;
  }
  endLinking();
  text.letGo();
  void linking.link(ranges);
  return true;
};

/** Enter on selected words: links them when an annotation waits for some. Answers false for any other Enter. */
export const linkSelection = (): boolean => selection().length > 0 && confirmLinking();
