import type { EngineContext } from '../context.ts';
import type { OpenProject } from '../project/open-project.ts';
import { stopLooking } from './look.ts';
import { makeBackup } from './make-backup.ts';

const minute = 60_000;

/** Minutes of work between two backups, at least. */
const leastBetween = 5;

/** Of a very large project a copy costs much: then no more than one hundredth of the time goes into copies. */
const largestShare = 1 / 100;

/** Minutes of work until the next backup, when the last one took `milliseconds`. */
const workUntilNext = (milliseconds: number): number =>
  Math.max(leastBetween, Math.ceil(milliseconds / largestShare / minute));

/**
 * Backs the open project up after every five minutes of work, less often when copying it takes long. Only minutes in which
 * something was committed count, so that a project left open overnight makes no copies of itself.
 */
export const scheduleBackups = (context: EngineContext): void => {
  let worked = 0;
  let isCounting = false;
  let wanted = leastBetween;

  const backUp = async (project: OpenProject): Promise<void> => {
    const started = context.clock.now().getTime();
    // A backup that fails is tried again later; work is not interrupted for it.
    await makeBackup(context, project, 'timer');
    wanted = workUntilNext(context.clock.now().getTime() - started);
  };

  const endMinute = (): void => {
    isCounting = false;
    worked += 1;
    const project = context.projects.current();
    if (worked < wanted || project === null) return;
    worked = 0;
    void backUp(project);
  };

  context.events.on((name) => {
    if (name === 'project.changed' && !isCounting) {
      isCounting = true;
      context.clock.later(minute, endMinute);
    }
    if (name === 'project.closed') {
      worked = 0;
      wanted = leastBetween;
      stopLooking(context);
    }
  });
};
