import { create } from 'zustand';
import {
  endComposing,
  forgetAnnotating,
  useAnnotating,
  type Composing,
} from '#renderer/workspace/annotations.ts';
import { runCommand } from '#renderer/workspace/commands.ts';
import { notify, useWorkspace } from '#renderer/workspace/store.ts';
import { emptyDraft, isBegun, nextDraft, type Draft } from './draft.ts';

/** A draft that was begun and left, with the words it is about. */
export type Unfinished = {
  readonly id: number;
  readonly draft: Draft;
  readonly composing: Composing;
  /** Those words, as the composer showed them. */
  readonly words: string;
};

type ComposerState = {
  readonly draft: Draft;
  /** The words the draft is about, as the composer shows them: another wording begins with them. */
  readonly words: string;
  /** What was begun about other words, the latest first. Each stays with the words it was begun about. */
  readonly unfinished: readonly Unfinished[];
  /** The words the draft was begun for: coming back to them, it goes on. */
  readonly begun: Composing | null;
  readonly saving: boolean;
  /** Grows with every annotation made: what is said about it is said again. */
  readonly saved: number;
};

const start: ComposerState = {
  draft: emptyDraft,
  words: '',
  unfinished: [],
  begun: null,
  saving: false,
  saved: 0,
};

export const useComposer = create<ComposerState>()(() => start);

export const changeDraft = (changed: Partial<Draft>): void =>
  useComposer.setState(({ draft }) => ({ draft: { ...draft, ...changed } }));

/** The words the draft is about are known. Another wording is mostly the words with one of them changed. */
export const beginWording = (words: string): void =>
  useComposer.setState(({ draft }) => ({
    words,
    draft: draft.wording === '' ? { ...draft, wording: words } : draft,
  }));

let lastUnfinished = 0;

/** What would be missed of the draft of the open composer. */
const unsaved = (): Unfinished | null => {
  const { composing } = useAnnotating.getState();
  const { draft, words, begun } = useComposer.getState();
  if (composing === null || begun === null || !isBegun(draft, words)) return null;
  lastUnfinished += 1;
  return { id: lastUnfinished, draft, composing: begun, words };
};

/** Everything that was begun and is not written: what was left, and what stands in the open composer. */
export const begunNow = (): readonly Omit<Unfinished, 'id'>[] => {
  const { draft, words, begun, unfinished } = useComposer.getState();
  const isOpen = useAnnotating.getState().composing !== null;
  return isOpen && begun !== null && isBegun(draft, words)
    ? [{ draft, composing: begun, words }, ...unfinished]
    : unfinished;
};

/** Takes in what was begun elsewhere, behind what was begun here. */
export const adoptUnfinished = (begun: readonly Omit<Unfinished, 'id'>[]): void => {
  const adopted = begun.map(({ draft, composing, words }) => {
    lastUnfinished += 1;
    return { id: lastUnfinished, draft, composing, words };
  });
  useComposer.setState(({ unfinished }) => ({ unfinished: [...unfinished, ...adopted] }));
};

const placesOf = ({ ranges }: Composing): string =>
  JSON.stringify(ranges.map(({ segment, side, start, end }) => [segment, side, start, end]));

/** The draft to begin with about some words: what was begun about them, else an empty one. */
const draftAbout = (
  composing: Composing,
  unfinished: readonly Unfinished[],
  last: Draft,
): Pick<ComposerState, 'draft' | 'words' | 'unfinished'> => {
  const places = placesOf(composing);
  const going = unfinished.find((each) => placesOf(each.composing) === places);
  return {
    draft: nextDraft(going?.draft ?? null, last, composing.kind),
    words: going?.words ?? '',
    unfinished: unfinished.filter((each) => each !== going),
  };
};

/**
 * Gets the draft ready for a composer that has just been opened. What was begun about other words stays with them, to be
 * gone on with; what was begun about these goes on.
 */
export const beginDraft = (composing: Composing): void => {
  const left = unsaved();
  useComposer.setState(({ draft, unfinished, begun }) => {
    if (begun === composing) return {};
    const others = left === null ? unfinished : [left, ...unfinished];
    return { ...draftAbout(composing, others, draft), begun: composing, saving: false };
  });
};

/** Closes the composer. What was begun is kept, to be gone on with. */
export const leaveComposer = (): void => {
  const left = unsaved();
  useComposer.setState(({ unfinished }) => ({
    unfinished: left === null ? unfinished : [left, ...unfinished],
    begun: null,
  }));
  endComposing();
  runCommand('focusText');
};

/** Opens the composer on what was left, about the words it was begun about. */
export const goOnComposing = ({ composing }: Unfinished): void =>
  useAnnotating.setState({ composing: { ...composing, kind: null }, pending: composing.ranges });

/** Makes what was begun about other words the draft about the words the composer is open for. */
export const moveHere = (chosen: Unfinished): void =>
  useComposer.setState(({ unfinished, words }) => ({
    // A wording that was only the other words is none.
    draft: chosen.draft.wording === chosen.words ? { ...chosen.draft, wording: words } : chosen.draft,
    unfinished: unfinished.filter((each) => each !== chosen),
  }));

/** Forgets what was begun; the message gives it back. */
export const discardUnfinished = (chosen: Unfinished): void => {
  const { composing } = chosen;
  useComposer.setState(({ unfinished }) => ({ unfinished: unfinished.filter((each) => each !== chosen) }));
  notify({
    tone: 'info',
    key: 'annotations:discarded',
    topic: 'annotations',
    actions: [
      {
        key: 'commands:titles.undo',
        run: () => {
          if (useWorkspace.getState().project?.path !== composing.project) return;
          useComposer.setState(({ unfinished }) => ({ unfinished: [chosen, ...unfinished] }));
        },
      },
    ],
  });
};

/** What was begun in projects that are not on the screen, by their paths. */
const shelf = new Map<string, readonly Unfinished[]>();

/** Another project is open, or none: everything as at first, and what was begun in one waits until it is open again. */
export const changeProject = (from: string | undefined, to: string | undefined): void => {
  const left = unsaved();
  const { unfinished } = useComposer.getState();
  if (from !== undefined) shelf.set(from, left === null ? unfinished : [left, ...unfinished]);
  forgetAnnotating();
  useComposer.setState({ ...start, unfinished: shelf.get(to ?? '') ?? [] });
  shelf.delete(to ?? '');
};
