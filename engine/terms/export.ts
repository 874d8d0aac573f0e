import type { DuizhaoContract, Input } from '#api/index.ts';
import type { TermsExported } from '#api/terms.ts';
import { termbaseCsv } from '#core/formats/csv/termbase.ts';
import { termbaseTbx } from '#core/formats/tbx/termbase.ts';
import { ok, type Result } from '#core/model/index.ts';
import { currentProject, type EngineContext } from '../context.ts';
import { fileNameIn } from '../files/file-name.ts';
import { writePieces } from '../files/write-pieces.ts';
import { writeWhole } from '../files/write-whole.ts';
import type { Job } from '../jobs.ts';
import { allConcepts } from '../store/concepts-repository.ts';
import { takeTurns } from '../turns.ts';
import { isOfKind } from './entry-kind.ts';

type Request = Input<DuizhaoContract['terms']['export']>;

/**
 * Writes the entries of the termbase, or those of a kind, damaged ones left out: as a table where the format, or the name that was chosen, says so, else as
 * TBX. The file takes its name when it is complete.
 */
export const exportTerms = async (
  context: EngineContext,
  { to, kind, format, interfaceLanguage }: Request,
  { signal }: Job,
): Promise<Result<TermsExported>> => {
  const current = currentProject(context);
  if (!current.ok) return current;
  const project = current.value;
  const concepts = allConcepts(project.handle).filter(
    (concept) => concept.damaged !== true && isOfKind(concept, kind),
  );
  const ending = (to === undefined ? format === 'csv' : /\.csv$/i.test(to)) ? 'csv' : 'tbx';
  const pieces = ending === 'csv' ? termbaseCsv(concepts) : termbaseTbx(concepts);
  const file = { is: 'termbase', project: project.name } as const;
  const name = await fileNameIn(interfaceLanguage, file, project.settings.columns);
  const turn = takeTurns();
  const written = await writeWhole(context, project, { path: to, ending, name }, (partial) =>
    writePieces(partial, pieces, async () => {
      await turn();
      return !signal.aborted;
    }),
  );
  return written.ok ? ok({ ...written.value, concepts: concepts.length }) : written;
};
