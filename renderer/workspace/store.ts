import { create } from 'zustand';
import { defaultPreferences, type Preferences } from '#api/preference-values.ts';
import { defaultReading, type ReadingView } from '#api/reading-values.ts';
import {
  originalSide,
  sentenceParams,
  type Column,
  type Failure,
  type Params,
  type ProjectInfo,
  type RowNumber,
  type Side,
} from '#core/model/index.ts';
import type { Wire } from '../api.ts';

/** A tab of the side panel, named as the feature that brings it names it. */
export type PanelId = string;
/** A tab of the drawer below the text, likewise. */
export type DrawerId = string;
/** A full page over the workspace, named as the feature that brings it names it. */
export type SheetId = string;
export type OverlayId = 'palette' | 'shortcuts' | 'keys' | 'goToRow' | 'split' | 'link' | 'formats';

/** Which cell is the active one. Row numbers are 1-based over the whole project. */
export type Active = { readonly row: RowNumber; readonly side: Side };
/** A caret, or the two ends of a selection, in code points of the cell's text. */
export type Caret = number | readonly [anchor: number, head: number];
/** `grid`: arrows move between cells. `edit`: the active cell holds the caret. */
export type Mode = 'grid' | 'edit';
/** `saved` is said only after the engine has committed everything typed so far. */
export type Saving = 'saved' | 'typing' | 'saving' | 'failed';

export type NoticeAction = { readonly key: string; readonly run: () => void };
/** A passing message: keys are full i18n keys such as `editor:stale.title`. */
type Notice = {
  readonly id: number;
  readonly tone: 'info' | 'good' | 'warning' | 'danger';
  readonly key: string;
  readonly params?: Params;
  /** At most two. */
  readonly actions?: readonly NoticeAction[];
  /** A new notice takes the place of an older one with the same topic. */
  readonly topic?: string;
  /** What it is about: `app`, or else the path of a project; `library` where none was open. It goes when that is left. */
  readonly about: string;
};
/** A notice to be shown; `about` is what is open, unless said. */
export type NewNotice = Omit<Notice, 'id' | 'about'> & { readonly about?: string };

export type Workspace = {
  /** Null while the library is shown. */
  readonly project: ProjectInfo | null;
  /** False until the engine has said whether a project is open. */
  readonly ready: boolean;
  /** False until the code of all features was fetched. */
  readonly complete: boolean;
  readonly preferences: Preferences;
  readonly active: Active;
  readonly mode: Mode;
  /** Where the caret is wanted when the cell opens next; null leaves it at the end. */
  readonly caret: Caret | null;
  readonly panel: PanelId | null;
  /** What the panel was opened for (`replace` for the find panel), and a count that grows with every opening. */
  readonly panelIntent: string | null;
  readonly panelOpened: number;
  readonly drawer: DrawerId | null;
  /** Of the panel and the drawer, the one opened last: where there is no room for both, it is shown. */
  readonly front: 'panel' | 'drawer';
  /** Width of the panel and height of the drawer in this project, in pixels; null until somebody moved their edge. */
  readonly panelWidth: number | null;
  readonly drawerHeight: number | null;
  /** Whether the text is shown as prose to be read instead of a grid, and how. */
  readonly reading: ReadingView;
  readonly sheet: SheetId | null;
  /** What the sheet was opened for. */
  readonly sheetIntent: string | null;
  readonly overlay: OverlayId | null;
  readonly notices: readonly Notice[];
  readonly saving: Saving;
  readonly wire: Wire;
};

/** State the features meet in. Read it in React by `useWorkspace(selector)`, elsewhere by `useWorkspace.getState()`. */
export const useWorkspace = create<Workspace>()(() => ({
  project: null,
  ready: false,
  complete: false,
  preferences: defaultPreferences,
  active: { row: 1, side: 'source' },
  mode: 'grid',
  caret: null,
  panel: null,
  panelIntent: null,
  panelOpened: 0,
  drawer: null,
  front: 'panel',
  panelWidth: null,
  drawerHeight: null,
  reading: defaultReading,
  sheet: null,
  sheetIntent: null,
  overlay: null,
  notices: [],
  saving: 'saved',
  wire: 'connecting',
}));

/** The name that what one says is signed with: in a reviewer's copy, that of the reviewer. Empty while nobody gave one. */
export const signedAs = ({ project, preferences }: Workspace): string =>
  project?.reviewer ?? preferences.author;

/** Columns that some document of a project shows, in their order; the original is always one. */
export const projectColumns = ({ documents, settings }: ProjectInfo): readonly Column[] => {
  const shown = new Set<Side>([originalSide, ...documents.flatMap(({ targets }) => targets)]);
  return settings.columns.filter(({ id }) => shown.has(id));
};

/** The same, by their names. */
export const columnsOf = (project: ProjectInfo): readonly Side[] =>
  projectColumns(project).map(({ id }) => id);

