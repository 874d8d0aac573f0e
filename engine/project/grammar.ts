import type { Dialect, GrammarIssue, KnownGrammar } from '#core/checks/grammar.ts';
import type { SegmentId } from '#core/model/index.ts';
import { allIgnored } from '../store/ignored-findings-repository.ts';
import type { OpenProject } from './open-project.ts';
import { termsAtHand } from './terms.ts';

/** A text whose grammar somebody wants to know about. `prose` is what the checker reads (`proseOf`). */
type GrammarWanted = {
  readonly segment: SegmentId;
  readonly side: string;
  readonly dialect: Dialect;
  readonly prose: string;
};

/** What knows the grammar of texts: the checker beside the engine, while it is switched on. */
export type GrammarSource = {
  readonly known: (dialect: Dialect, prose: string) => readonly GrammarIssue[] | undefined;
  /** Asks for a text that is not known; `isOne`: of a row that is read by itself, as after typing. */
  readonly want: (wanted: GrammarWanted, isOne: boolean) => void;
};

const sources = new WeakMap<OpenProject, GrammarSource>();

/** From now on the project's grammar is checked by `source`, or no more. */
export const setGrammarSource = (project: OpenProject, source: GrammarSource | null): void => {
  if (source === null) sources.delete(project);
  else sources.set(project, source);
};

export const grammarSourceOf = (project: OpenProject): GrammarSource | null => sources.get(project) ?? null;

const words = new WeakMap<OpenProject, { readonly sequence: number; readonly own: ReadonlySet<string> }>();

/** The words that were added to the project, as its spelling has them. */
const addedWords = (project: OpenProject): ReadonlySet<string> => {
  const last = words.get(project);
  if (last?.sequence === project.sequence) return last.own;
  const own = new Set(
    allIgnored(project.handle)
      .filter(({ check, code, cell }) => check === 'spelling' && code === 'unknown' && cell === null)
      .map((ignored) => ignored.words),
  );
  words.set(project, { sequence: project.sequence, own });
  return own;
};

/** Tells of words whether termbase or project have them. While a large termbase is being read any word may be a name. */
export const ownWords = (project: OpenProject): ((word: string) => boolean) => {
  const added = addedWords(project);
  return (word) =>
    added.has(word) || added.has(word.toLowerCase()) || (termsAtHand(project)?.hasWord(word) ?? true);
};

type GrammarOfRow = (segment: SegmentId) => KnownGrammar | null;

const none: GrammarOfRow = () => null;

/** What is known of the grammar of rows, by their segments; of what is not known nothing is asked. */
export const knownGrammar = (project: OpenProject): GrammarOfRow => {
  const source = grammarSourceOf(project);
  if (source === null) return none;
  const row = {
    issuesOf: (_side: string, dialect: Dialect, prose: string) => source.known(dialect, prose),
    isOwn: ownWords(project),
  };
  return () => row;
};

/** The same for rows that are being shown: what is not known is asked for, and told of when it is. `isOne`: of a single row. */
export const shownGrammar = (project: OpenProject, isOne: boolean): GrammarOfRow => {
  const source = grammarSourceOf(project);
  if (source === null) return none;
  const isOwn = ownWords(project);
  return (segment) => ({
    isOwn,
    issuesOf: (side, dialect, prose) => {
      const known = source.known(dialect, prose);
      if (known === undefined) source.want({ segment, side, dialect, prose }, isOne);
      return known;
    },
  });
};
