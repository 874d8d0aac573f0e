import {
  primaryOf,
  type Concept,
  type ConceptId,
  type Language,
  type NameTitle,
  type Term,
} from '../model/index.ts';
import { isFormOf } from './english-forms.ts';
import { latinWords } from '../text/latin-words.ts';
import { givenNameIn, personSurname, titleAt } from './names/forms.ts';
import { termKey, type TermKey, type Word } from './term-key.ts';
import { createTrie, type Trie } from './trie.ts';

/** A term in a text, `start` to `end` in code points. */
export type TermMatch = {
  readonly concept: ConceptId;
  readonly term: Term;
  readonly start: number;
  readonly end: number;
  /** It stands within a longer term. */
  readonly inside: boolean;
  /** Of a person, where the term does not stand whole: the family name with a title, or the given name alone. */
  readonly form?: 'address' | 'given';
  /** What stands behind the family name. */
  readonly title?: NameTitle;
};

/** The terms of some concepts, found in texts. */
export type TermsRead = {
  readonly get: (concept: ConceptId) => Concept | null;
  readonly size: () => number;
  /** Whether there is a name of a person. */
  readonly hasPeople: () => boolean;
  /** Whether a word of Latin letters is one of a usable term, a title or a romanisation, in just this form. */
  readonly hasWord: (word: string) => boolean;
  /** The concept that is named so in files; null where none is. */
  readonly byUid: (uid: string) => ConceptId | null;
  /** Which of several termbases a concept is of, the first being 0; -1 where none has it. */
  readonly rankOf: (concept: ConceptId) => number;
  /** All those words. */
  readonly latinWords: () => Iterable<string>;
  /** In no order. */
  readonly all: () => Iterable<Concept>;
  /** The concepts that have a term which is found as `text` in a text of `language`. */
  readonly named: (text: string, language: Language) => readonly ConceptId[];
  /**
   * All terms in a text that are of its language, whichever version and script: by where they begin, of those that begin together the
   * longest first. As long as the text, times the length of the longest term that begins like it. `key`: that of the text, where it is known.
   */
  readonly find: (text: string, language: Language, key?: TermKey) => readonly TermMatch[];
};

/** The same, into which concepts are taken and out of which they go. */
export type TermIndex = TermsRead & {
  /** Takes in a concept in place of what was known of it. */
  readonly put: (concept: Concept) => void;
  readonly remove: (concept: ConceptId) => void;
};

/** A term as it is found: what hangs on the last node of its key. */
type Entry = {
  readonly concept: ConceptId;
  readonly term: Term;
  readonly words: readonly Word[];
  /** The key is that of the given name in the term. */
  readonly form?: 'given';
};

type Tree = {
  readonly trie: Trie;
  readonly entries: Map<number, Entry[]>;
  /** By the node of a family name, the people who have it and are in the termbase. */
  readonly surnames: Map<number, Entry[]>;
};

/** Code points of the longest title that is looked for. */
const longestTitle = 20;
/** More people than this with one family name: nobody can say who is meant by it and a title. */
const mostNamesakes = 4;

const wordsOf = ({ words }: TermKey, from: number, to: number): readonly Word[] => {
  const found: Word[] = [];
  for (let at = from; at < to; at += 1) {
    const word = words[at] ?? null;
    if (word !== null && word !== found.at(-1)) found.push(word);
  }
  return found;
};

const abbreviation = /^\p{Lu}[\p{Lu}\p{N}]+$/u;
const letters = /^[\p{Lu}\p{N}]+/u;

/** An abbreviation is no ordinary word: `WHO` is not found in `who`, but in `WHOs`. */
const isWrittenAs = (word: Word, wanted: Word): boolean =>
  !abbreviation.test(wanted.written) || letters.exec(word.written)?.[0] === wanted.written;

const isWord = (word: Word | undefined, wanted: Word, isEnglish: boolean): boolean => {
  if (word === undefined || !isWrittenAs(word, wanted)) return false;
  return isEnglish ? isFormOf(word.folded, wanted.folded) : word.folded === wanted.folded;
};

