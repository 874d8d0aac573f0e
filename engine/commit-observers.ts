import { noteCandidates } from './annotations/candidates.ts';
import { followSteps } from './annotations/follow.ts';
import { noteAnnotations, rowsOfAnnotations } from './annotations/known.ts';
import { noteFindings } from './checks/known.ts';
import { feedMemories } from './memory/feed.ts';
import { noteOriginals } from './memory/originals.ts';
import { repeatSteps } from './memory/repeats.ts';
import type { CommitObserver } from './project/commit-observer.ts';
import { noteTerms } from './project/terms.ts';
import { noteReviews } from './review/known.ts';
import { noteOwnCells } from './review/guest/own-cells.ts';

/** Everything that goes along with a commit or hears of it, in this order. */
export const commitObservers: readonly CommitObserver[] = [
  {
    along: (project, { steps, edits }) => followSteps(project, steps, edits),
    shownIn: rowsOfAnnotations,
    committed: noteAnnotations,
  },
  { committed: noteCandidates },
  // Before the findings: they ask it.
  { committed: noteTerms },
  { committed: noteFindings },
  { along: repeatSteps, committed: noteOriginals },
  { committed: (project) => void feedMemories(project) },
  { committed: noteReviews },
  { committed: noteOwnCells },
];
