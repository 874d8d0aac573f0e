import { z } from 'zod';
import type { ProjectInfo, Row } from '../core/model/index.ts';
import { call } from './define.ts';
import { rowNumber } from './shapes.ts';

export type Backup = {
  readonly id: string;
  readonly at: string;
  readonly bytes: number;
  readonly rows: number;
  /** Why it was made: on a timer of work, before a migration, before a restore. */
  readonly reason: 'timer' | 'migration' | 'restore' | 'asked';
};

export const backups = {
  list: call(z.object({})).gives<readonly Backup[]>(),
  /** Backs the project up now. */
  make: call(z.object({})).gives<Backup>(),
  /** Rows of a backup, without opening it for work. */
  look: call(z.object({ id: z.string(), from: rowNumber, count: z.number().int().min(1).max(200) })).gives<{
    readonly total: number;
    readonly rows: readonly Row[];
  }>(),
  /** Puts a backup in the project's place, after backing up what is there now. */
  restore: call(z.object({ id: z.string() })).gives<ProjectInfo>(),
};
