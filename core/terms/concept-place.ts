import type { ConceptId } from '../model/index.ts';

/*
 * Concepts of several termbases are found together, so that each needs an id that no other has: the number of its termbase and, in the lower
 * 32 bits, its number there. That of the project's own termbase is 0, so that its concepts have the ids they are stored by.
 */

const stretch = 2 ** 32;
/** Termbases that can be told apart: ids stay whole numbers of JavaScript (2^53). */
export const mostTermbases = 2 ** 21;

export const ownTermbase = 0;

/** The id of a concept by its termbase and its number there. */
export const conceptIn = (termbase: number, number: number): ConceptId =>
  (termbase * stretch + number) as ConceptId;

/** The number of the termbase that a concept is of. */
export const termbaseOf = (id: ConceptId): number => Math.floor(id / stretch);

/** The number of a concept in its termbase. */
export const numberIn = (id: ConceptId): number => id % stretch;
