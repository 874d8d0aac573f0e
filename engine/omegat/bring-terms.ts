import { statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { BroughtGlossary, DocumentOrigin } from '#api/documents.ts';
import { glossaryConcepts } from '#core/omegat/glossary.ts';
import type { Result } from '#core/model/index.ts';
import type { TermsImported } from '#api/terms.ts';
import type { EngineContext } from '../context.ts';
import { inOmegat, omegatContents, type OmegatFolder } from '../import/omegat-folder.ts';
import type { Job } from '../jobs.ts';
import type { OpenProject } from '../project/open-project.ts';
import { guarded } from '../store/failures.ts';
import { importTerms, takeConcepts } from '../terms/import.ts';
import { tableText } from '../terms/read-terms.ts';
import { omegatProjectsOf } from './bring-memories.ts';

const taken = async (
  context: EngineContext,
  project: OpenProject,
  folder: OmegatFolder,
  file: string,
  job: Job,
): Promise<Result<TermsImported>> => {
  const name = basename(file);
  const path = inOmegat(folder, file);
  if (!path.ok) return path;
  if (extname(name).toLowerCase() === '.tbx')
    return importTerms(context, project, { path: path.value, name }, null, job);
  const size = guarded(path.value, () => statSync(path.value).size);
  if (!size.ok) return size;
  const text = tableText(path.value, name, size.value);
  if (!text.ok) return text;
  const separator = extname(name).toLowerCase() === '.csv' ? ',' : '\t';
  const concepts = glossaryConcepts(text.value, folder.project, separator);
  return takeConcepts(context, project, { name, concepts }, job);
};

/** Takes the glossaries of OmegaT projects into the termbase, each as one step of undo. One that cannot be read is told. */
export const bringTerms = async (
  context: EngineContext,
  project: OpenProject,
  origins: readonly DocumentOrigin[],
  job: Job,
): Promise<readonly BroughtGlossary[]> => {
  const brought: BroughtGlossary[] = [];
  for (const folder of omegatProjectsOf(origins)) {
    const contents = omegatContents(folder);
    for (const file of contents.ok ? contents.value.glossaries : []) {
      const done = await taken(context, project, folder, file, job);
      brought.push(
        done.ok
          ? { name: file, added: done.value.added, failure: null }
          : { name: file, added: 0, failure: done.error },
      );
    }
  }
  return brought;
};
