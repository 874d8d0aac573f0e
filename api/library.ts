import { z } from 'zod';
import type { Column, ProjectInfo, SideCounts } from '#core/model/index.ts';
import { call, aside, lasting } from './define.ts';
import { pathOfProject, pathToWrite } from './shapes.ts';

/** How far a translation is, with what its column is called (`Column`). */
export type ColumnProgress = Pick<SideCounts, 'side' | 'segments' | 'translated' | 'reviewed' | 'approved'> &
  Pick<Column, 'language' | 'label'>;

/** A project the user has worked on, newest first. `missing` when its file is not where it was. */
export type RecentProject = {
  readonly path: string;
  readonly name: string;
  readonly openedAt: string;
  readonly rows: number;
  readonly missing: boolean;
  /** How far its translations were when it was last closed here; none until then. Its file is not opened for this. */
  readonly progress: readonly ColumnProgress[];
};

export type Sample = {
  readonly id: string;
  readonly name: string;
  readonly language: 'zh-Hant' | 'zh-Hans' | 'en';
};

/** The library: projects known on this machine, and the samples to try. */
export const library = {
  recent: call(z.object({}), aside).gives<readonly RecentProject[]>(),
  samples: call(z.object({}), aside).gives<readonly Sample[]>(),
  /** Takes a project off the list; the file stays. */
  forget: call(z.object({ path: pathOfProject }), aside).gives<null>(),
  /** Makes an empty project in the library folder (or at `path`) and opens it. A taken name gets a number. */
  create: call(
    z.object({ name: z.string().min(1).max(200), path: pathToWrite.optional() }),
    lasting(aside),
  ).gives<ProjectInfo>(),
};
