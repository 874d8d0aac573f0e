import { latinWords } from '#core/text/latin-words.ts';
import { primaryOf, type Language, type Params, type Range, type RichText } from '#core/model/index.ts';
import type { Check, CheckedRow, CheckedText, Found } from './check.ts';

/** The kinds of English that the grammar checker knows apart. */
export type Dialect = 'american' | 'british' | 'australian' | 'canadian' | 'indian';

/** What the grammar checker says of a text that it was given. Offsets in code points. */
export type GrammarIssue = Range & {
  /** The family of its rule, as the checker calls it. */
  readonly kind: string;
  /** Its sentence, in English. */
  readonly said: string;
  /** What may stand there instead, the likeliest first; an empty one takes the words out. */
  readonly suggestions: readonly string[];
};

/** What is known of the grammar of a row's texts. */
export type KnownGrammar = {
  /** What was found in a text, as `proseOf` makes it; undefined where nobody has looked at it yet. */
  readonly issuesOf: (side: string, dialect: Dialect, prose: string) => readonly GrammarIssue[] | undefined;
  /** Whether termbase or project have a word, in just this form. */
  readonly isOwn: (word: string) => boolean;
};

/** Regions of English with a dialect of their own; the others follow Britain where the spelling does. */
const ownDialects: Readonly<Record<string, Dialect>> = {
  US: 'american',
  AU: 'australian',
  NZ: 'australian',
  CA: 'canadian',
  IN: 'indian',
};
const british = new Set('GB IE ZA HK SG MY KE NG'.split(' '));

/** The dialect of a language, American where it names no region; null for another language than English. */
export const dialectOf = (language: Language): Dialect | null => {
  if (primaryOf(language) !== 'en') return null;
  const region = new Intl.Locale(language).region ?? '';
  return ownDialects[region] ?? (british.has(region) ? 'british' : 'american');
};

/** Longer texts (UTF-16 units) are no sentences: the checker would take seconds for them. */
const longest = 5000;

/** Stands for what is no word of the text, as a picture or the place of a value: the checker takes it for nothing it knows. */
const placeholder = '\ufffc';

/** A text as it is read, without its inline codes. */
export type Prose = {
  readonly text: string;
  /** Where code points of it stand in the text with its codes; null for what is not of the text. */
  readonly rangeOf: (range: Range) => Range | null;
};

/** Puts a mark in the place of each inline code that stands for something: a line break, and anything else. Pairs are jumped over. */
export const proseOf = ({ text, tags }: RichText): Prose => {
  const marks = tags
    .filter(({ kind }) => kind === 'empty')
    .map(({ at, type }) => ({ at, mark: type === 'break' ? '\n' : placeholder }))
    .toSorted((a, b) => a.at - b.at);
  if (marks.length === 0) return { text, rangeOf: (range) => range };
  const points = Array.from(text);
  const parts: string[] = [];
  let from = 0;
  for (const { at, mark } of marks) {
    parts.push(points.slice(from, at).join(''), mark);
    from = at;
  }
  parts.push(points.slice(from).join(''));
  /** Where the marks stand in what is read: each one further than the one before has it. */
  const stands = marks.map(({ at }, before) => at + before);
  return {
    text: parts.join(''),
    rangeOf: ({ start, end }) => {
      if (stands.some((at) => start <= at && at < end)) return null;
      const before = stands.filter((at) => at < start).length;
      return { start: start - before, end: end - before };
    },
  };
};

type Code =
  | 'agreement'
  | 'wording'
  | 'wrong-word'
  | 'repetition'
  | 'capitals'
  | 'punctuation'
  | 'region'
  | 'style'
  | 'other';

