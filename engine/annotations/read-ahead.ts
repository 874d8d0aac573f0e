import type { OpenProject } from '../project/open-project.ts';
import { guarded } from '../store/failures.ts';
import { listAnnotations } from './list.ts';

/** Milliseconds after a project was opened: by then its rows stand on the screen. */
const beforeReading = 400;

/** As many as the screen asks for at a time. */
const firstPage = 100;

/**
 * Reads a project's annotations soon, while nobody waits for them, so that their list opens at once: as the list does, as what is run for it
 * the first time takes longer than what it tells.
 */
export const readAnnotationsAhead = (project: OpenProject, isOpen: () => boolean): void => {
  project.services.clock.later(beforeReading, () => {
    if (!isOpen()) return;
    guarded(project.path, () => listAnnotations(project, {}, 'none', { from: 0, count: firstPage }));
  });
};
