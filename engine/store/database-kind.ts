import type { FailureCode } from '#core/model/index.ts';
import { migrations, type Migration } from './migrations/index.ts';

/**
 * A kind of database file of this program. Whatever is opened, made, looked through or migrated by `database.ts` is of one. The
 * first migration of each makes a table `meta (key, value)`, which the tie between file and log is kept in (see log-tie.ts).
 */
export type DatabaseKind = {
  /** PRAGMA application_id: what tells it from any other SQLite file. */
  readonly applicationId: number;
  /** Every version of the file, oldest first. */
  readonly migrations: readonly Migration[];
  /** Several programs may have a file open, and write into it in turns; any other is opened by one alone. */
  readonly shared?: true;
  /** What failures, which are made as those of a project, are called where they are of this kind; those not named stay. */
  readonly failures: Readonly<Partial<Record<FailureCode, FailureCode>>>;
};

/** The file of a project, `NAME.duizhao`. Its id is `DZHO` in ASCII. */
export const projectKind: DatabaseKind = { applicationId: 0x445a484f, migrations, failures: {} };

/** The newest version of a kind that this program knows; 0 where it knows none. */
export const newestOf = ({ migrations }: DatabaseKind): number => migrations.at(-1)?.version ?? 0;
