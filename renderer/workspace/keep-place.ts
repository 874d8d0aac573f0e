import { client } from '../api.ts';
import { useWorkspace } from './store.ts';
import { leaveInTab, nameInTab } from './tab-place.ts';

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

type Placed = { readonly path: string; readonly place: Parameters<typeof client.project.keepPlace>[0] };

/** Where the user is now; null where no project with rows is open. */
const placeNow = (): Placed | null => {
  const { project, active, panel, panelWidth, drawer, drawerHeight, reading } = useWorkspace.getState();
  if (project === null || project.rows === 0) return null;
  return { path: project.path, place: { ...active, panel, panelWidth, drawer, drawerHeight, reading } };
};

/**
 * Tells the engine which cell is active and what is open around the text, a moment after it changes. A page that goes before the
 * engine has heard of it leaves it in its tab as well. Answers how to stop.
 */
export const keepPlace = (): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Changes of the place, and how many of them the engine has heard of. */
  let changes = 0;
  let heard = 0;
  let named: { readonly path: string; readonly name: string | null } | null = null;
  const name = async (path: string): Promise<void> => {
    named = { path, name: null };
    const inTab = await nameInTab(path);
    if (named.path === path) named = { path, name: inTab };
  };
  const tell = async ({ place }: Placed): Promise<void> => {
    const told = changes;
    const { ok } = await client.project.keepPlace(place);
    if (ok) heard = Math.max(heard, told);
  };
  const keep = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const now = placeNow();
    if (now !== null) void tell(now);
  };
  const leave = (): void => {
    const now = placeNow();
    if (now !== null && named?.path === now.path && named.name !== null && heard < changes)
      leaveInTab({ of: named.name, place: now.place });
    keep();
  };
  keepWaiting = () => {
    if (timer !== undefined) keep();
  };
  const watch = (path: string | undefined): void => {
    if (path !== undefined && path !== named?.path) void name(path);
  };
  const stop = useWorkspace.subscribe((now, before) => {
    watch(now.project?.path);
    if (kept.every((part) => now[part] === before[part])) return;
    changes += 1;
    timer ??= setTimeout(keep, atMostEvery);
  });
  watch(useWorkspace.getState().project?.path);
  window.addEventListener('pagehide', leave);
  return () => {
    keepWaiting = () => undefined;
    clearTimeout(timer);
    window.removeEventListener('pagehide', leave);
    stop();
  };
};
