import { create } from 'zustand';
import type { AnnotationRange } from '../../../api/annotations.ts';
import { endComposing, setCurrent, useAnnotating, type Composing } from '../../workspace/annotations.ts';
import { runCommand } from '../../workspace/commands.ts';
import { create as createAnnotation } from './deeds.ts';
import { contentOf, emptyDraft, isBegun, nextDraft, type Draft } from './draft.ts';

type ComposerState = {
  readonly draft: Draft;
  /** What was begun and left, with the words it was about. */
  readonly kept: { readonly draft: Draft; readonly composing: Composing } | null;
  /** The words the draft was begun for: coming back to them, it goes on. */
  readonly begun: Composing | null;
  readonly saving: boolean;
  /** Grows with every annotation made: what is said about it is said again. */
  readonly saved: number;
};

const start: ComposerState = { draft: emptyDraft, kept: null, begun: null, saving: false, saved: 0 };

export const useComposer = create<ComposerState>()(() => start);

/** Everything as at first: another project is open. */
export const forgetComposer = (): void => useComposer.setState(start);

export const changeDraft = (changed: Partial<Draft>): void =>
  useComposer.setState(({ draft }) => ({ draft: { ...draft, ...changed } }));

/** Gets the draft ready for a composer that has just been opened. */
export const beginDraft = (composing: Composing): void =>
  useComposer.setState(({ draft, kept, begun }) =>
    begun === composing
      ? {}
      : {
          draft: nextDraft(kept?.draft ?? null, draft, composing.kind),
          begun: composing,
          kept: null,
          saving: false,
        },
  );

/** Closes the composer. What was begun about `words` is kept, to be gone on with. */
export const leaveComposer = (words: string): void => {
  const { composing } = useAnnotating.getState();
  useComposer.setState(({ draft }) => ({
    kept: composing !== null && isBegun(draft, words) ? { draft, composing } : null,
  }));
  endComposing();
  runCommand('focusText');
};

/** Opens the composer again on what was left. */
export const goOnComposing = (): void => {
  const { kept } = useComposer.getState();
  if (kept !== null) useAnnotating.setState({ composing: kept.composing, pending: kept.composing.ranges });
};

export const forgetKept = (): void => useComposer.setState({ kept: null });

/** Makes the annotation; answers whether it is written. When it is not, everything typed stays. */
export const saveComposer = async (ranges: readonly AnnotationRange[]): Promise<boolean> => {
  useComposer.setState({ saving: true });
  const info = await createAnnotation(contentOf(useComposer.getState().draft), ranges);
  useComposer.setState(({ draft, saved }) =>
    info === null
      ? { saving: false }
      : { saving: false, saved: saved + 1, draft: { ...draft, body: '', wording: '', tags: [] } },
  );
  if (info === null) return false;
  endComposing();
  setCurrent(info.annotation.id);
  return true;
};
