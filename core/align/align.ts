import { isUnspaced, primaryOf, type Language } from '../model/index.ts';
import { findBand, type Band } from './band.ts';
import { certaintyOf } from './certainty.ts';
import { knownChances, ratiosOf, type Chances, type Ratios } from './correspondences.ts';
import { learnedUnanswered, usualUnanswered, type Unanswered } from './unanswered.ts';
import { learnedChances } from './learn.ts';
import type { Lexicon } from './lexicon.ts';
import { paragraphScores, togetherScores, type ParagraphScores } from './paragraphs.ts';
import { bestBeads, type PathBead } from './paths.ts';
import { lengthVariance, type ScoredText, type SpeechScores } from './scoring.ts';
import { speechOf } from './speech.ts';
import { learnedPriors, sizeOf, usualPriors, usualWeights, type Priors, type Weights } from './settings.ts';
import {
  findNames,
  hanTokeniser,
  isSameLanguage,
  latinTokeniser,
  sameTokeniser,
  type Tokenise,
} from './tokens.ts';
import { countTokens, RowsBuilder, type Counted, type WeightedRows } from './vocabulary.ts';

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

/** How both texts are cut into tokens. */
const tokenisers = (
  left: AlignText,
  right: AlignText,
  lexicon: Lexicon | null,
): readonly [Tokenise, Tokenise] => {
  if (isSameLanguage(left.language, right.language))
    return [sameTokeniser(left.language), sameTokeniser(right.language)];
  if (lexicon === null || !isChinese(left.language) || isUnspaced(right.language))
    return [sameTokeniser(left.language), sameTokeniser(right.language)];
  const names = findNames(right.sentences, left.sentences, lexicon);
  return [hanTokeniser(lexicon, names), latinTokeniser(names)];
};

/** What a sentence says in words of the other text, weighted by rarity. */
const vectorsOf = (
  left: Counted,
  right: Counted,
  chances: Chances,
): { readonly lefts: WeightedRows; readonly rights: WeightedRows } => {
  const { counts, total } = right.vocabulary;
  const rarity = counts.map((count) => Math.log(1 + total / (count * 20)));
  const best = new Float64Array(counts.length);
  const rowsOf = ({ starts, ids }: Counted['sentences'], say: (token: number) => void): WeightedRows => {
    const out = new RowsBuilder();
    for (let n = 0; n < starts.length - 1; n += 1) {
      for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at += 1) say(ids[at] ?? 0);
      for (const token of said) {
        out.add(token, best[token] ?? 0);
        best[token] = 0;
      }
      said.length = 0;
      out.endRow();
    }
    return out.weighted();
  };
  const said: number[] = [];
  const saySo = (token: number, value: number): void => {
    const before = best[token] ?? 0;
    if (before === 0) said.push(token);
    if (value > before) best[token] = value;
  };
  return {
    lefts: rowsOf(left.sentences, (token) => {
      for (const [other, chance] of chances[token] ?? [])
        saySo(other, Math.sqrt(chance) * (rarity[other] ?? 0));
    }),
    rights: rowsOf(right.sentences, (token) => {
      saySo(token, rarity[token] ?? 0);
    }),
  };
};

