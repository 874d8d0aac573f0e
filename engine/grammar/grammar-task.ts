import type { Dialect, GrammarIssue } from '#core/checks/grammar.ts';
import { taskKind } from '../workers/task.ts';

export type GrammarTypes = {
  /** The file of the checker's WebAssembly. */
  readonly order: { readonly binary: string };
  /** `memory`: megabytes the checker holds outside of the heap. */
  readonly said:
    | { readonly is: 'ready' }
    | { readonly is: 'issues'; readonly issues: readonly GrammarIssue[]; readonly memory: number };
  readonly answer: null;
  /** One text after another. `own`: words of it that are somebody's own. */
  readonly given: { readonly text: string; readonly dialect: Dialect; readonly own: readonly string[] };
};

/**
 * The heap is small, as the checker's memory lies outside of it; that it grows without end is seen to by `checker.ts`, which also ends
 * it when a text takes too long. Setting up takes some ten seconds, on a slow and busy machine several times that.
 */
export const grammarTask = taskKind<GrammarTypes>({
  id: 'grammar',
  memory: 160,
  patience: { cancel: 0, silence: 180_000 },
});
