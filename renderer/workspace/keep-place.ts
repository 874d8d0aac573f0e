import { client } from '../api.ts';
import { useWorkspace } from './store.ts';

/** Milliseconds: shorter than a text takes to be saved, so that with an edit its place is known too. */
const atMostEvery = 250;

/** Keeps what has changed; does nothing while nothing waits to be kept. */
let keepWaiting: () => void = () => undefined;

/**
 * Keeps the place at once that would be kept in a moment. To be called before the engine is asked to close the project, or to open
 * another one: it takes calls in their order, and has no place for a project that is closed.
 */
export const settlePlace = (): void => keepWaiting();

const kept = ['active', 'panel', 'panelWidth', 'drawer', 'drawerHeight', 'reading'] as const;

/**
 * Tells the engine which cell is active and what is open around the text, a moment after it changes and when the page goes.
 * Answers how to stop.
 */
export const keepPlace = (): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    timer = undefined;
    const { project, active, panel, panelWidth, drawer, drawerHeight, reading } = useWorkspace.getState();
    if (project === null || project.rows === 0) return;
    void client.project.keepPlace({ ...active, panel, panelWidth, drawer, drawerHeight, reading });
  };
  keepWaiting = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    keep();
  };
  const stop = useWorkspace.subscribe((now, before) => {
    if (kept.some((part) => now[part] !== before[part])) timer ??= setTimeout(keep, atMostEvery);
  });
  window.addEventListener('pagehide', keep);
  return () => {
    keepWaiting = () => undefined;
    clearTimeout(timer);
    window.removeEventListener('pagehide', keep);
    stop();
  };
};
