import { primaryOf, type Concept, type ConceptId, type Language, type Term } from '../model/index.ts';
import { isFormOf } from './english-forms.ts';
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
};

/** The terms of some concepts, found in texts. */
export type TermIndex = {
  /** Takes in a concept in place of what was known of it. */
  readonly put: (concept: Concept) => void;
  readonly remove: (concept: ConceptId) => void;
  readonly get: (concept: ConceptId) => Concept | null;
  readonly size: () => number;
  /** In no order. */
  readonly all: () => Iterable<Concept>;
  /** The concepts that have a term which is found as `text` in a text of `language`. */
  readonly named: (text: string, language: Language) => readonly ConceptId[];
  /**
   * All terms in a text that are of its language, whichever version and script: by where they begin, of those that begin together the
   * longest first. As long as the text, times the length of the longest term that begins like it.
   */
  readonly find: (text: string, language: Language) => readonly TermMatch[];
};

/** A term as it is found: what hangs on the last node of its key. */
type Entry = {
  readonly concept: ConceptId;
  readonly term: Term;
  readonly words: readonly Word[];
};

type Tree = { readonly trie: Trie; readonly entries: Map<number, Entry[]> };

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

const inOrder = (a: Found, b: Found): number => a.start - b.start || b.end - a.end || a.concept - b.concept;

/** Matches in order, each with whether a longer one holds it. */
const withInside = (found: readonly Found[]): readonly TermMatch[] => {
  let [start, end] = [-1, -1];
  return found.map((match) => {
    const inside = match.end <= end && !(match.start === start && match.end === end);
    if (match.end > end) [start, end] = [match.start, match.end];
    return { ...match, inside };
  });
};

const findIn = ({ trie, entries }: Tree, text: string, isEnglish: boolean): readonly TermMatch[] => {
  const key = termKey(text);
  const { points, starts, ends, opens, closes } = key;
  const found: Found[] = [];
  for (let from = 0; from < points.length; from += 1) {
    if (opens[from] !== true) continue;
    let node = 0;
    for (let at = from; at < points.length; at += 1) {
      node = trie.next(node, points[at] ?? 0);
      if (node === -1) break;
      const here = closes[at] === true ? entries.get(node) : undefined;
      if (here === undefined) continue;
      const words = wordsOf(key, from, at + 1);
      for (const { concept, term, words: wanted } of here) {
        if (words.length !== wanted.length) continue;
        if (!wanted.every((word, n) => isWord(words[n], word, isEnglish))) continue;
        found.push({ concept, term, start: starts[from] ?? 0, end: ends[at] ?? 0 });
      }
    }
  }
  return withInside(found.sort(inOrder));
};

/** `und` and its like have no version of a language: a term of it is found in texts of it. */
const treeName = (language: Language): string => primaryOf(language);

export const createTermIndex = (): TermIndex => {
  const concepts = new Map<ConceptId, Concept>();
  const trees = new Map<string, Tree>();
  const treeOf = (language: Language): Tree => {
    const name = treeName(language);
    const known = trees.get(name);
    if (known !== undefined) return known;
    const made: Tree = { trie: createTrie(), entries: new Map() };
    trees.set(name, made);
    return made;
  };
  const remove = (id: ConceptId): void => {
    for (const { language, text } of concepts.get(id)?.terms ?? []) {
      const { trie, entries } = treeOf(language);
      const node = trie.find(termKey(text).points);
      const left = (entries.get(node) ?? []).filter(({ concept }) => concept !== id);
      if (left.length > 0) entries.set(node, left);
      else entries.delete(node);
    }
    concepts.delete(id);
  };
  return {
    put: (concept) => {
      remove(concept.id);
      concepts.set(concept.id, concept);
      for (const term of concept.terms) {
        const key = termKey(term.text);
        if (key.points.length === 0) continue;
        const { trie, entries } = treeOf(term.language);
        const node = trie.put(key.points);
        const entry = { concept: concept.id, term, words: wordsOf(key, 0, key.points.length) };
        const here = entries.get(node);
        if (here === undefined) entries.set(node, [entry]);
        else here.push(entry);
      }
    },
    remove,
    get: (id) => concepts.get(id) ?? null,
    size: () => concepts.size,
    all: () => concepts.values(),
    named: (text, language) => {
      const tree = trees.get(treeName(language));
      const node = tree?.trie.find(termKey(text).points) ?? -1;
      return [...new Set((tree?.entries.get(node) ?? []).map(({ concept }) => concept))];
    },
    find: (text, language) => {
      const tree = trees.get(treeName(language));
      return tree === undefined ? [] : findIn(tree, text, primaryOf(language) === 'en');
    },
  };
};
