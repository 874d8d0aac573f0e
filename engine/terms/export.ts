import type { DuizhaoContract, Input } from '#api/index.ts';
import type { TermsExported } from '#api/terms.ts';
import { ok, type Result } from '#core/model/index.ts';
import { currentProject, type EngineContext } from '../context.ts';
import { fileNameIn } from '../files/file-name.ts';
import { writePieces } from '../files/write-pieces.ts';
import { writeWhole } from '../files/write-whole.ts';
import type { Job } from '../jobs.ts';
import { termbaseName } from '../project/termbases/termbase-file.ts';
import { takeTurns } from '../turns.ts';
import { allIn } from './all-concepts.ts';
import { isOfKind } from './entry-kind.ts';
import { termbasePieces } from './termbase-pieces.ts';

type Request = Input<DuizhaoContract['terms']['export']>;

type Ending = Request['format'];

const endingOf = ({ to, format }: Request): Ending => {
  if (to === undefined) return format;
  const [, ending = 'tbx'] = /\.(csv|xlsx)$/i.exec(to) ?? [];
  return ending.toLowerCase() as Ending;
};

/**
 * Writes the entries of the project's termbase or of a shared one, or those of a kind, damaged ones left out: as a table or a workbook where the format, or the name that was chosen, says
 * so, else as TBX. Failures: export.sheet-cell, export.sheet-rows, those of writing. The file takes its name when it is complete.
 */
export const exportTerms = async (
  context: EngineContext,
  request: Request,
  { signal }: Job,
): Promise<Result<TermsExported>> => {
  const { to, kind, termbase = null, interfaceLanguage } = request;
  const current = currentProject(context);
  if (!current.ok) return current;
  const project = current.value;
  const all = allIn(project, termbase);
  if (!all.ok) return all;
  const concepts = [...all.value].filter((concept) => concept.damaged !== true && isOfKind(concept, kind));
  const ending = endingOf(request);
  const { pieces, failure } = termbasePieces(concepts, ending);
  const called = termbase === null ? project.name : termbaseName(termbase);
  const file = { is: 'termbase', project: called } as const;
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
