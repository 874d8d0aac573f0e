import type { EngineHandlers } from '#api/index.ts';
import { authorOf, currentProject, type EngineContext } from '../context.ts';
import { replaceInProject } from '../find/replace.ts';
import { searchProject } from '../find/search.ts';

export const findHandlers: EngineHandlers<EngineContext>['find'] = {
  search: (context, { query, from, count, session }) => {
    const project = currentProject(context);
    if (!project.ok) return project;
    const isOpen = (): boolean => context.projects.current() === project.value;
    return searchProject(project.value, query, { from, count, session }, isOpen);
  },
  replace: (context, { query, replacement, only, session }) => {
    const project = currentProject(context);
    if (!project.ok) return project;
    const isOpen = (): boolean => context.projects.current() === project.value;
    return replaceInProject(
      project.value,
      query,
      { replacement, only, session },
      { actor: authorOf(context), isOpen },
    );
  },
};
