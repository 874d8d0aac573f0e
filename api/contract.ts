import { alignment } from './alignment.ts';
import { annotations } from './annotations.ts';
import { backups } from './backups.ts';
import { books } from './books.ts';
import { bulk } from './bulk.ts';
import { cells } from './cells.ts';
import { checks } from './checks.ts';
import { cleanup } from './cleanup.ts';
import { columns } from './columns.ts';
import { damage } from './damage.ts';
import { dictionary } from './dictionary.ts';
import { documents } from './documents.ts';
import { exports } from './exports.ts';
import { find } from './find.ts';
import { grammar } from './grammar.ts';
import { history } from './history.ts';
import { jobs } from './jobs.ts';
import { library } from './library.ts';
import { memory } from './memory.ts';
import { memoryUnits } from './memory-units.ts';
import { preferences } from './preferences.ts';
import { project } from './project.ts';
import { review } from './review.ts';
import { rows } from './rows.ts';
import { segments } from './segments.ts';
import { spelling } from './spelling.ts';
import { teamMemory } from './team-memory.ts';
import { termbases } from './termbases.ts';
import { terms } from './terms.ts';
import type { Client, Handlers } from './define.ts';

/** Everything a screen or a command line can ask of the engine. One file per feature. */
export const contract = {
  library,
  project,
  columns,
  documents,
  rows,
  cells,
  bulk,
  segments,
  alignment,
  history,
  cleanup,
  checks,
  memory,
  memoryUnits,
  teamMemory,
  terms,
  termbases,
  dictionary,
  spelling,
  grammar,
  damage,
  annotations,
  review,
  find,
  exports,
  books,
  backups,
  jobs,
  preferences,
};

export type DuizhaoContract = typeof contract;
export type EngineClient = Client<DuizhaoContract>;
export type EngineHandlers<Context> = Handlers<DuizhaoContract, Context>;
