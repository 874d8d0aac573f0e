import { z } from 'zod';
import type { Sequence } from '#core/model/index.ts';
import { call, editing, reading } from './define.ts';
import { cellAddress } from './shapes.ts';

const mendWays = ['accept', 'history', 'backup'] as const;
export type MendWay = (typeof mendWays)[number];

/** A row of the file that is not as it was written. */
export type DamagedItem = {
  /** Names it: its table and its key. */
  readonly item: string;
  /** Where it is, in words for a report, and what is wrong with it. */
  readonly where: string;
  readonly what: readonly string[];
  readonly row: number | null;
  readonly side: string | null;
};

/** One way on: what the text would be. `exact`: the checksum says that this is what was written. */
type MendChoice = { readonly way: MendWay; readonly text: string; readonly exact: boolean };

export type DamageChoices = DamagedItem & {
  readonly choices: readonly (MendChoice & {
    /** Of a backup: when it was made. */
    readonly at: string | null;
  })[];
};

/** Rows of the file whose checksums say that they are not what was written, and the ways on. */
export const damage = {
  /** All of them. Reads the whole file. */
  list: call(z.object({}), reading).gives<readonly DamagedItem[]>(),
  /** What can be done about one text; `damage.none` when it is sound. Looks into backups, newest first. */
  cell: call(cellAddress, reading).gives<DamageChoices>(),
  /** The same for any item that `list` or `project.check` names. */
  item: call(z.object({ item: z.string().max(2000) }), reading).gives<DamageChoices>(),
  /**
   * Takes the item as it is (`accept`), as history last left it, or as it stands in the newest backup in which it is sound; one step of undo.
   * Fails with `damage.none` when it is sound, `damage.no-such-way` when it cannot be had that way.
   */
  mend: call(z.object({ item: z.string().max(2000), way: z.enum(mendWays) }), editing).gives<{
    readonly sequence: Sequence;
    readonly row: number | null;
  }>(),
};
