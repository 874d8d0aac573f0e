import { client } from '../api.ts';
import { useWorkspace } from './store.ts';

const settleAfter = 700;

/** Tells the engine, once things have come to rest, which cell is active and which panel open. Answers how to stop. */
export const keepPlace = (): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    const { project, active, panel } = useWorkspace.getState();
    if (project !== null && project.rows > 0) void client.project.keepPlace({ ...active, panel });
  };
  const stop = useWorkspace.subscribe((now, before) => {
    if (now.active === before.active && now.panel === before.panel) return;
    clearTimeout(timer);
    timer = setTimeout(keep, settleAfter);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
};
