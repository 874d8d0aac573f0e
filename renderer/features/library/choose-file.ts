import type { FormatFacts } from '#core/formats/format.ts';
import { shell } from '../../api.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { startOpeningAll, type Given } from './batch-store.ts';
import { knownFormats } from '../../workspace/formats.ts';
import type { Into, Updating } from './import-flow.ts';
import { omegatFiles } from './omegat-files.ts';
import { startOpening, startOpeningFile } from './import-store.ts';

/** What the file picker of a browser is asked to show; anything else can still be chosen and is judged by its content. */
const acceptedOf = (formats: readonly FormatFacts[]): string => {
  const readable = formats.filter(({ imports }) => imports);
  return [
    ...readable.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`)),
    '.duizhao',
    '.duizhao-review',
    ...readable.flatMap(({ mediaTypes }) => mediaTypes),
  ].join(',');
};

/** Opens files that were chosen, dropped, or sent from outside: one with its questions, several with a list of them. */
export const openGiven = async (
  given: readonly Given[],
  into: Into,
  updating: Updating = null,
): Promise<void> => {
  const [first] = given;
  if (first === undefined) return;
  const sources = updating === null && given.length === 1 ? await omegatFiles(first) : null;
  if (sources !== null) await startOpeningAll(sources, into);
  else if (given.length > 1 && updating === null) await startOpeningAll(given, into);
  else if (first instanceof File) await startOpeningFile(first, into, updating);
  else await startOpening(first, into, updating);
};

/**
 * Lets the user choose files, by the system's dialog or the browser's, and opens them, or one to update a document from.
 */
export const chooseFile = async (into: Into, updating: Updating = null): Promise<void> => {
  if (!(await settleDrafts())) return;
  if (shell !== null) {
    const paths = await shell.openDialog(updating === null);
    await openGiven(
      paths.map((path) => ({ path })),
      into,
      updating,
    );
    return;
  }
  const formats = await knownFormats();
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = acceptedOf(formats);
  input.multiple = updating === null;
  // Kept in the page until it has answered: a detached one can be swept away while the user is still choosing.
  input.hidden = true;
  document.body.append(input);
  input.addEventListener('cancel', () => input.remove());
  input.addEventListener('change', () => {
    input.remove();
    void openGiven([...(input.files ?? [])], into, updating);
  });
  input.click();
};
