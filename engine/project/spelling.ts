import { readFileSync } from 'node:fs';
import type { KnownSpelling } from '#core/checks/check.ts';
import { ok, type Result } from '#core/model/index.ts';
import { openWordList, type WordList } from '#core/spelling/index.ts';
import { englishWordsFile } from '../places.ts';
import { transact } from '../store/database.ts';
import { readMeta, writeMeta } from '../store/meta-repository.ts';
import { writable, type OpenProject } from './open-project.ts';
import { termsAtHand } from './terms.ts';

/** Read when it is first asked for, once for all projects: 1 MB. Null where the installation has none. */
let opened: WordList | null | undefined;

/** The English words of the installation; null where nobody has built them. */
export const englishWords = (): WordList | null => {
  if (opened === undefined) {
    try {
      opened = openWordList(readFileSync(englishWordsFile, 'utf8'));
    } catch {
      opened = null;
    }
  }
  return opened;
};

const key = 'checksSpelling';

/** Asked for every page of rows: one read of the file for each project. */
const switched = new WeakMap<OpenProject, boolean>();

/** Whether spelling is checked: unless somebody wished it not to be. */
export const checksSpelling = (project: OpenProject): boolean => {
  const known = switched.get(project);
  if (known !== undefined) return known;
  const checks = readMeta(project.handle, key) !== '0';
  switched.set(project, checks);
  return checks;
};

/** Switches that on or off; no step of undo. */
export const setChecksSpelling = (
  project: OpenProject,
  checks: boolean,
): Result<{ readonly checks: boolean }> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const written = transact(handle.value, project.path, (handle) => {
    writeMeta(handle, key, checks ? '1' : '0');
    return null;
  });
  if (!written.ok) return written;
  switched.set(project, checks);
  return ok({ checks });
};

/** What spelling is judged by in a project; null where it is not to be checked, or cannot be. While a large termbase is being read any word may be a name. */
export const knownSpelling = (project: OpenProject): KnownSpelling | null => {
  const list = checksSpelling(project) ? englishWords() : null;
  return list === null ? null : { list, isNamed: (word) => termsAtHand(project)?.hasWord(word) ?? true };
};
