import type { Changes } from './command.ts';
import { useReviewing } from './reviewing.ts';
import { useWorkspace } from './store.ts';

/** Why a command can do nothing now. Each has a sentence: `commands:unavailable.…`. */
export const unavailabilities = [
  'no-project',
  'read-only',
  'finished',
  'original-column',
  'no-caret',
  'not-converted',
  'no-such-column',
  'last-column',
  'no-annotation-here',
  'no-text',
  'no-filter',
  'no-review-copy',
  'only-answers',
  'not-scored',
  'in-review-copy',
  'no-folders',
] as const;
export type Unavailable = (typeof unavailabilities)[number];

/** Says why a command can do nothing now; null when it can. */
export type Availability = () => Unavailable | null;

const needsProject: Availability = () => (useWorkspace.getState().project === null ? 'no-project' : null);

/** For what writes to the project file. */
const needsWritableFile: Availability = () =>
  needsProject() ?? (useWorkspace.getState().project?.readOnly === true ? 'read-only' : null);

/** For what edits texts. */
export const needsWritable: Availability = () =>
  needsWritableFile() ?? (useReviewing.getState().closed ? 'finished' : null);

/** What each change needs. */
export const needsFor: Readonly<Record<Changes, Availability>> = {
  text: needsWritable,
  file: needsWritableFile,
  nothing: needsProject,
  outside: () => null,
};
