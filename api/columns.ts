import { z } from 'zod';
import { mostColumns, type Column, type ProjectInfo } from '#core/model/index.ts';
import { call } from './define.ts';
import { columnLabel, language, side } from './shapes.ts';

/**
 * The columns of the project. Each change is one step of undo. Which of them a document shows is chosen with `documents.setTargets`.
 * In a reviewer's copy they are what was handed over.
 */
export const columns = {
  /**
   * Adds a column behind the others and shows it in all documents that have room, filled from the column it is converted from, or
   * empty. Failures: column.too-many, column.not-convertible.
   */
  add: call(
    z.object({ language, label: columnLabel.default(''), convertedFrom: side.nullable().default(null) }),
  ).gives<{ readonly column: Column; readonly project: ProjectInfo }>(),
  /** What a column is called, or converted from; its texts stay. Failures: cell.unknown-side, column.not-convertible. */
  change: call(
    z.object({ column: side, label: columnLabel.optional(), convertedFrom: side.nullable().optional() }),
  ).gives<ProjectInfo>(),
  /** The order of the columns on the screen; those that are not named come behind. Failure: cell.unknown-side. */
  order: call(z.object({ columns: z.array(side).max(mostColumns) })).gives<ProjectInfo>(),
  /** Takes an added column without texts off the project. Failures: cell.unknown-side, column.has-texts. */
  remove: call(z.object({ column: side })).gives<ProjectInfo>(),
};
