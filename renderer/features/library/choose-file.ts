import { shell } from '../../api.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import type { Into, Updating } from './import-flow.ts';
import { startOpening, startOpeningFile } from './import-store.ts';

/** What the file picker of a browser is asked to show; anything else can still be chosen and is judged by its content. */
const accepted = '.txt,.md,.markdown,.html,.htm,.duizhao,.duizhao-review,text/plain,text/markdown,text/html';

/** Lets the user choose a file, by the system's dialog or the browser's, and opens it, or updates a document from it. */
export const chooseFile = async (into: Into, updating: Updating = null): Promise<void> => {
  if (!(await settleDrafts())) return;
  if (shell !== null) {
    const path = await shell.openDialog();
    if (path !== null) await startOpening({ path }, into, updating);
    return;
  }
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accepted;
  // Kept in the page until it has answered: a detached one can be swept away while the user is still choosing.
  input.hidden = true;
  document.body.append(input);
  input.addEventListener('cancel', () => input.remove());
  input.addEventListener('change', () => {
    input.remove();
    const file = input.files?.[0];
    if (file !== undefined) void startOpeningFile(file, into, updating);
  });
  input.click();
};
