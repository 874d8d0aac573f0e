import { client, clientFor, meanProject, onEvent, onWire, shell, type Wire } from '../api.ts';
import type { Place } from '#api/project.ts';
import { defaultReading } from '#api/reading-values.ts';
import { useWorkspace, columnsOf, projectColumns, notify, notifyFailure } from './store.ts';
import { offersAt, runCommand } from './commands.ts';
import { fetchFeatureCode } from './feature-code.ts';
import { settlePlace } from './keep-place.ts';
import { allDrawers, panelNamed, tellEntered } from './registry.ts';
import { tellResumed } from './resumed.ts';
import { takeFromTab } from './tab-place.ts';
import { liveKey, queryClient, rowsPerPage } from './queries.ts';
import { takePreferences } from './preferences.ts';
import {
  mainTranslation,
  originalSide,
  type Failure,
  type ProjectInfo,
  type Side,
} from '#core/model/index.ts';

/** Where the user left off; a first visit begins in the first column people write, at the first row. */
const placeIn = (project: ProjectInfo, place: Place | null): { row: number; side: Side } => {
  const columns = columnsOf(project);
  const kept = columns.find((side) => side === place?.side);
  const first = mainTranslation(projectColumns(project));
  const row = Math.min(Math.max(place?.row ?? 1, 1), Math.max(project.rows, 1));
  return { row, side: kept ?? first ?? originalSide };
};

/** The project that is being shown for the first time, until its place is known. */
let entering: { readonly path: string; readonly done: Promise<void> } | null = null;

const beginAtPlace = async (project: ProjectInfo): Promise<void> => {
  // The code first: whatever changes after the rows were told is heard by it.
  const hasCode = await fetchFeatureCode();
  const unheard = await takeFromTab(project.path);
  // Told first: the rows that come with the project are those round its place.
  if (unheard !== null) await clientFor(project.path).project.keepPlace(unheard);
  const entered = await clientFor(project.path).project.enter({ pageSize: rowsPerPage });
  // Another one was opened meanwhile: that one is shown.
  if (entering?.path !== project.path) return;
  // An answer from before it was closed, heard only afterwards: what is on the screen by now stays there.
  if (!entered.ok && ['project.none-open', 'project.other'].includes(entered.error.code)) return;
  if (!hasCode) {
    // Where the code comes from, the engine is: both are gone, and once they are there again the project is shown.
    useWorkspace.setState({ ready: true });
    notifyFailure({ code: 'engine.unreachable' });
    return;
  }
  queryClient.clear();
  const left = entered.ok ? entered.value.place : null;
  const active = placeIn(project, left);
  useWorkspace.setState({
    project,
    ready: true,
    active,
    mode: 'grid',
    caret: null,
    panel: panelNamed(left?.panel ?? ''),
    panelIntent: null,
    panelWidth: left?.panelWidth ?? null,
    drawer: allDrawers().find((id) => id === left?.drawer) ?? null,
    drawerHeight: left?.drawerHeight ?? null,
    reading: left?.reading ?? defaultReading,
    front: 'panel',
    sheet: null,
    overlay: null,
    saving: 'saved',
  });
  tellEntered(entered.ok ? entered.value.page : null);
};

/**
 * Shows a project that the engine has opened, at the place where it was left. Told of one project twice, by the
 * answer to a call and by an event, it begins there once: what was opened in between stays open.
 */
export const enterProject = async (project: ProjectInfo): Promise<void> => {
  if (entering?.path === project.path) await entering.done;
  const known = useWorkspace.getState().project;
  if (known !== null && known.path === project.path) {
    // Only with its first document has a project columns to stand in.
    const filled = known.rows === 0 && project.rows > 0;
    useWorkspace.setState({ project, ready: true, ...(filled ? { active: placeIn(project, null) } : {}) });
    return;
  }
  const done = beginAtPlace(project);
  entering = { path: project.path, done };
  await done;
  if (entering?.done === done) entering = null;
};

/**
 * Shows the library. What was asked of the project is forgotten first, and once: to forget it ends what is being asked, and the library,
 * told of the same close twice, would wait for its own questions for ever.
 */
const leaveProject = (): void => {
  if (useWorkspace.getState().project !== null) queryClient.clear();
  useWorkspace.setState({
    project: null,
    ready: true,
    panel: null,
    sheet: null,
    overlay: null,
    saving: 'saved',
  });
};

const hold = { filling: false };

/** Asks the engine for the project at a path, which closes the one that is open. */
export const askForProject = (path: string): ReturnType<typeof client.project.open> => {
  settlePlace();
  return client.project.open({ path });
};

/** Asks the engine to close the project. */
export const askToClose = (): ReturnType<typeof client.project.close> => {
  settlePlace();
  return client.project.close({});
};

