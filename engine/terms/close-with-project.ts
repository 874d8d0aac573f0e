import type { EngineContext } from '../context.ts';
import { closeTermbasesOfClosed } from '../project/termbases/attached.ts';

/** Shared termbases are open as long as the project that has them. */
export const closeTermbasesWithProject = ({ events }: EngineContext): void => {
  events.on((name) => {
    if (name === 'project.closed') closeTermbasesOfClosed();
  });
};
