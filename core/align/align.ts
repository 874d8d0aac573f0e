import { isUnspaced, primaryOf, type Language } from '../model/index.ts';
import { findBand, type Band } from './band.ts';
import { certaintyOf } from './certainty.ts';
import { knownChances, type Chances } from './correspondences.ts';
import { joinCrossings, type AloneScore } from './crossings.ts';
import type { Lexicon } from './lexicon.ts';
import { firstPass, learnedPass, type Known } from './pass.ts';
import { bestBeads, type PathBead } from './paths.ts';
import type { Learned, ScoredText } from './scoring.ts';
import { usualWeights, type Weights } from './settings.ts';
import { termFinders, type FindTerms, type SharedTerm } from './shared-terms.ts';
import { speechOf } from './speech.ts';
import { findNames, hanTokeniser, isSameLanguage, latinTokeniser, sameTokeniser } from './tokens.ts';
import { countTokens, RowsBuilder, type Counted, type Tokenise } from './vocabulary.ts';
import { sentenceScore } from './word-sums.ts';

/** A text to be aligned: its sentences in order. */
export type AlignText = {
  readonly language: Language;
  readonly sentences: readonly string[];
  /** Whether a sentence begins a paragraph; none does where this is left out. */
  readonly opens?: readonly boolean[];
};

/** Sentences that say the same: half-open ranges; one of them may be empty. */
export type Bead = {
  readonly left: number;
  readonly leftEnd: number;
  readonly right: number;
  readonly rightEnd: number;
  /** How probable it is, from 0 to 1, that exactly these belong together. */
  readonly certainty: number;
};

export type AlignOptions = {
  /** For Chinese beside a text in letters; without it names, numbers, marks and lengths remain. */
  readonly lexicon?: Lexicon | null;
  /** What both texts call the same, as somebody has written it down; of texts in two languages. */
  readonly terms?: readonly SharedTerm[];
  /** Told of what is done, from 0 to 1; answers whether to go on. */
  readonly progress?: (share: number) => boolean;
  /** Leaves words out of account: the aligner of Gale and Church (1993), to compare with. */
  readonly onlyLengths?: boolean;
  readonly weights?: Weights;
  /** Passes that learn from the one before. */
  readonly passes?: number;
};

const isChinese = (language: Language): boolean => primaryOf(language) === 'zh';

/** Sentences on either side of the path that are looked at. */
const reach = 10;

/** Length of a sentence: characters without white space. */
const lengthOf = (text: string): number => text.replaceAll(/\s/gu, '').length;

const scored = ({ sentences, opens }: AlignText, counted: Counted): ScoredText => ({
  tokens: counted.sentences,
  lengths: Float64Array.from(sentences, lengthOf),
  opens: Uint8Array.from(sentences, (_, n) => (opens?.[n] === true ? 1 : 0)),
  speech: speechOf(sentences),
});

const alsoTerms =
  (cut: Tokenise, find: FindTerms): Tokenise =>
  (text, sentence) => [...cut(text, sentence), ...find(text)];

/** How both texts are cut into tokens. */
const tokenisers = (
  left: AlignText,
  right: AlignText,
  lexicon: Lexicon | null,
  terms: readonly SharedTerm[],
): readonly [Tokenise, Tokenise] => {
  if (isSameLanguage(left.language, right.language))
    return [sameTokeniser(left.language), sameTokeniser(right.language)];
  const cuts = wordTokenisers(left, right, lexicon);
  if (terms.length === 0) return cuts;
  const finders = termFinders(terms);
  return [alsoTerms(cuts[0], finders[0]), alsoTerms(cuts[1], finders[1])];
};

/** The same of texts in two languages, by their words alone. */
const wordTokenisers = (
  left: AlignText,
  right: AlignText,
  lexicon: Lexicon | null,
): readonly [Tokenise, Tokenise] => {
  if (lexicon === null || !isChinese(left.language) || isUnspaced(right.language))
    return [sameTokeniser(left.language), sameTokeniser(right.language)];
  const names = findNames(right.sentences, left.sentences, lexicon);
  return [hanTokeniser(lexicon, names), latinTokeniser(names)];
};

/** What a token has to be likelier to translate than this, to say where to look. */
const leastSaid = 0.01;

/** Where to look, by what words say of each other, weighted by rarity. */
const bandOf = (left: Counted, right: Counted, { starts, ids, values }: Chances): Band => {
  const { counts, total } = right.vocabulary;
  const rarity = Float64Array.from(counts, (count) => Math.log(1 + total / (count * 20)));
  const says = new RowsBuilder();
  for (let token = 0; token < starts.length - 1; token += 1) {
    for (let at = starts[token] ?? 0; at < (starts[token + 1] ?? 0); at += 1) {
      const [other, chance] = [ids[at] ?? 0, values[at] ?? 0];
      if (chance >= leastSaid) says.add(other, Math.sqrt(chance) * (rarity[other] ?? 0));
    }
    says.endRow();
  }
  return findBand({ left: left.sentences, right: right.sentences, says: says.weighted(), rarity }, reach);
};

/** A band straight from beginning to end, for lengths alone: a tenth of the text to each side, 120 sentences at most. */
const diagonal = (left: number, right: number): Band => {
  const wide = Math.min(120, Math.max(30, Math.ceil(right / 10)));
  const at = (n: number, by: number): number =>
    Math.min(right, Math.max(0, Math.round((n * right) / Math.max(1, left)) + by));
  const low = Int32Array.from({ length: left + 1 }, (_, n) => (n === 0 ? 0 : at(n, -wide)));
  const high = Int32Array.from({ length: left + 1 }, (_, n) => (n === left ? right : at(n, wide)));
  return { low, high };
};

