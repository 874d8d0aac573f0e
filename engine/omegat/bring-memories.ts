import { basename, extname } from 'node:path';
import type { BroughtMemory, DocumentOrigin } from '#api/documents.ts';
import type { EngineContext } from '../context.ts';
import { inOmegat, omegatContents, openOmegat, type OmegatFolder } from '../import/omegat-folder.ts';
import type { Job } from '../jobs.ts';
import { addTmx } from '../memory/add.ts';
import type { OpenProject } from '../project/open-project.ts';

/** The OmegaT projects that files of an import are of, each once. */
export const omegatProjectsOf = (origins: readonly DocumentOrigin[]): readonly OmegatFolder[] => {
  const folders = new Map<string, OmegatFolder>();
  for (const origin of origins) {
    const folder = 'omegat' in origin ? openOmegat(origin.omegat) : null;
    if (folder?.ok === true) folders.set(folder.value.root, folder.value);
  }
  return [...folders.values()];
};

/** Makes memories of what OmegaT projects have in their memory folders, and adds them to those of the project. One that cannot be read is told. */
export const bringMemories = async (
  context: EngineContext,
  project: OpenProject,
  origins: readonly DocumentOrigin[],
  job: Job,
): Promise<readonly BroughtMemory[]> => {
  const brought: BroughtMemory[] = [];
  for (const folder of omegatProjectsOf(origins)) {
    const contents = omegatContents(folder);
    for (const file of contents.ok ? contents.value.memories : []) {
      const path = inOmegat(folder, file);
      const added = path.ok
        ? await addTmx(
            context,
            project,
            { path: path.value, name: basename(file), title: basename(file, extname(file)) },
            {
              isWanted: () => !job.signal.aborted,
              progress: (units) => job.progress('storing', units, units + 1),
            },
          )
        : path;
      brought.push(
        added.ok
          ? { name: file, units: added.value.units, failure: null }
          : { name: file, units: 0, failure: added.error },
      );
    }
  }
  return brought;
};
