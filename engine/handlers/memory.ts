import type { EngineHandlers } from '#api/index.ts';
import { ok } from '#core/model/index.ts';
import { currentProject, type EngineContext } from '../context.ts';
import { matchesFor } from '../memory/lookup.ts';
import { originalsOf } from '../memory/originals.ts';

export const memoryHandlers: EngineHandlers<EngineContext>['memory'] = {
  lookup: async (context, { segment, ...wanted }) => {
    const current = currentProject(context);
    if (!current.ok) return current;
    const project = current.value;
    const originals = await originalsOf(project, () => context.projects.current() === project);
    return originals.ok ? ok(matchesFor(project, originals.value, segment, wanted)) : originals;
  },
};
