import type { BookReport, DuizhaoContract, Input } from '#api/index.ts';
import { layoutOf } from '#core/layouts/layouts.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { notesFor, noteWords } from '../annotations/notes.ts';
import type { EngineContext } from '../context.ts';
import { askBeside } from '../exports/ask-beside.ts';
import { documentWords } from '../exports/labels.ts';
import { openPages, segmentsOf, type Extent, type Pages } from '../exports/pages.ts';
import { documentsOf, sidesOf } from '../exports/plan.ts';
import { fileNameIn } from '../files/file-name.ts';
import { writeWhole } from '../files/write-whole.ts';
import type { Job } from '../jobs.ts';
import type { OpenProject } from '../project/open-project.ts';
import { patience } from '../workers/listen.ts';
import { taskKind } from '../workers/task.ts';
import { bookFacts } from './facts.ts';
import { ownFaces } from './faces.ts';
import type { BookOrder, BookTypes } from './messages.ts';
import { hasBookFonts } from './print-faces.ts';
import { printFolder, removeFolder } from './print-folder.ts';
import type { Printing } from './printer.ts';

export type BookRequest = Input<DuizhaoContract['books']['write']>;
export type BookWish = Omit<BookRequest, 'job' | 'path'>;

/** Megabytes of heap: all texts of a book are held. */
const bookTask = taskKind<BookTypes>({
  id: 'book',
  memory: 2048,
  patience: { ...patience, silence: 600_000 },
});

export type PreparedBook = {
  readonly order: Omit<BookOrder, 'path' | 'folder'>;
  readonly pages: Pages;
  readonly notes: number;
  /** For the name of the file. */
  readonly document: string | null;
};

/** Everything that writing a book takes, but for the place. `within`: of which rows, of all without it. Failures: those of `books.write`, save of writing. */
export const prepareBook = async (
  context: EngineContext,
  project: OpenProject,
  wish: BookWish,
  within?: Extent,
): Promise<Result<PreparedBook>> => {
  const { settings, output, interfaceLanguage, document } = wish;
  const layout = layoutOf(settings.layout);
  if (layout === null) return fail('export.unknown-layout', { layout: settings.layout });
  if (!layout.outputs.includes(output)) return fail('export.no-output', { layout: layout.id, output });
  const documents = documentsOf(project, document);
  if (!documents.ok) return documents;
  const sides = sidesOf(wish.columns, documents.value);
  if (!sides.ok) return sides;
  if (sides.value.length < layout.columns) return fail('export.few-columns', { count: layout.columns });
  const words = await documentWords(
    interfaceLanguage,
    sides.value,
    documents.value,
    project.settings.columns,
  );
  const extent = { sides: sides.value, document };
  const notes = notesFor(project, wish.notes, extent, await noteWords(interfaceLanguage));
  const segments = segmentsOf(project, document);
  const facts = await bookFacts(context, project, wish, words.columns, segments);
  const [only] = documents.value;
  return ok({
    order: {
      ...facts,
      ...words,
      output,
      settings,
      title: project.name,
      notes: notes?.source ?? null,
      faces: output === 'pdf' ? ownFaces() : '',
      fonts: context.paths.fonts,
    },
    pages: openPages(project, document, sides.value, {
      notes,
      ...(within === undefined ? {} : { within }),
    }),
    notes: notes?.count ?? 0,
    document: document === undefined || only === undefined ? null : only.name,
  });
};

/** Gives `work` a folder of its own, and takes it away with everything in it. */
const inFolder = async <T>(
  context: EngineContext,
  work: (folder: string) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const made = printFolder(context.paths.data, context.clock);
  if (!made.ok) return made;
  try {
    return await work(made.value);
  } finally {
    removeFolder(made.value);
  }
};

/**
 * Writes a book as a job. A PDF is printed of pages that are written first, where nobody else reads them. On failure, and when cancelled,
 * nothing is left, and a file that was there is as it was.
 */
export const runBookJob = async (
  context: EngineContext,
  project: OpenProject,
  { path, ...wish }: BookRequest,
  job: Job,
): Promise<Result<BookReport>> => {
  const { output, columns, interfaceLanguage } = wish;
  if (output === 'pdf' && !context.printer.isThere()) return fail('export.no-printer');
  const prepared = await prepareBook(context, project, wish);
  if (!prepared.ok) return prepared;
  const { order, pages, notes, document } = prepared.value;
  const named = { is: 'translation', project: project.name, document, columns } as const;
  const name = await fileNameIn(interfaceLanguage, named, project.settings.columns);
  const write = (to: string, folder: string | null, printing?: Printing) =>
    askBeside(
      bookTask,
      { ...order, path: to, folder },
      {
        pages,
        path: project.path,
        job,
        ...(printing === undefined ? {} : { print: printing.print }),
      },
    );
  const printed = (to: string) =>
    inFolder(context, async (folder) => {
      const printing = context.printer.open(folder);
      try {
        return await write(to, folder, printing);
      } finally {
        printing.close();
      }
    });
  return writeWhole(context, project, { path, ending: output, name }, async (partial) => {
    const written = await (output === 'pdf' ? printed(partial) : write(partial, null));
    if (!written.ok) return written;
    const { rows, notes: onCards, noDictionary } = written.value;
    const damaged = pages.damaged();
    return ok({
      rows,
      notes: onCards ?? notes,
      ...(output === 'pdf' && !hasBookFonts(context.paths.fonts) ? { noFonts: true as const } : {}),
      ...(noDictionary ? { noDictionary } : {}),
      ...(damaged.length === 0 ? {} : { damaged: { count: damaged.length, rows: damaged.slice(0, 20) } }),
    });
  });
};
