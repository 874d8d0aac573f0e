import { create } from 'zustand';
import type { AnnotationRange } from '../../../api/annotations.ts';
import {
  endComposing,
  forgetAnnotating,
  letSelectionGo,
  setCurrent,
  useAnnotating,
  type Composing,
} from '../../workspace/annotations.ts';
import { runCommand } from '../../workspace/commands.ts';
import { create as createAnnotation } from './deeds.ts';
import { contentOf, emptyDraft, isBegun, nextDraft, type Draft } from './draft.ts';

/** A draft that was begun and left, with the words it was about. */
type Kept = { readonly draft: Draft; readonly composing: Composing };

type ComposerState = {
  readonly draft: Draft;
  /** The words the draft is about, as the composer shows them: another wording begins with them. */
  readonly words: string;
  readonly kept: Kept | null;
  /** The words the draft was begun for: coming back to them, it goes on. */
  readonly begun: Composing | null;
  readonly saving: boolean;
  /** Grows with every annotation made: what is said about it is said again. */
  readonly saved: number;
};

const start: ComposerState = {
  draft: emptyDraft,
  words: '',
  kept: null,
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

/** What would be missed of the draft of the open composer. */
const unsaved = (): Kept | null => {
  const { composing } = useAnnotating.getState();
  const { draft, words, begun } = useComposer.getState();
  if (composing === null || begun === null || !isBegun(draft, words)) return null;
  return { draft, composing: begun };
};

/**
 * Gets the draft ready for a composer that has just been opened. What was begun about other words goes on about these:
 * words are chosen again, and nothing typed is lost by it.
 */
export const beginDraft = (composing: Composing): void =>
  useComposer.setState(({ draft, words, kept, begun }) => {
    if (begun === composing) return {};
    const left = kept?.draft ?? unsaved()?.draft ?? null;
    const going = left?.wording === words ? { ...left, wording: '' } : left;
    return {
      draft: nextDraft(going, draft, composing.kind),
      words: '',
      begun: composing,
      kept: null,
      saving: false,
    };
  });

/** Closes the composer. What was begun is kept, to be gone on with. */
export const leaveComposer = (): void => {
  useComposer.setState({ kept: unsaved(), begun: null });
  endComposing();
  runCommand('focusText');
};

/** Opens the composer again on what was left. */
export const goOnComposing = (): void => {
  const { kept } = useComposer.getState();
  if (kept !== null) useAnnotating.setState({ composing: kept.composing, pending: kept.composing.ranges });
};

export const forgetKept = (): void => useComposer.setState({ kept: null });

/** What was begun in projects that are not on the screen, by their paths. */
const shelf = new Map<string, Kept>();

/** Another project is open, or none: everything as at first, and what was begun in one waits until it is open again. */
export const changeProject = (from: string | undefined, to: string | undefined): void => {
  const left = unsaved() ?? useComposer.getState().kept;
  if (from !== undefined && left !== null) shelf.set(from, left);
  forgetAnnotating();
  useComposer.setState({ ...start, kept: shelf.get(to ?? '') ?? null });
  shelf.delete(to ?? '');
};

/** Makes the annotation; answers whether it is written. When it is not, everything typed stays. */
export const saveComposer = async (
  composing: Composing,
  others: readonly AnnotationRange[],
): Promise<boolean> => {
  useComposer.setState({ saving: true });
  const content = contentOf(useComposer.getState().draft);
  const info = await createAnnotation(composing.project, content, [...composing.ranges, ...others]);
  // Meanwhile the composer may have been opened for other words, or another project.
  if (useAnnotating.getState().composing !== composing) return info !== null;
  useComposer.setState(({ draft, saved }) =>
    info === null
      ? { saving: false }
      : {
          saving: false,
          saved: saved + 1,
          begun: null,
          draft: { ...draft, body: '', wording: '', tags: [] },
        },
  );
  if (info === null) return false;
  endComposing();
  letSelectionGo();
  setCurrent(info.annotation.id);
  return true;
};
