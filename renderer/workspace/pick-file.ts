import type { DocumentOrigin } from '#api/documents.ts';
import { ok, type Result } from '#core/model/index.ts';
import { openFileOrigin, shell } from '../api.ts';

/** Lets the user choose in the browser's own dialog. Null when they think better of it. */
const pickInPage = (accept: string): Promise<File | null> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    // Kept in the page until it has answered: a detached one can be swept away while the user is still choosing.
    input.hidden = true;
    document.body.append(input);
    const answer = (file: File | null): void => {
      input.remove();
      resolve(file);
    };
    input.addEventListener('cancel', () => answer(null));
    input.addEventListener('change', () => answer(input.files?.[0] ?? null));
    input.click();
  });

/**
 * Lets the user choose a file, by the system's dialog or the browser's, and answers where the engine finds it; null when
 * they think better of it. `accept` is what the browser's dialog is asked to show. Must be called from a click or a key.
 */
export const pickFile = async (accept: string): Promise<Result<DocumentOrigin> | null> => {
  if (shell !== null) {
    const [path] = await shell.openDialog(false);
    return path === undefined ? null : ok({ path });
  }
  const file = await pickInPage(accept);
  return file === null ? null : openFileOrigin(file);
};
