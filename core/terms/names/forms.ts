import { fold } from '../../text/fold.ts';
import type { Concept, NameTitle } from '../../model/index.ts';
import { usualTitles } from './titles.ts';

type Person = Pick<Concept, 'name' | 'terms'>;

/** The family name of a person; empty for all other concepts. */
export const personSurname = ({ name }: Pick<Concept, 'name'>): string =>
  name?.kind === 'person' ? name.surname : '';

/** Given names of one character are mostly words. */
const shortestGiven = 2;

/** The given name in a name in characters; null where that does not begin with the family name, or what is left is one character. */
export const givenNameIn = (person: Person, text: string): string | null => {
  const surname = personSurname(person);
  if (surname === '' || !fold(text).startsWith(fold(surname))) return null;
  const given = Array.from(text).slice(Array.from(surname).length);
  return given.length < shortestGiven ? null : given.join('');
};

const isWritten = (key: string, at: number, title: string): boolean => key.startsWith(fold(title), at);

/**
 * What stands at a place of a folded text (UTF-16) as a title of a person: of those that the termbase has for the person and the usual ones that
 * can be said of them, the longest. Null where none does.
 */
export const titleAt = ({ name }: Pick<Concept, 'name'>, key: string, at: number): NameTitle | null => {
  if (name === undefined) return null;
  const own = name.titles.filter(({ original }) => isWritten(key, at, original));
  const usual = usualTitles.filter(
    ({ original, of }) => (of === 'anyone' || of === name.gender) && isWritten(key, at, original),
  );
  return (
    [...own, ...usual].toSorted((a, b) => Array.from(b.original).length - Array.from(a.original).length)[0] ??
    null
  );
};
