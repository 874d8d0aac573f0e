import type { Failure, ProjectInfo, RowNumber, SegmentId, Sequence } from '#core/model/index.ts';
import type { JobProgress } from './jobs.ts';
import type { Preferences } from './preference-values.ts';

/** Why a project was closed. `restored`: a backup takes its place and is opened at once. */
export type ProjectClosing = 'asked' | 'gone' | 'restored';

/** What the engine tells every window unasked. */
export type Events = {
  /** After each commit. `structure` means rows came, went or moved: every page is out of date. */
  readonly 'project.changed': {
    readonly sequence: Sequence;
    readonly structure: boolean;
    readonly segments: readonly { readonly segment: SegmentId; readonly row: RowNumber }[];
    readonly canUndo: boolean;
    readonly canRedo: boolean;
  };
  readonly 'project.opened': ProjectInfo;
  readonly 'project.closed': { readonly path: string; readonly reason: ProjectClosing };
  /** Reviews changed in a way history does not tell: opened, closed, a round frozen, a file gone out or come in. */
  readonly 'review.changed': { readonly review: string };
  /** Only in a browser tab: the address was opened a second time, or a program of another user of this machine connected. */
  readonly 'host.refused': { readonly why: 'link-used' | 'other-user' };
  /** Other terms are found in texts of a project than before, without its having changed: a shared termbase was changed, or read to its end. */
  readonly 'terms.changed': { readonly path: string };
  /** Whether spelling is checked in a project was switched: other issues are found in its texts, without its having changed. */
  readonly 'spelling.changed': { readonly path: string };
  /** Issues of grammar: of these rows more are known than before; `rows` null: of any, as it was switched on or off; `path` null: only the checker's state. */
  readonly 'grammar.changed': {
    readonly path: string | null;
    readonly rows: readonly { readonly segment: SegmentId; readonly row: RowNumber }[] | null;
  };
  /** The checker of grammar broke down; nothing else did. It rests until it is asked for again. */
  readonly 'grammar.stopped': { readonly failure: Failure };
  readonly 'jobs.progress': JobProgress;
  /** A team's memory can be reached, or not any more, or has sent something; `answers`: look-ups of a moment ago would tell more now. */
  readonly 'team.changed': { readonly place: string; readonly what: 'answers' | 'status' };
  readonly 'preferences.changed': Preferences;
};
export type EventName = keyof Events;
