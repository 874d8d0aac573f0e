import { create } from 'zustand';
import type { FindQuery } from '#api/find.ts';
import type { Side } from '#core/model/index.ts';
import { closeDrawer, openDrawer, useWorkspace } from '../../workspace/store.ts';
import type { HitPlace } from './places.ts';

/** What is looked for and how, kept while the bar is closed. */
export type FindState = {
  /** The bar is shown, and how often it was opened to be typed in. */
  readonly open: boolean;
  readonly opened: number;
  /** The list of results was open when the bar was closed: it opens with it. */
  readonly wantsList: boolean;
  readonly text: string;
  readonly replacement: string;
  readonly replacing: boolean;
  readonly regex: boolean;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  readonly exactScript: boolean;
  /** Columns left out when only searching; none means everywhere. */
  readonly without: readonly Side[];
  /** The column the user was in when replacing was begun, and those chosen since; null until one is chosen. */
  readonly home: Side;
  readonly chosen: readonly Side[] | null;
  /** Names what the engine remembers of replacing this query, and how many hits were replaced in it. */
  readonly session: string;
  readonly replaced: number;
  readonly place: HitPlace | null;
};

export type FindFlag = 'regex' | 'matchCase' | 'wholeWord' | 'exactScript';

const newSession = (): Pick<FindState, 'session' | 'replaced'> => ({
  session: crypto.randomUUID(),
  replaced: 0,
});

export const useFind = create<FindState>()(() => ({
  open: false,
  opened: 0,
  wantsList: false,
  text: '',
  replacement: '',
  replacing: false,
  regex: false,
  matchCase: false,
  wholeWord: false,
  exactScript: false,
  without: [],
  home: 'source',
  chosen: null,
  place: null,
  ...newSession(),
}));

// The bar is not wanted in another project because it was in this one.
useWorkspace.subscribe(({ project }, before) => {
  if (project?.path !== before.project?.path) useFind.setState({ open: false, opened: 0 });
});

/** Shows the bar, to be typed in or only to step from result to result. */
export const openFind = (to: 'type' | 'step'): void => {
  const { opened, wantsList } = useFind.getState();
  useFind.setState({ open: true, opened: to === 'type' ? opened + 1 : opened });
  if (wantsList) openDrawer('find');
  useFind.setState({ wantsList: false });
};

/** Puts the bar away, and what it lists. */
export const closeFind = (): void => {
  const wantsList = useWorkspace.getState().drawer === 'find';
  useFind.setState({ open: false, wantsList });
  if (wantsList) closeDrawer();
};

/** Lists the results below the text, or puts the list away. */
export const toggleList = (): void => {
  useFind.setState({ open: true });
  if (useWorkspace.getState().drawer === 'find') closeDrawer();
  else openDrawer('find');
};

/** Changes what is looked for; the place among the hits is then lost, and replacing begins anew. */
export const changeFind = (changed: Partial<Pick<FindState, 'text' | FindFlag>>): void =>
  useFind.setState({ place: null, ...changed, ...newSession() });

/** Begins to replace, from a column: over that one until others are chosen. */
export const beginReplacing = (home: Side): void =>
  useFind.setState({ replacing: true, home, chosen: null, place: null, ...newSession() });

export const endReplacing = (): void => useFind.setState({ replacing: false, place: null });

/** Searches the texts as they are now, with what was replaced in them. */
export const searchAgain = (): void => useFind.setState({ place: null, ...newSession() });

/** Chooses the columns to look in, of all `columns`. */
export const chooseSides = (sides: readonly Side[], columns: readonly Side[]): void =>
  useFind.setState(({ replacing }) => ({
    place: null,
    ...(replacing ? { chosen: sides } : { without: columns.filter((side) => !sides.includes(side)) }),
  }));

/** Replacing keeps to the column the user is in, and never takes in the original unless it is chosen. */
const scopeFrom = (home: Side, columns: readonly Side[]): readonly Side[] => {
  const translations = columns.filter((side) => side !== 'source');
  if (translations.length === 0) return columns;
  return home !== 'source' && columns.includes(home) ? [home] : translations;
};

type Choice = Pick<FindState, 'replacing' | 'without' | 'home' | 'chosen'>;

/** Which of `columns` are looked in; never none. */
export const sidesOf = (state: Choice, columns: readonly Side[]): readonly Side[] => {
  const { replacing, without, home, chosen } = state;
  const sides = columns.filter((side) => (replacing ? chosen?.includes(side) : !without.includes(side)));
  if (sides.length > 0) return sides;
  return replacing ? scopeFrom(home, columns) : columns;
};

/** The query to send, over the columns chosen of `columns`; null while there is nothing to look for. */
const queryOf = (
  state: Choice & Pick<FindState, 'text' | FindFlag>,
  columns: readonly Side[],
): FindQuery | null => {
  if (state.text === '') return null;
  const sides = sidesOf(state, columns);
  return {
    text: state.text,
    mode: state.regex ? 'regex' : 'plain',
    matchCase: state.matchCase,
    wholeWord: state.wholeWord,
    exactScript: state.exactScript,
    ...(sides.length === columns.length ? {} : { sides: [...sides] }),
  };
};

/** What is asked for: a query, and while replacing the session whose waiting hits are meant. */
export type Asked = { readonly query: FindQuery; readonly session?: string };

/** `queryOf`, with the session of it. */
export const askedOf = (state: FindState, columns: readonly Side[]): Asked | null => {
  const query = queryOf(state, columns);
  if (query === null) return null;
  return state.replacing ? { query, session: state.session } : { query };
};
