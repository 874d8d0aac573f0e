import { safeStorage } from 'electron';
import type { FromEngine, ToEngine } from '#engine/process-messages.ts';

/** Whether the system has a key store. Without one, Chromium on Linux locks with a key that everybody knows. */
const isSafe = (): boolean =>
  safeStorage.isEncryptionAvailable() &&
  (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');

/** Answers the engine, which keeps passwords of servers only as the system's key store has locked them. Null: it has none, or will not. */
export const answerSecret = ({ id, act, text }: FromEngine & { kind: 'secret' }): ToEngine => {
  try {
    if (!isSafe()) return { kind: 'secret', id, text: null };
    const answer =
      act === 'seal'
        ? safeStorage.encryptString(text).toString('base64')
        : safeStorage.decryptString(Buffer.from(text, 'base64'));
    return { kind: 'secret', id, text: answer };
  } catch {
    // Locked by another user of this machine, or by a key that is gone: the password is asked for again.
    return { kind: 'secret', id, text: null };
  }
};