/** Opens a project; answers whether it is open. What stands against it is told, with the ways on. */
export const openPath = async (path: string): Promise<boolean> => {
  const answer = await askForProject(path);
  if (answer.ok) await enterProject(answer.value);
  else void tellNotOpened(answer.error);
  return answer.ok;
};

/** Says why a project is not open: it can be tried again, or its backups looked into. */
const tellNotOpened = async (failure: Failure): Promise<void> => {
  // The ways on are commands of features whose code may still be to come.
  await fetchFeatureCode();
  const path = failure.params?.['path'];
  notifyFailure(failure, [
    ...offersAt('not-opened'),
    ...(typeof path === 'string' ? [{ key: 'library:again', run: () => void openPath(path) }] : []),
  ]);
};

/** Asks again how the project stands: its documents, its number of rows, what can be undone. */
export const refreshProject = async (): Promise<void> => {
  const info = await client.project.info({});
  if (hold.filling) return;
  if (info.ok) await enterProject(info.value);
  else if (info.error.code === 'project.none-open') {
    leaveProject();
    const refused = await client.project.refused({});
    if (refused.ok && refused.value !== null) void tellNotOpened(refused.value);
  } else notifyFailure(info.error);
};

/**
 * The connection is there, at first or again. A host that was started anew has no project open: the one on the screen is opened again, and stays there
 * with what is typed in it, also when that fails.
 */
const resume = async (): Promise<void> => {
  const shown = useWorkspace.getState().project;
  if (shown === null || hold.filling) {
    await refreshProject();
    return;
  }
  const info = await client.project.info({});
  const isNone = !info.ok && info.error.code === 'project.none-open';
  const opened = isNone ? await client.project.open({ path: shown.path }) : info;
  if (!opened.ok) {
    notifyFailure(opened.error, [{ key: 'common:wire.again', run: () => void resume() }]);
    return;
  }
  await enterProject(opened.value);
  void queryClient.invalidateQueries();
  tellResumed();
};

/**
 * Keeps the library on the screen while `fill` makes a project and reads its first document: the engine opens it
 * empty. What is open when it is done is for the caller to show.
 */
export const whileFilling = async <T>(fill: () => Promise<T>): Promise<T> => {
  settlePlace();
  hold.filling = true;
  try {
    return await fill();
  } finally {
    hold.filling = false;
  }
};

let pendingRefresh = false;

const watchProject = (): void => {
  onEvent('project.opened', (project) => {
    if (hold.filling) return;
    void enterProject(project);
    const { logSetAside: path } = project;
    if (path !== null)
      notify({
        tone: 'warning',
        key: 'library:logSetAside',
        topic: 'log',
        params: { path },
        about: project.path,
      });
    // The same file may have been opened again with other contents: a backup was restored.
    void queryClient.invalidateQueries();
  });
  onEvent('project.closed', ({ path, reason }) => {
    // The same project is about to be open again: the screen stays as it is.
    if (reason === 'restored') return;
    leaveProject();
    if (reason === 'gone') notifyFailure({ code: 'project.gone', params: { path } });
  });
  onEvent('review.changed', () => void queryClient.invalidateQueries({ queryKey: [liveKey, 'review'] }));
  onEvent('project.changed', ({ sequence, structure, canUndo, canRedo }) => {
    const { project } = useWorkspace.getState();
    if (project !== null) useWorkspace.setState({ project: { ...project, sequence, canUndo, canRedo } });
    if (structure) void refreshProject();
    if (pendingRefresh) return;
    pendingRefresh = true;
    // One round of questions for a burst of changes.
    setTimeout(() => {
      pendingRefresh = false;
      // Settings and columns come back with undo, and no event carries them.
      void refreshProject();
      void queryClient.invalidateQueries({ queryKey: [liveKey] });
    }, 150);
  });
};

/** Asks the engine how things stand, and listens from then on. Called once. */
export const startSession = (): void => {
  useWorkspace.subscribe(({ project }) => meanProject(project?.path ?? null));
  let before: Wire = 'connecting';
  watchProject();
  onEvent('preferences.changed', takePreferences);
  onEvent('host.refused', ({ why }) =>
    notify({ tone: 'warning', key: `common:refused.${why}`, topic: `refused ${why}`, about: 'app' }),
  );
  onWire((wire) => {
    const isKnown = useWorkspace.getState().ready;
    useWorkspace.setState({ wire });
    const tell = (tone: 'good' | 'warning', key: string): void =>
      void notify({ tone, key: `common:wire.${key}`, topic: 'wire', about: 'app' });
    if (wire === 'cut' && before !== 'cut') tell('warning', 'cut');
    if (wire === 'no-key' && isKnown) tell('warning', 'noKeyText');
    if (wire === 'open' && before !== 'connecting') tell('good', 'open');
    before = wire;
    if (wire !== 'open') return;
    void client.preferences.get({}).then((answer) => (answer.ok ? takePreferences(answer.value) : undefined));
    void resume();
  });
  shell?.onCommand((id) => void runCommand(id));
};
