import { z } from 'zod';
import type { Failure, ProjectInfo, Row, RowNumber, SideCounts, SideLength } from '#core/model/index.ts';
import type { DamagedItem } from './damage.ts';
import { call, aside, editing, lasting, reading } from './define.ts';
import { readingLayouts } from './reading-values.ts';
import { pathToRead, projectSettings, rowNumber, side } from './shapes.ts';

const readingView = z.object({
  open: z.boolean(),
  layout: z.enum(readingLayouts),
  order: z.array(side).max(64),
  notes: z.boolean(),
  rhythm: z.boolean(),
  others: z.boolean(),
});

/** What is open around the text, and how large, in pixels. Null where nobody moved the edge. */
const surroundings = {
  panel: z.string().max(100).nullable(),
  panelWidth: z.number().nullable().optional(),
  drawer: z.string().max(100).nullable().optional(),
  drawerHeight: z.number().nullable().optional(),
  /** Absent in a place kept before there was a reading view, or by a version that has other ones. */
  reading: readingView.optional().catch(undefined),
};

/** The place to return to: the active row and cell, and what is open around the text. Places kept before there was a drawer have no word of it. */
export const keptPlace = z.object({ row: z.number(), side: z.string(), ...surroundings });
export type Place = z.infer<typeof keptPlace>;

/** What a screen needs to show a project: the place to return to (null on the first visit) and rows round it, `from` the first of them. */
export type Entered = {
  readonly place: Place | null;
  readonly page: { readonly from: RowNumber; readonly total: number; readonly rows: readonly Row[] };
};

/** The one project the engine has open. */
export const project = {
  /** `unattended`: nobody is there to be told of a failure; it is kept for `refused`. */
  open: call(
    z.object({ path: pathToRead, unattended: z.boolean().optional() }),
    lasting(aside),
  ).gives<ProjectInfo>(),
  /** Why the project that was opened unattended is not open; told once. Null when it is, or none was. */
  refused: call(z.object({}), aside).gives<Failure | null>(),
  close: call(z.object({}), lasting({ ...aside, about: 'one' })).gives<null>(),
  /** Which project is open, and how it stands. Fails with `project.none-open` when none is. */
  info: call(z.object({}), { ...reading, about: 'any' }).gives<ProjectInfo>(),
  /** Writes a copy of the open project, as it is now, into the library folder. Does not open it. */
  copy: call(z.object({}), reading).gives<{ readonly path: string }>(),
  counts: call(z.object({}), reading).gives<readonly SideCounts[]>(),
  /** How long each column is, white space included: reads every text, so it is for when somebody asks. */
  lengths: call(z.object({}), reading).gives<readonly SideLength[]>(),
  /** The place to return to, with the page of `pageSize` rows that holds its row (pages begin at row 1): one answer before anything is drawn. */
  enter: call(z.object({ pageSize: z.number().int().min(1).max(500) }), reading).gives<Entered>(),
  keepPlace: call(z.object({ row: rowNumber, side, ...surroundings }), {
    ...editing,
    inReview: 'always',
  }).gives<null>(),
  /** Changes all settings but the columns (`columns`); converted cells nobody edited follow, in the same step of undo. */
  configure: call(projectSettings, editing).gives<ProjectInfo>(),
  /** Reads the whole file and reports what is wrong with it; an empty list means sound. */
  check: call(z.object({}), reading).gives<{
    readonly problems: readonly string[];
    /** The rows among them that are damaged by themselves, and can be decided on (`damage.mend`). */
    readonly damaged: readonly DamagedItem[];
    readonly rows: number;
    readonly events: number;
  }>(),
};