type Found = Omit<TermMatch, 'inside'>;

type Placed = Pick<TermMatch, 'start' | 'end'>;

/** By where matches begin; of those that begin together the longest first. */
export const inTextOrder = (a: Placed, b: Placed): number => a.start - b.start || b.end - a.end;

const inOrder = (a: Found, b: Found): number => inTextOrder(a, b) || a.concept - b.concept;

/** Matches in order, each with whether a longer one holds it. */
export const withInside = (found: readonly Found[]): readonly TermMatch[] => {
  let [start, end] = [-1, -1];
  return found.map((match) => {
    const inside = match.end <= end && !(match.start === start && match.end === end);
    if (match.end > end) [start, end] = [match.start, match.end];
    return { ...match, inside };
  });
};

type Concepts = ReadonlyMap<ConceptId, Concept>;

/** People who are addressed at a place of a text: a family name that ends at point `to`, and behind it a title. */
const addressed = (
  { starts, ends, points }: TermKey,
  people: readonly Entry[],
  concepts: Concepts,
  from: number,
  to: number,
): readonly Found[] => {
  if (people.length > mostNamesakes) return [];
  const behind = String.fromCodePoint(...points.slice(to + 1, to + 1 + longestTitle));
  return people.flatMap(({ concept: id, term }): readonly Found[] => {
    const concept = concepts.get(id);
    const title = concept === undefined ? null : titleAt(concept, behind, 0);
    if (title === null) return [];
    const end = ends[to + Array.from(title.original).length] ?? 0;
    return [{ concept: id, term, start: starts[from] ?? 0, end, form: 'address', title }];
  });
};

const findIn = (
  { trie, entries, surnames }: Tree,
  key: TermKey,
  isEnglish: boolean,
  concepts: Concepts,
): readonly TermMatch[] => {
  const { points, starts, ends, opens, closes } = key;
  const found: Found[] = [];
  for (let from = 0; from < points.length; from += 1) {
    if (opens[from] !== true) continue;
    let node = 0;
    for (let at = from; at < points.length; at += 1) {
      node = trie.next(node, points[at] ?? 0);
      if (node === -1) break;
      if (closes[at] !== true) continue;
      const people = surnames.get(node);
      if (people !== undefined) found.push(...addressed(key, people, concepts, from, at));
      const here = entries.get(node);
      if (here === undefined) continue;
      const words = wordsOf(key, from, at + 1);
      for (const { concept, term, words: wanted, form } of here) {
        if (words.length !== wanted.length) continue;
        if (!wanted.every((word, n) => isWord(words[n], word, isEnglish))) continue;
        const place = { concept, term, start: starts[from] ?? 0, end: ends[at] ?? 0 };
        found.push(form === undefined ? place : { ...place, form });
      }
    }
  }
  return withInside(found.sort(inOrder));
};

/** What a concept is found by: the list of a tree that it hangs in, and the key that leads there. */
type Hook = {
  readonly language: Language;
  readonly list: 'entries' | 'surnames';
  readonly points: readonly number[];
  readonly entry: Entry;
};

const noWords: readonly Word[] = [];

/** The terms themselves, and for a person the parts of the name in Chinese. */
const hooksOf = (concept: Concept): readonly Hook[] => {
  const hook = (list: Hook['list'], term: Term, text: string, form?: 'given'): readonly Hook[] => {
    const key = termKey(text);
    if (key.points.length === 0) return [];
    const words = wordsOf(key, 0, key.points.length);
    const entry = { concept: concept.id, term, words: words.length === 0 ? noWords : words };
    const { language } = term;
    return [{ language, list, points: key.points, entry: form === undefined ? entry : { ...entry, form } }];
  };
  const whole = concept.terms.flatMap((term) => hook('entries', term, term.text));
  const surname = personSurname(concept);
  if (surname === '') return whole;
  const chinese = concept.terms.filter(
    ({ language, status }) => status !== 'forbidden' && treeName(language) === 'zh',
  );
  const given = chinese.flatMap((term) => {
    const name = givenNameIn(concept, term.text);
    return name === null ? [] : hook('entries', term, name, 'given');
  });
  const [first] = chinese;
  return [...whole, ...given, ...(first === undefined ? [] : hook('surnames', first, surname))];
};

