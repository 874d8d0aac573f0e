import { fold } from '../text/fold.ts';

/** What a termbase or a list of names says: what the left text calls something, and what the right one does. */
export type SharedTerm = { readonly left: readonly string[]; readonly right: readonly string[] };

/** The terms of a text that occur in one of its sentences, each as a token that both texts have. */
export type FindTerms = (text: string) => readonly string[];

const letter = /[\p{L}\p{N}]/u;

/** Letters of a script that sets its words apart. */
const isSpaced = (character: string): boolean =>
  letter.test(character) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character);

const tokenOf = (n: number): string => `=${n}`;

/** A form is looked for by its first two characters. */
const keyOf = (text: string, at: number): string => text.slice(at, at + 2);

type Form = { readonly text: string; readonly token: string };

/** Whether a word goes on over this place: then what ends or begins there is part of another one. An English plural is none. */
const isWithin = (text: string, at: number): boolean => {
  if (at <= 0 || at >= text.length || !isSpaced(text.charAt(at - 1))) return false;
  const next = text.charAt(at);
  return isSpaced(next) && !(next === 's' && !isSpaced(text.charAt(at + 1)));
};

const formsOf = (terms: readonly (readonly string[])[]): ReadonlyMap<string, readonly Form[]> =>
  Map.groupBy(
    terms.flatMap((forms, n) =>
      forms.flatMap((form): readonly Form[] => {
        const text = fold(form).trim();
        return text === '' ? [] : [{ text, token: tokenOf(n) }];
      }),
    ),
    ({ text }) => keyOf(text, 0),
  );

/** Finds forms of terms in either script and in small and capital letters, as whole words where words are set apart. Linear in the text. */
const finder = (terms: readonly (readonly string[])[]): FindTerms => {
  const forms = formsOf(terms);
  if (forms.size === 0) return () => [];
  return (text) => {
    const folded = fold(text);
    const found = new Set<string>();
    for (let at = 0; at < folded.length; at += 1) {
      const here = [
        ...(forms.get(keyOf(folded, at)) ?? []),
        ...(at + 1 < folded.length ? (forms.get(folded.charAt(at)) ?? []) : []),
      ];
      for (const form of here)
        if (
          folded.startsWith(form.text, at) &&
          !isWithin(folded, at) &&
          !isWithin(folded, at + form.text.length)
        )
          found.add(form.token);
    }
    return [...found];
  };
};

/** How terms are found in both texts. Terms that one of them has no word for say nothing. */
export const termFinders = (terms: readonly SharedTerm[]): readonly [left: FindTerms, right: FindTerms] => {
  const told = terms.filter(({ left, right }) => left.length > 0 && right.length > 0);
  return [finder(told.map(({ left }) => left)), finder(told.map(({ right }) => right))];
};
