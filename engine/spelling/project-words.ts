import { bareWord } from '#core/spelling/index.ts';
import { ok, type FindingKind, type Result, type Step } from '#core/model/index.ts';
import { latinWords } from '#core/text/latin-words.ts';
import { commit } from '../project/commit.ts';
import type { OpenProject } from '../project/open-project.ts';
import { allIgnored, findIgnored } from '../store/ignored-findings-repository.ts';

const kindOf = (words: string): FindingKind => ({ check: 'spelling', code: 'unknown', words });

/** The project's own words, sorted: what is ignored everywhere of its spelling. */
export const projectWords = ({ handle }: OpenProject): readonly string[] =>
  allIgnored(handle)
    .filter(({ check, code, cell }) => check === 'spelling' && code === 'unknown' && cell === null)
    .map(({ words }) => words)
    .sort((a, b) => a.localeCompare(b, 'en'));

/** The parts of what somebody wrote as a word, as the check finds them. */
const partsOf = (words: readonly string[]): readonly string[] => [
  ...new Set(words.flatMap((word) => latinWords(word).map((part) => bareWord(part.word)))),
];

const stepsFor = (
  { handle }: OpenProject,
  words: readonly string[],
  after: '' | null,
): readonly Extract<Step, { on: 'ignored' }>[] =>
  words.flatMap((word) => {
    const before = findIgnored(handle, kindOf(word), null);
    return before === after ? [] : [{ on: 'ignored', ...kindOf(word), cell: null, before, after }];
  });

/** Adds words to the project's. Answers how many are new. Failures: those of commit. */
export const addWords = (
  project: OpenProject,
  words: readonly string[],
  actor: string,
): Result<{ readonly added: number }> => {
  const steps = stepsFor(project, partsOf(words), '');
  if (steps.length === 0) return ok({ added: 0 });
  const done = commit(project, { kind: 'ignore', steps, actor });
  return done.ok ? ok({ added: steps.length }) : done;
};

/** Takes words out of the project's. Failures: those of commit. */
export const removeWords = (
  project: OpenProject,
  words: readonly string[],
  actor: string,
): Result<{ readonly removed: number }> => {
  const steps = stepsFor(project, [...new Set(words)], null);
  if (steps.length === 0) return ok({ removed: 0 });
  const done = commit(project, { kind: 'unignore', steps, actor });
  return done.ok ? ok({ removed: steps.length }) : done;
};
