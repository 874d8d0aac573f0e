import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { privateFolder } from '#engine/store/private-folder.ts';

const length = 32;

/** The key in the file, or null when it is not there or is no key. */
const readKey = (path: string): string | null => {
  try {
    const key = readFileSync(path, 'utf8').trim();
    return Buffer.from(key, 'base64').length === length ? key : null;
  } catch {
    return null;
  }
};

/**
 * The key (AES-256, base64) that seals unsaved texts in the store of the browser. It stays here, where only this user can read it, and is handed to pages
 * that have proved to be ours: a page that another user's program serves on the same port later finds nothing it can read.
 * Throws errors of the file system.
 */
export const openDraftKey = (dataFolder: string): string => {
  const path = join(dataFolder, 'draft-key');
  const kept = readKey(path);
  if (kept !== null) return kept;
  const made = randomBytes(length).toString('base64');
  privateFolder(dataFolder);
  writeFileSync(path, made, { mode: 0o600 });
  return made;
};
