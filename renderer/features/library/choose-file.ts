import type { FormatFacts } from '#core/formats/format.ts';
import { shell } from '../../api.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { addGiven, startOpeningAll, type Given } from './batch-store.ts';
import { knownFormats } from '../../workspace/formats.ts';
import { EngineFailure } from '../../workspace/queries.ts';
import { notifyFailure } from '../../workspace/store.ts';
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
  aligns = false,
): Promise<void> => {
  const [first] = given;
  if (first === undefined) return;
  if (aligns) {
    await startOpeningAll(given, into, true);
    return;
  }
  const sources = updating === null && given.length === 1 ? await omegatFiles(first) : null;
  if (sources !== null) await startOpeningAll(sources, into);
  else if (given.length > 1 && updating === null) await startOpeningAll(given, into);
  else if (first instanceof File) await startOpeningFile(first, into, updating);
  else await startOpening(first, into, updating);
};

/** Lets the user choose files, by the system's dialog or the browser's; `take` is given them. */
const choose = async (several: boolean, take: (given: readonly Given[]) => Promise<void>): Promise<void> => {
  if (!(await settleDrafts())) return;
  if (shell !== null) {
    const paths = await shell.openDialog(several);
    await take(paths.map((path) => ({ path })));
    return;
  }
  const formats = await knownFormats().catch((error: unknown) => {
    if (!(error instanceof EngineFailure)) throw error;
    notifyFailure(error.failure);
    return null;
  });
  if (formats === null) return;
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = acceptedOf(formats);
  input.multiple = several;
  // Kept in the page until it has answered: a detached one can be swept away while the user is still choosing.
  input.hidden = true;
  document.body.append(input);
  input.addEventListener('cancel', () => input.remove());
  input.addEventListener('change', () => {
    input.remove();
    void take([...(input.files ?? [])]);
  });
  input.click();
};

/** Lets the user choose files and opens them, or one to update a document from. */
export const chooseFile = (into: Into, updating: Updating = null): Promise<void> =>
  choose(updating === null, (given) => openGiven(given, into, updating));

/** Lets the user choose an original and its translations, to be aligned. */
export const chooseToAlign = (): Promise<void> =>
  choose(true, (given) => openGiven(given, 'new', null, true));

/** Lets the user choose more of the files that are asked about. */
export const chooseMore = (): Promise<void> =>
  choose(true, async (given) => {
    for (const one of given) await addGiven(one);
  });
