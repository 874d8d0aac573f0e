import type { DuizhaoContract, Input } from '#api/index.ts';
import type { TermsExported } from '#api/terms.ts';
import { termbaseCsv } from '#core/formats/csv/termbase.ts';
import { termbaseTbx } from '#core/formats/tbx/termbase.ts';
import { termbaseXlsx } from '#core/formats/xlsx/termbase.ts';
import { ok, type Concept, type Result } from '#core/model/index.ts';
import { currentProject, type EngineContext } from '../context.ts';
import { fileNameIn } from '../files/file-name.ts';
import { sheetPieces } from '../files/sheet-failure.ts';
import { writePieces } from '../files/write-pieces.ts';
import { writeWhole } from '../files/write-whole.ts';
import type { Job } from '../jobs.ts';
import { allConcepts } from '../store/concepts-repository.ts';
import { takeTurns } from '../turns.ts';
import { isOfKind } from './entry-kind.ts';

type Request = Input<DuizhaoContract['terms']['export']>;

type Ending = Request['format'];

const endingOf = ({ to, format }: Request): Ending => {
  if (to === undefined) return format;
  const [, ending = 'tbx'] = /\.(csv|xlsx)$/i.exec(to) ?? [];
  return ending.toLowerCase() as Ending;
};

const noFailure = (): null => null;

const piecesOf = (concepts: readonly Concept[], ending: Ending) => {
  if (ending === 'xlsx') return sheetPieces(termbaseXlsx(concepts));
  return { pieces: ending === 'csv' ? termbaseCsv(concepts) : termbaseTbx(concepts), failure: noFailure };
};

/**
 * Writes the entries of the termbase, or those of a kind, damaged ones left out: as a table or a workbook where the format, or the name that was chosen, says
 * so, else as TBX. Failures: export.sheet-cell, export.sheet-rows, those of writing. The file takes its name when it is complete.
 */
export const exportTerms = async (
  context: EngineContext,
  request: Request,
  { signal }: Job,
): Promise<Result<TermsExported>> => {
  const { to, kind, interfaceLanguage } = request;
  const current = currentProject(context);
  if (!current.ok) return current;
  const project = current.value;
  const concepts = allConcepts(project.handle).filter(
    (concept) => concept.damaged !== true && isOfKind(concept, kind),
  );
  const ending = endingOf(request);
  const { pieces, failure } = piecesOf(concepts, ending);
  const file = { is: 'termbase', project: project.name } as const;
  const name = await fileNameIn(interfaceLanguage, file, project.settings.columns);
  const turn = takeTurns();
  const written = await writeWhole(context, project, { path: to, ending, name }, async (partial) => {
    const done = await writePieces(partial, pieces, async () => {
      await turn();
      return !signal.aborted;
    });
    return (done.ok ? failure() : null) ?? done;
  });
  return written.ok ? ok({ ...written.value, concepts: concepts.length }) : written;
};
