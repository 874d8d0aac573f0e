import type { EngineContext } from '../context.ts';
import { stopLooking } from './look.ts';
import { makeBackup } from './make-backup.ts';

const minute = 60_000;

/** Minutes of work between two backups. */
const workBetween = 30;

/**
 * Backs the open project up after every half hour of work. Only minutes in which something was committed count, so
 * that a project left open overnight makes no copies of itself.
 */
export const scheduleBackups = (context: EngineContext): void => {
  let worked = 0;
  let isCounting = false;

  const endMinute = (): void => {
    isCounting = false;
    worked += 1;
    const project = context.projects.current();
    if (worked < workBetween || project === null) return;
    worked = 0;
    // A backup that fails is tried again after the next half hour; work is not interrupted for it.
    void makeBackup(context, project, 'timer');
  };

  context.events.on((name) => {
    if (name === 'project.changed' && !isCounting) {
      isCounting = true;
      context.clock.later(minute, endMinute);
    }
    if (name === 'project.closed') {
      worked = 0;
      stopLooking(context);
    }
  });
};