/** The words of Latin letters that a concept is named by; a forbidden term is none to be used. */
const latinWordsOf = ({ terms, name }: Concept): ReadonlySet<string> => {
  const usable = terms.filter(({ status }) => status !== 'forbidden').map(({ text }) => text);
  const facts =
    name === undefined
      ? []
      : [...Object.values(name.romanisations), ...name.titles.map(({ translation }) => translation)];
  return new Set([...usable, ...facts].flatMap((text) => latinWords(text).map(({ word }) => word)));
};

/** `und` and its like have no version of a language: a term of it is found in texts of it. */
const treeName = (language: Language): string => primaryOf(language);

export const createTermIndex = (): TermIndex => {
  const concepts = new Map<ConceptId, Concept>();
  const trees = new Map<string, Tree>();
  /** By what names them in files; which, where one is named so. */
  const uids = new Map<string, ConceptId>();
  let people = 0;
  /** By how many concepts each word is used. */
  const latin = new Map<string, number>();
  const countWords = (concept: Concept, by: 1 | -1): void => {
    for (const word of latinWordsOf(concept)) {
      const count = (latin.get(word) ?? 0) + by;
      if (count > 0) latin.set(word, count);
      else latin.delete(word);
    }
  };
  const treeOf = (language: Language): Tree => {
    const name = treeName(language);
    const known = trees.get(name);
    if (known !== undefined) return known;
    const made: Tree = { trie: createTrie(), entries: new Map(), surnames: new Map() };
    trees.set(name, made);
    return made;
  };
  const remove = (id: ConceptId): void => {
    const concept = concepts.get(id);
    if (concept === undefined) return;
    for (const { language, list, points } of hooksOf(concept)) {
      const { trie, [list]: entries } = treeOf(language);
      const node = trie.find(points);
      const left = (entries.get(node) ?? []).filter((entry) => entry.concept !== id);
      if (left.length > 0) entries.set(node, left);
      else entries.delete(node);
    }
    if (concept.name?.kind === 'person') people -= 1;
    countWords(concept, -1);
    if (uids.get(concept.uid) === id) uids.delete(concept.uid);
    concepts.delete(id);
  };
  return {
    put: (concept) => {
      remove(concept.id);
      concepts.set(concept.id, concept);
      uids.set(concept.uid, concept.id);
      if (concept.name?.kind === 'person') people += 1;
      countWords(concept, 1);
      for (const { language, list, points, entry } of hooksOf(concept)) {
        const { trie, [list]: entries } = treeOf(language);
        const node = trie.put(points);
        // Two terms of one concept may have one given name: 孫中山 and 孙中山.
        const here = (entries.get(node) ?? []).filter(
          (other) => entry.form === undefined || other.concept !== entry.concept || other.form === undefined,
        );
        entries.set(node, [...here, entry]);
      }
    },
    remove,
    get: (id) => concepts.get(id) ?? null,
    size: () => concepts.size,
    hasPeople: () => people > 0,
    hasWord: (word) => latin.has(word),
    byUid: (uid) => uids.get(uid) ?? null,
    rankOf: (id) => (concepts.has(id) ? 0 : -1),
    latinWords: () => latin.keys(),
    all: () => concepts.values(),
    named: (text, language) => {
      const tree = trees.get(treeName(language));
      const node = tree?.trie.find(termKey(text).points) ?? -1;
      const whole = (tree?.entries.get(node) ?? []).filter(({ form }) => form === undefined);
      return [...new Set(whole.map(({ concept }) => concept))];
    },
    find: (text, language, key) => {
      const tree = trees.get(treeName(language));
      return tree === undefined
        ? []
        : findIn(tree, key ?? termKey(text), primaryOf(language) === 'en', concepts);
    },
  };
};
