import type { DuizhaoContract, Input } from '#api/index.ts';
import type { ConcordanceEntry, ConcordanceExport, ConcordanceFormat } from '#api/memory.ts';
import { writeCsv } from '#core/formats/report/csv.ts';
import { memoryTmx } from '#core/formats/tmx/write-memory.ts';
import { ok, type Result } from '#core/model/index.ts';
import { currentProject, type EngineContext } from '../context.ts';
import { fileNameIn } from '../files/file-name.ts';
import { writePieces } from '../files/write-pieces.ts';
import { writeWhole } from '../files/write-whole.ts';
import type { Job } from '../jobs.ts';
import type { OpenProject } from '../project/open-project.ts';
import { takeTurns } from '../turns.ts';
import { loadWords } from '../words.ts';
import { searchProject } from './concordance.ts';
import { findDifferences } from './differences.ts';

type Request = Input<DuizhaoContract['memory']['exportFound']>;
type Entries = readonly ConcordanceEntry[];

const columns = [
  'memory',
  'row',
  'document',
  'language',
  'original',
  'targetLanguage',
  'translation',
  'author',
  'at',
];

function* tableRows(entries: Entries): Generator<readonly string[]> {
  for (const { memory, row, document, original, translations, author, at } of entries)
    for (const { language, text } of translations)
      yield [
        memory ?? '',
        row === null ? '' : String(row),
        document,
        original.language,
        original.text,
        language,
        text,
        author,
        at ?? '',
      ];
}

const piecesOf = (
  format: ConcordanceFormat,
  entries: Entries,
  t: Awaited<ReturnType<typeof loadWords>>,
  created: string,
): Iterable<string> =>
  format === 'tmx'
    ? memoryTmx(entries, { language: entries[0]?.original.language ?? 'und', created })
    : writeCsv(
        columns.map((name) => t(`found.columns.${name}`)),
        tableRows(entries),
      );

const findAll = async (
  project: OpenProject,
  text: string | undefined,
  isWanted: () => boolean,
): Promise<Result<Entries>> => {
  if (text === undefined) {
    const found = await findDifferences(project, Infinity, isWanted);
    return found.ok ? ok(found.value.groups.flatMap(({ rows }) => rows)) : found;
  }
  const found = await searchProject(project, { text, count: Infinity }, isWanted);
  return found.ok ? ok(found.value.entries) : found;
};

/** Writes all that a concordance, or the list of differences, finds into a file. Failures: job.cancelled; those of writing. */
export const exportFound = async (
  context: EngineContext,
  { text, format, path, interfaceLanguage }: Request,
  { signal }: Job,
): Promise<Result<ConcordanceExport>> => {
  const current = currentProject(context);
  if (!current.ok) return current;
  const project = current.value;
  const isWanted = (): boolean => !signal.aborted && context.projects.current() === project;
  const entries = await findAll(project, text, isWanted);
  if (!entries.ok) return entries;
  const t = await loadWords(interfaceLanguage, ['export']);
  const is = text === undefined ? ('differences' as const) : ('concordance' as const);
  const name = await fileNameIn(interfaceLanguage, { is, project: project.name }, project.settings.columns);
  const pieces = piecesOf(format, entries.value, t, context.clock.now().toISOString());
  const turn = takeTurns();
  const written = await writeWhole(context, project, { path, ending: format, name }, (partial) =>
    writePieces(partial, pieces, async () => {
      await turn();
      return isWanted();
    }),
  );
  return written.ok ? ok({ ...written.value, rows: entries.value.length, notes: 0 }) : written;
};