/** Sentences on either side of a path that was found before. */
const closeReach = 5;

/** What lies around a path that was found before. */
const bandAround = (beads: readonly PathBead[], left: number, right: number): Band => {
  const low = new Int32Array(left + 1).fill(right);
  const high = new Int32Array(left + 1);
  for (const bead of beads)
    for (let at = Math.max(0, bead.left - 2); at <= Math.min(left, bead.leftEnd + 2); at += 1) {
      low[at] = Math.max(0, Math.min(low[at] ?? right, bead.right - closeReach));
      high[at] = Math.min(right, Math.max(high[at] ?? 0, bead.rightEnd + closeReach));
    }
  low[0] = 0;
  high[left] = right;
  return { low, high };
};

/** Scores are surer than they should be: words of a sentence do not come one by one. */
const sharpness = 0.5;

const runPass = (
  { texts, counted, weights }: Known,
  band: Band,
  learned: Learned,
  goesOn: (share: number) => boolean,
): readonly PathBead[] | null => {
  const tokens = {
    left: counted.left.vocabulary.tokens.length,
    right: counted.right.vocabulary.tokens.length,
  };
  const beads: PathBead[] = [];
  for (const some of bestBeads({ ...texts, ...learned, weights }, band, tokens, sharpness)) {
    for (const bead of some) beads.push(bead);
    if (!goesOn((beads.at(-1)?.leftEnd ?? 0) / Math.max(1, texts.left.lengths.length))) return null;
  }
  return beads;
};

/** What the words of two sentences say of each other, in both directions. */
const aloneScore = ({ counted, weights }: Known, learned: Learned): AloneScore => {
  const [lefts, rights] = [counted.left, counted.right];
  const toRight = new Float64Array(rights.vocabulary.tokens.length);
  const toLeft = new Float64Array(lefts.vocabulary.tokens.length);
  const { unanswered } = learned;
  const [a, b] = [lefts.sentences, rights.sentences];
  return (left, right) =>
    weights.words *
    (sentenceScore(a, left, b, right, learned.toRight, toRight, unanswered.right) +
      sentenceScore(b, right, a, left, learned.toLeft, toLeft, unanswered.left));
};

const turned = ({ left, leftEnd, right, rightEnd, certainty }: Bead): Bead => ({
  left: right,
  leftEnd: rightEnd,
  right: left,
  rightEnd: leftEnd,
  certainty,
});

const alignOnce = (left: AlignText, right: AlignText, options: AlignOptions): readonly Bead[] | null => {
  const { lexicon = null, terms = [], progress = () => true, onlyLengths = false, passes = 2 } = options;
  const cuts = tokenisers(left, right, lexicon, terms);
  const nothing: Tokenise = () => [];
  const counted = {
    left: countTokens(left.sentences, onlyLengths ? nothing : cuts[0]),
    right: countTokens(right.sentences, onlyLengths ? nothing : cuts[1]),
  };
  if (!progress(0.1)) return null;
  const known: Known = {
    texts: { left: scored(left, counted.left), right: scored(right, counted.right) },
    counted,
    chances: knownChances(counted.left.vocabulary, counted.right.vocabulary, onlyLengths ? null : lexicon),
    weights: options.weights ?? usualWeights,
    onlyLengths,
  };
  let band = onlyLengths
    ? diagonal(left.sentences.length, right.sentences.length)
    : bandOf(counted.left, counted.right, known.chances);
  if (!progress(0.25)) return null;
  let beads: readonly PathBead[] = [];
  for (let n = 0; n < passes; n += 1) {
    const learned: Learned = n === 0 ? firstPass(known) : learnedPass(known, beads);
    if (n > 0 && !onlyLengths) band = bandAround(beads, left.sentences.length, right.sentences.length);
    const found = runPass(known, band, learned, (share) => progress(0.25 + (0.75 * (n + share)) / passes));
    if (found === null) return null;
    beads = n < passes - 1 || onlyLengths ? found : joinCrossings(found, aloneScore(known, learned));
  }
  return beads.map(({ left: from, leftEnd, right: to, rightEnd, posterior }) => ({
    left: from,
    leftEnd,
    right: to,
    rightEnd,
    certainty: certaintyOf(posterior, leftEnd - from, rightEnd - to),
  }));
};

/**
 * Which sentences of two texts say the same, from beginning to end: beads of up to 4 sentences of Chinese and 6 of the other text, and passages
 * that only one of them has. Null when `progress` said so. The same texts give the same beads. Time grows with the length of the texts.
 */
export const alignTexts = (
  left: AlignText,
  right: AlignText,
  options: AlignOptions = {},
): readonly Bead[] | null => {
  if (left.sentences.length === 0 || right.sentences.length === 0) {
    return [
      ...left.sentences.map((_, n) => ({ left: n, leftEnd: n + 1, right: 0, rightEnd: 0, certainty: 1 })),
      ...right.sentences.map((_, n) => ({ left: 0, leftEnd: 0, right: n, rightEnd: n + 1, certainty: 1 })),
    ];
  }
  if (isChinese(right.language) && !isChinese(left.language)) {
    const terms = options.terms?.map((term) => ({ left: term.right, right: term.left })) ?? [];
    return alignOnce(right, left, { ...options, terms })?.map(turned) ?? null;
  }
  return alignOnce(left, right, options);
};
