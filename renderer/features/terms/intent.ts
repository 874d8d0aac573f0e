import type { ConceptId } from '#core/model/index.ts';

const prefix = 'concept:';

/** What the page of the termbase is opened for: one concept. */
export const conceptIntent = (concept: ConceptId): string => `${prefix}${concept}`;

/** The concept it was opened for; null when it was opened for all. */
export const conceptOfIntent = (intent: string | null): ConceptId | null =>
  intent?.startsWith(prefix) === true ? (Number(intent.slice(prefix.length)) as ConceptId) : null;

/** What the page is opened for to show candidates. */
export const candidatesIntent = 'candidates';

/** What the page is opened for to show the shared termbases. */
export const sharedIntent = 'shared';
