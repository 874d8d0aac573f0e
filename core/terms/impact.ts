import {
  chineseScript,
  isChinese,
  primaryOf,
  type Concept,
  type ConceptContent,
  type Language,
  type Term,
  type TextEdit,
} from '../model/index.ts';
import { englishEdits } from './inflect.ts';
import { isPartlyNamed, placesOfPerson, surnameIn } from './names/spellings.ts';
import { createTermIndex, type TermIndex, type TermMatch } from './term-index.ts';
import { usableTerms } from './wanted-terms.ts';

/** What a change of an entry asks of the texts in one language. */
export type Replacement = {
  readonly language: Language;
  readonly before: Concept;
  readonly after: Concept;
  /** Terms that are to be used no longer, found in texts. */
  readonly old: TermIndex;
  readonly now: TermIndex;
  readonly wanted: Term;
};

const sameScript = ({ language }: Term, wanted: Language): boolean =>
  !isChinese(wanted) || chineseScript(language) === chineseScript(wanted);

const indexOf = (concept: Concept, terms: readonly Term[]): TermIndex => {
  const index = createTermIndex();
  index.put({ ...concept, terms, name: undefined });
  return index;
};

/**
 * How texts of a language follow when an entry says something else: terms that are gone, forbidden now, or preferred no longer give way to the one that is
 * preferred now. Null where the language's terms ask for nothing. Of Chinese only the script of the language counts.
 */
export const replacementFor = (
  before: Concept,
  content: ConceptContent,
  language: Language,
): Replacement | null => {
  const after: Concept = { ...content, id: before.id, uid: before.uid };
  const usable = (of: Concept) => usableTerms(of, language).filter((term) => sameScript(term, language));
  const [was, is] = [usable(before), usable(after)];
  const [wanted] = is;
  if (wanted === undefined) return null;
  const isStill = ({ text }: Term): boolean => is.some((term) => term.text === text);
  const old = was.filter((term, n) => !isStill(term) || (n === 0 && term.text !== wanted.text));
  if (old.length === 0) return null;
  return { language, before, after, old: indexOf(before, old), now: indexOf(after, is), wanted };
};

/** What a text needs: edits (code points), none where nobody can say which; null where it needs nothing. */
export type Needed = { readonly edits: readonly TextEdit[] } | null;

const isWithin = (match: TermMatch, others: readonly TermMatch[]): boolean =>
  others.some((other) => other.start <= match.start && match.end <= other.end);

/** The family name of a person by itself, which has changed. */
const surnameEdits = ({ before, after, language }: Replacement, text: string): readonly TextEdit[] => {
  const [was, is] = [surnameIn(before, language), surnameIn(after, language)];
  if (was === null || is === null || was === is) return [];
  return placesOfPerson(before, language, text)
    .filter((word) => word.text === was)
    .map(({ start, end }) => {
      const from = Array.from(text.slice(0, start)).length;
      return { start: from, end: from + Array.from(text.slice(start, end)).length, insert: is };
    });
};

/**
 * What a translation needs whose original names the entry. `others`: where other terms stand in it, longer ones of which are left alone. `inFull`: the
 * original has a whole term of it, and not only a part of a name.
 */
export const neededIn = (
  replacement: Replacement,
  text: string,
  { others, inFull }: { readonly others: readonly TermMatch[]; readonly inFull: boolean },
): Needed => {
  if (text === '') return null;
  const { old, now, wanted, language, before } = replacement;
  const isPerson = before.name?.kind === 'person';
  const right = now.find(text, language);
  const longer = others.filter(({ concept }) => concept !== before.id);
  const found = old
    .find(text, language)
    .filter(
      (match) =>
        !match.inside &&
        !isWithin(
          match,
          right.filter(({ start, end }) => end - start > match.end - match.start),
        ),
    )
    .filter(
      (match) =>
        !isWithin(
          match,
          longer.filter(({ start, end }) => end - start > match.end - match.start),
        ),
    );
  const points = Array.from(text);
  if (found.length > 0) {
    const isEnglish = primaryOf(language) === 'en';
    return {
      edits: found.flatMap((match) =>
        isEnglish
          ? englishEdits(points, match, match.term.text, wanted.text)
          : [{ start: match.start, end: match.end, insert: wanted.text }],
      ),
    };
  }
  if (right.length > 0) return null;
  const surname = isPerson ? surnameEdits(replacement, text) : [];
  if (surname.length > 0) return { edits: surname };
  // A part of the name, or a pronoun, that stays as it is.
  if (isPerson && (!inFull || isPartlyNamed(before, language, text))) return null;
  return { edits: [] };
};
