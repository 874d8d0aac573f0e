import { create } from 'zustand';
import type { FindQuery } from '../../../api/find.ts';
import type { Side } from '../../../core/model/index.ts';
import type { HitPlace } from './places.ts';

/** What is looked for and how, kept while the panel is closed. */
export type FindState = {
  readonly text: string;
  readonly replacement: string;
  readonly replacing: boolean;
  readonly regex: boolean;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  readonly exactScript: boolean;
  /** Columns left out; none means everywhere. */
  readonly without: readonly Side[];
  readonly place: HitPlace | null;
};

export type FindFlag = 'regex' | 'matchCase' | 'wholeWord' | 'exactScript';

export const useFind = create<FindState>()(() => ({
  text: '',
  replacement: '',
  replacing: false,
  regex: false,
  matchCase: false,
  wholeWord: false,
  exactScript: false,
  without: [],
  place: null,
}));

/** Changes what is looked for; the place among the hits is then lost. */
export const changeFind = (changed: Partial<FindState>): void =>
  useFind.setState({ place: null, ...changed });

/** The query to send, over those of `columns` that are not left out; null while there is nothing to look for. */
export const queryOf = (state: FindState, columns: readonly Side[]): FindQuery | null => {
  if (state.text === '') return null;
  const sides = columns.filter((side) => !state.without.includes(side));
  return {
    text: state.text,
    mode: state.regex ? 'regex' : 'plain',
    matchCase: state.matchCase,
    wholeWord: state.wholeWord,
    exactScript: state.exactScript,
    ...(sides.length === columns.length || sides.length === 0 ? {} : { sides }),
  };
};
