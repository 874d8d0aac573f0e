import type { DocumentOrigin } from '#api/documents.ts';
import { ok, type Result } from '#core/model/index.ts';
import { openFileOrigin, shell } from '../api.ts';

/** Lets the user choose in the browser's own dialog. None when they think better of it. */
const pickInPage = (accept: string, several: boolean): Promise<readonly File[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = several;
    // Kept in the page until it has answered: a detached one can be swept away while the user is still choosing.
    input.hidden = true;
    document.body.append(input);
    const answer = (files: readonly File[]): void => {
      input.remove();
      resolve(files);
    };
    input.addEventListener('cancel', () => answer([]));
    input.addEventListener('change', () => answer([...(input.files ?? [])]));
    input.click();
  });

/**
 * Lets the user choose files, by the system's dialog or the browser's, and answers where the engine finds them; none when they think better of
 * it. `accept` is what the browser's dialog is asked to show. Must be called from a click or a key.
 */
export const pickFiles = async (
  accept: string,
  several: boolean,
): Promise<Result<readonly DocumentOrigin[]>> => {
  if (shell !== null) return ok((await shell.openDialog(several)).map((path) => ({ path })));
  const found: DocumentOrigin[] = [];
  for (const file of await pickInPage(accept, several)) {
    const origin = await openFileOrigin(file);
    if (!origin.ok) return origin;
    found.push(origin.value);
  }
  return ok(found);
};

/** The same for one file; null when they think better of it. */
export const pickFile = async (accept: string): Promise<Result<DocumentOrigin> | null> => {
  const picked = await pickFiles(accept, false);
  if (!picked.ok) return picked;
  const [first] = picked.value;
  return first === undefined ? null : ok(first);
};