/** The columns of a project that the user has not hidden; never none. */
export const shownColumns = (project: ProjectInfo, hidden: readonly string[]): readonly Side[] => {
  const all = columnsOf(project);
  const shown = all.filter((side) => !hidden.includes(side));
  return shown.length > 0 ? shown : all;
};

/** The document a row belongs to. */
export const documentAt = (project: ProjectInfo, row: RowNumber): ProjectInfo['documents'][number] | null =>
  project.documents.findLast(({ firstRow, rows }) => row >= firstRow && row < firstRow + rows) ?? null;

/**
 * The active cell as it can be in a project: a row that is no more gives way to the last one, a column that is no more
 * or hidden to the first of those shown.
 */
const activeIn = (active: Active, project: ProjectInfo, hidden: readonly string[]): Active => {
  const columns = shownColumns(project, hidden);
  const row = Math.min(Math.max(active.row, 1), Math.max(project.rows, 1));
  const side = columns.includes(active.side) ? active.side : (columns[0] ?? 'source');
  return row === active.row && side === active.side ? active : { row, side };
};

// Rows and columns come and go by removal, undo, merging, updates, other windows: whatever the way, nobody stands in none.
useWorkspace.subscribe(({ project, preferences, active }, before) => {
  if (project === null || (project === before.project && preferences === before.preferences)) return;
  const there = activeIn(active, project, preferences.hiddenColumns);
  if (there !== active) useWorkspace.setState({ active: there, mode: 'grid', caret: null });
});

/** Makes a cell the active one; rows outside the project are clamped. */
export const goTo = (place: Partial<Active> & { mode?: Mode; caret?: Caret | null }): void =>
  useWorkspace.setState(({ active, mode, project }) => {
    const rows = Math.max(project?.rows ?? 1, 1);
    const row = Math.min(Math.max(place.row ?? active.row, 1), rows);
    const side = place.side ?? active.side;
    const same = row === active.row && side === active.side;
    return {
      active: same ? active : { row, side },
      mode: place.mode ?? mode,
      caret: place.caret ?? null,
    };
  });

/** Opens the side panel at a tab. `intent` tells the tab what for. */
export const openPanel = (panel: PanelId, intent: string | null = null): void =>
  useWorkspace.setState(({ panelOpened }) => ({
    panel,
    panelIntent: intent,
    panelOpened: panelOpened + 1,
    front: 'panel',
    sheet: null,
    overlay: null,
  }));

export const closePanel = (): void => useWorkspace.setState({ panel: null, panelIntent: null });

/** Opens the drawer below the text at a tab. */
export const openDrawer = (drawer: DrawerId): void =>
  useWorkspace.setState({ drawer, front: 'drawer', sheet: null });

export const closeDrawer = (): void => useWorkspace.setState({ drawer: null });

/** Opens a full page over the workspace. `intent` tells it what for. */
export const openSheet = (sheet: SheetId, intent: string | null = null): void =>
  useWorkspace.setState({ sheet, sheetIntent: intent, overlay: null });

export const closeSheet = (): void => useWorkspace.setState({ sheet: null, sheetIntent: null });

export const openOverlay = (overlay: OverlayId | null): void => useWorkspace.setState({ overlay });

let lastNotice = 0;
const mostNotices = 4;

/** What the screen is about: the open project, by its path, or the library. */
const placeOf = ({ project }: Workspace): string => project?.path ?? 'library';

/** Shows a passing message. Answers its id. */
export const notify = (notice: NewNotice): number => {
  lastNotice += 1;
  const id = lastNotice;
  useWorkspace.setState((state) => ({
    notices: [
      ...state.notices.filter(({ topic }) => topic === undefined || topic !== notice.topic),
      { about: placeOf(state), ...notice, id },
    ].slice(-mostNotices),
  }));
  return id;
};

// What was said of one project is not left standing over another, nor over the library.
useWorkspace.subscribe((state, before) => {
  const place = placeOf(state);
  if (place === placeOf(before)) return;
  const notices = state.notices.filter(({ about }) => about === 'app' || about === place);
  if (notices.length < state.notices.length) useWorkspace.setState({ notices });
});

export const dismiss = (id: number): void =>
  useWorkspace.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));

/** Tells of a failure in its own sentence; answers the id of the message. What the user asked to stop needs no telling. */
export const notifyFailure = (failure: Failure, actions?: readonly NoticeAction[]): number | null => {
  if (failure.code === 'job.cancelled') return null;
  const calm = failure.code === 'nothing-to-undo' || failure.code === 'nothing-to-redo';
  return notify({
    tone: calm ? 'info' : 'danger',
    key: `failures:${failure.code}`,
    topic: `failures:${failure.code}`,
    ...(failure.params === undefined ? {} : { params: sentenceParams(failure) }),
    ...(actions === undefined ? {} : { actions }),
  });
};
