import type { OpenProject } from '../project/open-project.ts';
import { actors } from '../store/history-repository.ts';
import { knownAnnotations } from './known.ts';

/** People who may be named with @: those of the settings in their order, then by name whoever wrote in the project. */
export const peopleOf = (project: OpenProject): readonly string[] => {
  const authors = [...knownAnnotations(project).values()].flatMap(({ annotation, replies }) => [
    annotation.author,
    ...replies.map(({ author }) => author),
  ]);
  const others = [...new Set([...actors(project.handle), ...authors])].toSorted();
  return [...new Set([...project.settings.people, ...others])].filter((name) => name.trim() !== '');
};
