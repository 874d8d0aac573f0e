import type { Ask } from '../../model/index.ts';
import type { ReviewScope } from '../package.ts';
import type { ReportFacts } from '../report-facts.ts';
import { reportStandings } from '../report-values.ts';
import type { Words } from '../score-lines.ts';
import { shownTime, sideName } from './sentences.ts';

/** Something about the review, in words. */
export type Fact = { readonly name: string; readonly value: string };

/** Something somebody did. */
export type ReportEvent = {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly round: number | null;
  readonly file: string;
};

const askName = (asked: Ask, words: Words): string => words(`asks.${asked}`);

const scopeName = (scope: ReviewScope, words: Words): string => {
  if (scope.is === 'rows') return words('scopes.rows', { from: scope.from, to: scope.to });
  if (scope.is === 'filter') return words('scopes.filter', { filter: scope.filter });
  if (scope.is === 'sample') {
    return words('scopes.sample', { characters: scope.characters, seed: scope.seed });
  }
  if (scope.is === 'book') return words('scopes.book', { name: scope.name });
  return words('scopes.all');
};

const knownProfiles = new Set(['mqm-core', 'short', 'east-asian']);

/** The name of a score profile; one that is not the program's names itself. */
export const profileName = (id: string, words: Words): string =>
  knownProfiles.has(id) ? words(`profiles.${id}`) : id;

const amountsOf = ({ counts }: ReportFacts, words: Words): string =>
  [
    words('counts.rows', { count: counts.rows }),
    words('counts.texts', { count: counts.cells }),
    words('counts.changed', { count: counts.changed }),
    words('counts.accepted', { count: counts.accepted }),
    words('counts.items', { count: counts.items }),
    words('counts.threads', { count: counts.threads }),
  ].join(' · ');

const standingsOf = ({ counts }: ReportFacts, words: Words): string =>
  reportStandings
    .filter((standing) => counts.standings[standing] > 0)
    .map(
      (standing) =>
        `${words(`items.standings.${standing}`)} ${words('score.number', { value: counts.standings[standing] })}`,
    )
    .join(' · ');

/** What a report says of the review as a whole. */
export const factLines = (facts: ReportFacts, words: Words): readonly Fact[] => {
  const { session } = facts;
  const fact = (key: string, value: string): Fact => ({ name: words(`facts.${key}`), value });
  return [
    fact('project', facts.project),
    fact('asked', askName(session.asked, words)),
    fact('scope', scopeName(session.scope, words)),
    fact('sides', session.sides.map((side) => sideName(side, words)).join(' · ')),
    ...(session.profile === null ? [] : [fact('profile', profileName(session.profile.id, words))]),
    fact('reviewers', facts.reviewers.join(' · ') || words('facts.nobody')),
    fact('opened', shownTime(session.opened)),
    fact('state', words(facts.closed ? 'facts.closed' : 'facts.open')),
    fact('counts', amountsOf(facts, words)),
    fact('suggestions', standingsOf(facts, words) || words('facts.none')),
    fact('made', shownTime(facts.made)),
  ];
};

/** Who did what when, oldest first; what was answered by its last time. */
export const eventsOf = (facts: ReportFacts, words: Words): readonly ReportEvent[] =>
  [
    ...facts.rounds.map(({ round, made }): ReportEvent => ({
      at: made,
      who: '',
      what: words('people.frozen'),
      round,
      file: '',
    })),
    ...facts.parcels.map(({ at, from, direction, kind, round, name }): ReportEvent => ({
      at,
      who: from,
      what: words(`people.${direction}.${kind}`),
      round,
      file: name,
    })),
    ...facts.answered.map(({ by, last, decisions }): ReportEvent => {
      const count = decisions.accepted + decisions.rejected + decisions.edited;
      return {
        at: last,
        who: by,
        what: words('people.answered', { count, ...decisions }),
        round: null,
        file: '',
      };
    }),
  ].sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