/** Families of rules by ours; null for those that are not shown: spelling has a check of its own, and how long a sentence may be an original decides. */
const families: Readonly<Record<string, Code | null>> = {
  Agreement: 'agreement',
  Grammar: 'wording',
  Nonstandard: 'wording',
  WordOrder: 'wording',
  BoundaryError: 'wording',
  Eggcorn: 'wrong-word',
  Malapropism: 'wrong-word',
  Typo: 'wrong-word',
  Usage: 'wrong-word',
  WordChoice: 'wrong-word',
  Repetition: 'repetition',
  Capitalization: 'capitals',
  Formatting: 'punctuation',
  Punctuation: 'punctuation',
  Regionalism: 'region',
  Enhancement: 'style',
  Redundancy: 'style',
  Style: 'style',
  Readability: null,
  Spelling: null,
};

const codeOf = (kind: string): Code | null => {
  const code = families[kind];
  return code === undefined ? 'other' : code;
};

/** Every word of it is somebody's own: what a checker thinks of them counts for nothing. */
const isOfOwnWords = (used: string, { isOwn }: KnownGrammar): boolean => {
  const words = latinWords(used);
  return words.length > 0 && words.every(({ word }) => isOwn(word));
};

const wordBefore = /\S+\s*$/u;
const wordBehind = /^\s*\S+/u;

/** The words with the one on either side, by which they are ignored everywhere: `a` alone is nearly always right. */
const inContext = (points: readonly string[], { start, end }: Range): string => {
  const before = wordBefore.exec(points.slice(Math.max(0, start - 40), start).join(''))?.[0] ?? '';
  const behind = wordBehind.exec(points.slice(end, end + 40).join(''))?.[0] ?? '';
  return `${before}${points.slice(start, end).join('')}${behind}`.trim();
};

/** One issue where it stands in the text with its codes. */
export type PlacedIssue = GrammarIssue & {
  readonly code: Code;
  readonly words: string;
  readonly used: string;
};

/** What is told of the grammar of a text, in order; undefined where nobody has looked at it yet, or nobody is to. */
export const grammarIn = (
  { rich, language, side }: Pick<CheckedText, 'rich' | 'language' | 'side'>,
  grammar: KnownGrammar | undefined,
): readonly PlacedIssue[] | undefined => {
  const dialect = grammar === undefined ? null : dialectOf(language);
  if (grammar === undefined || dialect === null || rich.text.length > longest) return undefined;
  if (!/\p{Script=Latin}/u.test(rich.text)) return [];
  const prose = proseOf(rich);
  const points = Array.from(rich.text);
  const hasRegion = new Intl.Locale(language).region !== undefined;
  return grammar
    .issuesOf(side, dialect, prose.text)
    ?.flatMap((issue): readonly PlacedIssue[] => {
      const code = codeOf(issue.kind);
      const range = prose.rangeOf(issue);
      if (code === null || range === null || (code === 'region' && !hasRegion)) return [];
      const used = points.slice(range.start, range.end).join('');
      if (isOfOwnWords(used, grammar)) return [];
      return [{ ...issue, ...range, code, used, words: inContext(points, range) }];
    })
    .toSorted((a, b) => a.start - b.start);
};

const paramsOf = ({ used, said }: PlacedIssue): Params => ({ used, said });

const run = (text: CheckedText, { grammar }: CheckedRow): readonly Found<Code>[] =>
  (grammarIn(text, grammar) ?? []).map((issue) => ({
    code: issue.code,
    words: issue.words,
    range: { start: issue.start, end: issue.end },
    params: paramsOf(issue),
  }));

/**
 * What a checker of English grammar says, which works beside the engine and only when somebody has switched it on. Nothing is
 * fixed by itself: it is wrong often enough that a translator has to look.
 */
export const grammar: Check<Code> = {
  id: 'grammar',
  concerns: 'translations',
  codes: {
    agreement: 'warning',
    wording: 'warning',
    'wrong-word': 'warning',
    repetition: 'warning',
    capitals: 'warning',
    punctuation: 'warning',
    other: 'warning',
    region: 'info',
    style: 'info',
  },
  run,
  isUnderlined: true,
};
