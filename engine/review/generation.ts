import type { OpenProject } from '../project/open-project.ts';

const generations = new WeakMap<OpenProject, number>();

/** Grows whenever reviews change in a way the project's sequence does not tell, so that what is kept of them is read anew. */
export const generationOf = (project: OpenProject): number => generations.get(project) ?? 0;

/** Tells every window, and whatever is kept in memory, that reviews changed outside history. */
export const reviewChanged = (project: OpenProject, review: string): void => {
  generations.set(project, generationOf(project) + 1);
  project.services.emit('review.changed', { review });
};
