import { client } from '../api.ts';
import { useWorkspace } from './store.ts';

/** Milliseconds: shorter than a text takes to be saved, so that with an edit its place is known too. */
const atMostEvery = 250;

/**
 * Tells the engine which cell is active and which panel open, a moment after it changes and when the page goes.
 * Answers how to stop.
 */
export const keepPlace = (): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    timer = undefined;
    const { project, active, panel } = useWorkspace.getState();
    if (project !== null && project.rows > 0) void client.project.keepPlace({ ...active, panel });
  };
  const stop = useWorkspace.subscribe((now, before) => {
    if (now.active !== before.active || now.panel !== before.panel) timer ??= setTimeout(keep, atMostEvery);
  });
  window.addEventListener('pagehide', keep);
  return () => {
    clearTimeout(timer);
    window.removeEventListener('pagehide', keep);
    stop();
  };
};
