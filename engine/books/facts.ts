import type { InterfaceLanguage } from '#api/index.ts';
import type { BookChange, BookWords } from '#core/layouts/book.ts';
import type { BookFacts } from '#core/layouts/make-book.ts';
import { explainsWords, type BookOutput, type BookSettings } from '#core/layouts/settings.ts';
import type { DocumentId, SegmentId, Side } from '#core/model/index.ts';
import type { ExportColumn } from '#core/formats/export-source.ts';
import { authorOf, type EngineContext } from '../context.ts';
import type { OpenProject } from '../project/open-project.ts';
import { readMeta } from '../store/meta-repository.ts';
import { eventsFrom } from '../store/history-repository.ts';
import { stepsOf } from '../store/steps-repository.ts';
import { takeTurns } from '../turns.ts';
import { loadWords } from '../words.ts';
import { glossaryOf } from './glossary.ts';

const bookWords = async (language: InterfaceLanguage): Promise<BookWords> => {
  const t = await loadWords(language, ['export']);
  return {
    language,
    contents: t('book.contents'),
    notes: t('book.notes'),
    glossary: t('book.glossary'),
    remark: t('book.remark'),
    changes: t('book.changes'),
    show: t('book.show'),
    back: t('book.back'),
    row: t('book.row'),
    by: t('book.by'),
    reading: t('book.reading'),
    text: t('book.text'),
    landmarks: t('book.landmarks'),
    access: {
      all: t('book.access.all'),
      reflows: t('book.access.reflows'),
      fixed: t('book.access.fixed'),
      readings: t('book.access.readings'),
      vertical: t('book.access.vertical'),
    },
  };
};

/** What brought texts in, made them by rule, or put them elsewhere, changed nothing that anybody wrote. */
const notTold = new Set([
  'import',
  'update-document',
  'undo',
  'redo',
  'convert',
  'pretranslate',
  'split',
  'merge',
  'move-text',
  'realign',
  'add-column',
  'remove-column',
]);

/** Texts that people changed after they were first there: what they were then, what they are now, and who changed them last. */
const changesOf = async (
  project: OpenProject,
  columns: readonly ExportColumn[],
  document: DocumentId | undefined,
  rowIn: (segment: SegmentId) => number | null,
): Promise<readonly BookChange[]> => {
  const turn = takeTurns();
  const sides = new Map<Side, number>(columns.map(({ side }, n) => [side, n]));
  const found = new Map<string, BookChange>();
  for (const { seq, kind, state, actor, at } of eventsFrom(
    project.handle,
    1 as Parameters<typeof eventsFrom>[1],
  )) {
    if (state !== 'done' || notTold.has(kind)) continue;
    for (const step of stepsOf(project.handle, seq)) {
      if (step.on !== 'cell') continue;
      const { segment, side, before, after } = step;
      const column = sides.get(side);
      const row = rowIn(segment);
      if (column === undefined || row === null || before === null || after === null) continue;
      if (before.text.trim() === '' || before.text === after.text) continue;
      if (document !== undefined && project.order.documentAt(project.order.rowOf(segment) ?? 1) !== document)
        continue;
      const key = `${segment} ${side}`;
      const was = found.get(key)?.before ?? before.text;
      found.set(key, { row, column, before: was, after: after.text, author: actor, at });
    }
    await turn();
  }
  return [...found.values()]
    .filter(({ before, after }) => before !== after)
    .toSorted((a, b) => a.row - b.row || a.column - b.column);
};

/** Books that other people edit, and that are read again then. */
const returns: ReadonlySet<BookOutput> = new Set(['epub', 'docx']);

/** Everything of a book that is not in its rows. `segments`: those that are written, in order. */
export const bookFacts = async (
  context: EngineContext,
  project: OpenProject,
  {
    settings,
    output,
    interfaceLanguage,
    document,
  }: {
    readonly settings: BookSettings;
    readonly output: BookOutput;
    readonly interfaceLanguage: InterfaceLanguage;
    readonly document?: DocumentId | undefined;
  },
  columns: readonly ExportColumn[],
  segments: readonly SegmentId[],
): Promise<BookFacts> => {
  const { back } = settings;
  const rows = new Map(
    back.includes('changes') ? segments.map((segment, n) => [segment, n + 1] as const) : [],
  );
  return {
    origin: returns.has(output)
      ? { project: readMeta(project.handle, 'id') ?? '', name: project.name }
      : null,
    author: authorOf(context),
    created: context.clock.now().toISOString(),
    words: await bookWords(interfaceLanguage),
    glossary:
      back.includes('glossary') || explainsWords(settings)
        ? await glossaryOf(project, columns, segments)
        : [],
    changes: back.includes('changes')
      ? await changesOf(project, columns, document, (segment) => rows.get(segment) ?? null)
      : [],
  };
};
