import Database from 'better-sqlite3';
import type { WriteHandle } from './handles.ts';

/**
 * Opens a file that another connection of this program writes to, to read what was committed: only temporary tables can be written, which SQLite keeps in a file without a name. It has to be closed.
 * Throws what SQLite throws.
 */
export const openBeside = (path: string): WriteHandle => {
  const database = new Database(path, { readonly: true, fileMustExist: true });
  database.pragma('temp_store = FILE');
  // What is read goes by once.
  database.pragma('cache_size = -2000');
  return database as unknown as WriteHandle;
};