const bandOf = (left: Counted, right: Counted, known: Chances): Band => {
  const { lefts, rights } = vectorsOf(left, right, known);
  return findBand(lefts, rights, right.vocabulary.tokens.length, reach);
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

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** Characters of the right text for one of the left: in beads that are certain, else over all. */
const ratioIn = (left: ScoredText, right: ScoredText, beads: readonly PathBead[]): number => {
  let [a, b] = [50 * 1, 50 * (sum(right.lengths) / Math.max(1, sum(left.lengths)))];
  for (const bead of beads) {
    if (bead.left === bead.leftEnd || bead.right === bead.rightEnd) continue;
    for (let n = bead.left; n < bead.leftEnd; n += 1) a += left.lengths[n] ?? 0;
    for (let n = bead.right; n < bead.rightEnd; n += 1) b += right.lengths[n] ?? 0;
  }
  return b / a;
};

export const scat = { trust: 40, least: 0.6, on: true };
const spanOf = (lengths: Float64Array, from: number, end: number): number => {
  let total = 0;
  for (let n = from; n < end; n += 1) total += lengths[n] ?? 0;
  return total;
};
const scatterIn = (left: ScoredText, right: ScoredText, beads: readonly PathBead[], ratio: number, weights: Weights): number => {
  if (!scat.on) return 1;
  let [found, count] = [scat.trust, scat.trust];
  for (const bead of beads) {
    if (bead.left === bead.leftEnd || bead.right === bead.rightEnd) continue;
    const expected = spanOf(left.lengths, bead.left, bead.leftEnd) * ratio;
    const deviation = Math.log(spanOf(right.lengths, bead.right, bead.rightEnd) + 3) - Math.log(expected + 3);
    found += (deviation * deviation) / lengthVariance(weights, expected);
    count += 1;
  }
  return Math.max(scat.least, found / count);
};

/** How many beads the usual sizes count for beside those that were found. */
const priorTrust = 150;
export const pt = { prior: 150, sure: 0.5 };

/** Beads of a pass from which the next one learns. */
const sureEnough = 0.7;

/** Scores are surer than they should be: words of a sentence do not come one by one. */
const sharpness = 0.5;

/** Odds that speech is on one side where it is on the other, against where it is not. */
export const speechTuning = { odds: 4 };

const speechScores = (
  { left, right }: { readonly left: ScoredText; readonly right: ScoredText },
  beads: readonly PathBead[],
): SpeechScores => {
  const pairs = beads.filter((bead) => bead.leftEnd > bead.left && bead.rightEnd > bead.right);
  return {
    begins: togetherScores(
      { left: left.speech.begins, right: right.speech.begins },
      pairs.map((bead) => [bead.left, bead.right]),
      speechTuning.odds,
    ),
    ends: togetherScores(
      { left: left.speech.ends, right: right.speech.ends },
      pairs.map((bead) => [bead.leftEnd - 1, bead.rightEnd - 1]),
      speechTuning.odds,
    ),
  };
};

type Pass = {
  readonly toRight: Ratios;
  readonly toLeft: Ratios;
  readonly unanswered: Unanswered;
  readonly priors: Priors;
  readonly paragraphs: ParagraphScores;
  readonly speech: SpeechScores;
  readonly ratio: number;
  readonly scatter: number;
};

const runPass = (
  texts: { readonly left: ScoredText; readonly right: ScoredText },
  counted: { readonly left: Counted; readonly right: Counted },
  band: Band,
  learned: Pass,
  weights: Weights,
  goesOn: (share: number) => boolean,
): readonly PathBead[] | null => {
  const scoring = { ...texts, ...learned, weights };
  const tokens = {
    left: counted.left.vocabulary.tokens.length,
    right: counted.right.vocabulary.tokens.length,
  };
  const beads: PathBead[] = [];
  for (const some of bestBeads(scoring, band, tokens, sharpness)) {
    for (const bead of some) beads.push(bead);
    if (!goesOn((beads.at(-1)?.leftEnd ?? 0) / Math.max(1, texts.left.lengths.length))) return null;
  }
  return beads;
};

const turned = ({ left, leftEnd, right, rightEnd, certainty }: Bead): Bead => ({
  left: right,
  leftEnd: rightEnd,
  right: left,
  rightEnd: leftEnd,
  certainty,
});

const alignOnce = (left: AlignText, right: AlignText, options: AlignOptions): readonly Bead[] | null => {
  const { lexicon = null, progress = () => true, onlyLengths = false, passes = 2 } = options;
  const cuts = tokenisers(left, right, lexicon);
  const nothing: Tokenise = () => [];
  const counted = {
    left: countTokens(left.sentences, onlyLengths ? nothing : cuts[0]),
    right: countTokens(right.sentences, onlyLengths ? nothing : cuts[1]),
  };
  if (!progress(0.1)) return null;
  const texts = { left: scored(left, counted.left), right: scored(right, counted.right) };
  const known = knownChances(counted.left.vocabulary, counted.right.vocabulary, onlyLengths ? null : lexicon);
  let band = onlyLengths
    ? diagonal(left.sentences.length, right.sentences.length)
    : bandOf(counted.left, counted.right, known);
  if (!progress(0.25)) return null;
  const weights = options.weights ?? usualWeights;
  const opens = { left: texts.left.opens, right: texts.right.opens };
  const knownRatios = ratiosOf(known, counted.left.vocabulary, counted.right.vocabulary);
  let pass: Pass = {
    ...knownRatios,
    unanswered: usualUnanswered(knownRatios, counted, weights.unanswered),
    priors: usualPriors(),
    paragraphs: paragraphScores(opens, []),
    speech: speechScores(texts, []),
    ratio: ratioIn(texts.left, texts.right, []),
    scatter: 1,
  };
  let beads: readonly PathBead[] = [];
  for (let n = 0; n < passes; n += 1) {
    const found = runPass(texts, counted, band, pass, weights, (share) =>
      progress(0.25 + (0.75 * (n + share)) / passes),
    );
    if (found === null) return null;
    beads = found;
    if (!onlyLengths) band = bandAround(beads, left.sentences.length, right.sentences.length);
    const sure = beads.filter(({ posterior }) => posterior >= pt.sure);
    const ratios = onlyLengths ? knownRatios : ratiosOf(learnedChances(counted.left, counted.right, known, sure), counted.left.vocabulary, counted.right.vocabulary);
    const usual = usualUnanswered(ratios, counted, weights.unanswered);
    pass = {
      ...ratios,
      unanswered: learnedUnanswered(ratios, counted, usual, sure, weights.unanswered),
      priors: learnedPriors(
        beads.map((bead) => sizeOf(bead.leftEnd - bead.left, bead.rightEnd - bead.right)),
        pt.prior,
      ),
      paragraphs: paragraphScores(opens, sure),
      speech: speechScores(texts, sure),
      ratio: ratioIn(texts.left, texts.right, sure),
      scatter: scatterIn(texts.left, texts.right, sure, ratioIn(texts.left, texts.right, sure), weights),
    };
  }
  return beads.map(({ left: from, leftEnd, right: to, rightEnd, posterior }) => ({
    left: from,
    leftEnd,
    right: to,
    rightEnd,
    certainty: certaintyOf(posterior),
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
  if (isChinese(right.language) && !isChinese(left.language))
    return alignOnce(right, left, options)?.map(turned) ?? null;
  return alignOnce(left, right, options);
};
