import { likelyWords } from '../dictionary/likely-words.ts';
import type { WordUse } from '../dictionary/word-use.ts';
import type { NameKind } from '../model/index.ts';
import { fold, foldWithMap } from '../text/fold.ts';
import { isCutAt, isNoPerson, isPhrase } from './candidate-phrases.ts';
import { isSurname } from './names/surnames.ts';
import { usualTitles } from './names/titles.ts';

/** A text that candidates are looked for in. `at` comes back with what is found in it. */
export type CandidateText<T> = { readonly at: T; readonly text: string };

/** Where a candidate stands: code points. */
export type CandidatePlace<T> = { readonly at: T; readonly start: number; readonly end: number };

export type Candidate<T> = {
  /** As it stands where it stands first. */
  readonly text: string;
  /** What it seems to name; null for an ordinary term. */
  readonly kind: NameKind | null;
  readonly frequency: number;
  /** Higher is likelier; compared within one document only. */
  readonly score: number;
  /** The first of them. */
  readonly places: readonly CandidatePlace<T>[];
};

/** Characters that no term begins or ends with, those that none begins with, and those that none ends with. Folded. */
const edges =
  '的了着过是在和与及或而且但也都就才又还很更最太不没无有这那哪其此该各每某我你您他她它们咱谁什么怎吗呢吧啊呀嘛被把将让使给于以为因由并则却虽如若等之乎者来去里些点次种年月日号第一二三四五六七八九十百千万亿两几多少可能会要想得说道看见听知叫';
const begins = new Set(Array.from(`${edges}便竟仍已极据按照经当所从往向对到个只位名岁需做用自起到`));
const ends = new Set(Array.from(`${edges}便极起到上下前后中内间时候`));
/** Characters that no term has inside it. */
const breaks = new Set(Array.from('的了是在我你他她它们这那很也都就和与吗呢吧'));

const placeEnd = /[省市县区乡镇村路街山河江湖海岛洲港州峰岭关桥寺庙]$/u;
const organisationEnd =
  /(?:公司|大学|学院|学校|中学|小学|银行|委员会|协会|学会|基金会|医院|出版社|报社|研究院|研究所|法院|政府|集团|电视台|博物馆|图书馆|党)$/u;
const speech = /^(?:说|道|表示|认为|指出|告诉|问|答|笑|回答|强调|称|写道)/u;
const titles = usualTitles.map(({ original }) => fold(original)).toSorted((a, b) => b.length - a.length);

const longest = 8;
const mostPlaces = 5;
const han = /\p{Script=Han}/u;

type Run = { readonly of: number; readonly from: number; readonly characters: readonly string[] };

type Folded = { readonly characters: readonly string[]; readonly starts: readonly number[] };

const foldedText = (text: string): Folded => {
  const { folded, map } = foldWithMap(text);
  const characters: string[] = [];
  const starts: number[] = [];
  let unit = 0;
  for (const character of folded) {
    characters.push(character);
    starts.push(map[unit] ?? 0);
    unit += character.length;
  }
  return { characters, starts: [...starts, map[folded.length] ?? 0] };
};

const runsOf = ({ characters }: Folded, of: number): readonly Run[] => {
  const runs: Run[] = [];
  let from = -1;
  for (let at = 0; at <= characters.length; at += 1) {
    const isHan = at < characters.length && han.test(characters[at] ?? '');
    if (isHan && from < 0) from = at;
    if (isHan || from < 0) continue;
    runs.push({ of, from, characters: characters.slice(from, at) });
    from = -1;
  }
  return runs;
};

type Counted = {
  count: number;
  readonly left: Map<string, number>;
  readonly right: Map<string, number>;
  readonly places: { readonly of: number; readonly from: number; readonly to: number }[];
  isSpoken: boolean;
};

const add = (to: Map<string, number>, key: string): void => void to.set(key, (to.get(key) ?? 0) + 1);

/** Shannon's entropy of what stands beside; each edge of a run counts as another neighbour. */
const entropy = (beside: ReadonlyMap<string, number>, count: number): number => {
  let [sum, known] = [0, 0];
  for (const [key, n] of beside) {
    if (key === '') continue;
    known += n;
    sum -= (n / count) * Math.log2(n / count);
  }
  return sum + ((count - known) / count) * Math.log2(count);
};

/** How often each stretch of characters stands in the runs, those that are too rare left out as soon as a part of them is. */
const countStretches = (runs: readonly Run[], least: number): readonly Map<string, number>[] => {
  const counts: Map<string, number>[] = [new Map()];
  for (let length = 1; length <= longest; length += 1) {
    const shorter = counts[length - 1];
    const own = new Map<string, number>();
    for (const { characters } of runs) {
      for (let at = 0; at + length <= characters.length; at += 1) {
        const stretch = characters.slice(at, at + length).join('');
        if (
          length > 2 &&
          ((shorter?.get(characters.slice(at, at + length - 1).join('')) ?? 0) < least ||
            (shorter?.get(characters.slice(at + 1, at + length).join('')) ?? 0) < least)
        )
          continue;
        add(own, stretch);
      }
    }
    counts.push(own);
  }
  return counts;
};

/** The weakest joint of a stretch: pointwise mutual information of the two parts, in bits. */
const cohesion = (word: readonly string[], counts: readonly Map<string, number>[], total: number): number => {
  const own = counts[word.length]?.get(word.join('')) ?? 0;
  let weakest = Infinity;
  for (let cut = 1; cut < word.length; cut += 1) {
    const left = counts[cut]?.get(word.slice(0, cut).join('')) ?? 1;
    const right = counts[word.length - cut]?.get(word.slice(cut).join('')) ?? 1;
    weakest = Math.min(weakest, Math.log2((own * total) / (left * right)));
  }
  return weakest;
};

const surnameLength = (characters: readonly string[]): number =>
  [2, 1].find((length) => characters.length > length && isSurname(characters.slice(0, length).join(''))) ?? 0;

const isPersonLike = (word: readonly string[]): boolean => {
  const surname = surnameLength(word);
  const given = word.length - surname;
  return surname > 0 && given >= 1 && given <= 2;
};

const kindOf = (word: string, isSpoken: boolean): NameKind | null => {
  const characters = Array.from(word);
  if (isSpoken && isPersonLike(characters)) return 'person';
  if (organisationEnd.test(word) && characters.length > 3) return 'organisation';
  return placeEnd.test(word) && characters.length > 2 ? 'place' : null;
};

const mayBeTerm = (word: readonly string[]): boolean =>
  word.length >= 2 &&
  !begins.has(word[0] ?? '') &&
  !ends.has(word.at(-1) ?? '') &&
  !word.some((character) => breaks.has(character));

/** Bits that hold the parts of a term together at least, or most of what a text so short could have; and that its neighbours vary by. */
const leastCohesion = 2.5;
const leastEntropy = 0.6;

const work = /[《〈『](?<title>[^《》〈〉『』]{1,30})[》〉』]/gu;

export type CandidateOptions = {
  /** How often a term has to be there. */
  readonly least: number;
  /** Whether words are known already: in a termbase, or in a dictionary. */
  readonly isKnown: (word: string) => boolean;
  /** How words of a dictionary are used, by which pieces of sentences are told from terms; without it they are not. */
  readonly wordUse?: (word: string) => WordUse;
};

const worksIn = <T>(
  texts: readonly CandidateText<T>[],
  isKnown: (word: string) => boolean,
): readonly Candidate<T>[] => {
  const found = new Map<string, Candidate<T>>();
  for (const { at, text } of texts) {
    for (const { index, groups } of text.matchAll(work)) {
      const title = groups?.['title'] ?? '';
      const key = fold(title);
      if (!han.test(title) || isKnown(title)) continue;
      const start = Array.from(text.slice(0, index)).length + 1;
      const place = { at, start, end: start + Array.from(title).length };
      const before = found.get(key);
      const places = [...(before?.places ?? []), place].slice(0, mostPlaces);
      const frequency = (before?.frequency ?? 0) + 1;
      found.set(key, { text: before?.text ?? title, kind: 'work', frequency, score: 4 * frequency, places });
    }
  }
  return [...found.values()];
};

/** Takes stretches that stand within longer ones nearly always for parts of these: C-value (Frantzi and others, 2000). */
const cValues = (words: ReadonlyMap<string, Counted>): ReadonlyMap<string, number> => {
  const around = new Map<string, { times: number; of: number }>();
  for (const [word, { count }] of words) {
    const characters = Array.from(word);
    for (let length = 2; length < characters.length; length += 1) {
      for (let at = 0; at + length <= characters.length; at += 1) {
        const part = characters.slice(at, at + length).join('');
        if (!words.has(part)) continue;
        const known = around.get(part) ?? { times: 0, of: 0 };
        around.set(part, { times: known.times + count, of: known.of + 1 });
      }
    }
  }
  return new Map(
    Array.from(words, ([word, { count }]) => {
      const { times, of } = around.get(word) ?? { times: 0, of: 1 };
      return [word, Math.log2(Array.from(word).length + 0.5) * (count - times / of)] as const;
    }),
  );
};

/** Whether a stretch begins or ends in the middle of a word at most of its places, or is all but the first or last character of one. */
const isCut = (
  word: readonly string[],
  { places }: Counted,
  characters: (of: number) => readonly string[],
  isKnown: (word: string) => boolean,
): boolean => {
  const text = word.join('');
  const cut = places.filter(({ of, from, to }) => {
    const all = characters(of);
    const [left, right] = [all.slice(Math.max(0, from - 3), from), all.slice(to, to + 3)];
    return (
      isCutAt(word, left, right, isKnown) ||
      isKnown(`${left.at(-1) ?? ''}${text}`) ||
      isKnown(`${text}${right[0] ?? ''}`)
    );
  });
  return cut.length * 2 > places.length;
};

/** Characters on either side that tell where words end. */
const around = 6;

/** Whether a stretch begins or ends within a word at most of its places, as the likeliest words there are cut: 水已經 of 江水已經. */
const isCutByWords = (
  word: readonly string[],
  { places }: Counted,
  characters: (of: number) => readonly string[],
  has: (word: string) => boolean,
): boolean => {
  const cut = places.filter(({ of, from, to }) => {
    const all = characters(of);
    const before = /\p{Script=Han}*$/u.exec(all.slice(Math.max(0, from - around), from).join(''))?.[0] ?? '';
    const behind = /^\p{Script=Han}*/u.exec(all.slice(to, to + around).join(''))?.[0] ?? '';
    const start = Array.from(before).length;
    const borders = new Set([0]);
    let at = 0;
    for (const one of likelyWords(`${before}${word.join('')}${behind}`, { has, begins: () => true })) {
      at += Array.from(one).length;
      borders.add(at);
    }
    return !borders.has(start) || !borders.has(start + word.length);
  });
  return cut.length * 2 > places.length;
};

/** What stands before a stretch at each of its places; what stands there several times, so many times. */
const beforeOf = ({ left }: Counted): readonly string[] =>
  [...left].flatMap(([character, times]) => Array.from({ length: times }, () => character));

/** What stands right behind a stretch says that it is a person. */
const isSpokenOf = (behind: string): boolean =>
  speech.test(behind) || titles.some((title) => behind.startsWith(title));

const collect = (
  runs: readonly Run[],
  counts: readonly Map<string, number>[],
  least: number,
): ReadonlyMap<string, Counted> => {
  const found = new Map<string, Counted>();
  for (const { of, from, characters } of runs) {
    for (let at = 0; at < characters.length; at += 1) {
      for (let length = 2; length <= longest && at + length <= characters.length; length += 1) {
        const word = characters.slice(at, at + length);
        const text = word.join('');
        const behind = characters.slice(at + length, at + length + 5).join('');
        const isSpoken = isPersonLike(word) && isSpokenOf(behind);
        const isEnough = (counts[length]?.get(text) ?? 0) >= least;
        if (!mayBeTerm(word)) continue;
        if (!isEnough && !(isSpoken && word.length >= 3)) continue;
        const known = found.get(text) ?? {
          count: 0,
          left: new Map<string, number>(),
          right: new Map<string, number>(),
          places: [],
          isSpoken: false,
        };
        known.count += 1;
        add(known.left, characters[at - 1] ?? '');
        add(known.right, characters[at + length] ?? '');
        known.isSpoken ||= isSpoken;
        if (known.places.length < mostPlaces)
          known.places.push({ of, from: from + at, to: from + at + length });
        found.set(text, known);
      }
    }
  }
  return found;
};

const unknownUse: WordUse = { verb: false, noun: false, functional: false };

/** Asks for each word once. */
const remembered = <T>(ask: (word: string) => T): ((word: string) => T) => {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const answer = ask(word);
    known.set(word, answer);
    return answer;
  };
};

/**
 * Terms and names that some texts seem to have, likeliest first: stretches of characters that are frequent, whose parts belong together (mutual information)
 * and whose neighbours vary (entropy), not those that stand within longer ones only, nor pieces of sentences (`candidate-phrases.ts`); people also where they are there once, by family
 * name and what is said of them; works by their marks. About as long as the texts, times the longest stretch; holds the stretches that are there several times.
 */
export const findCandidates = <T>(
  texts: readonly CandidateText<T>[],
  { least, isKnown, wordUse = () => unknownUse }: CandidateOptions,
): readonly Candidate<T>[] => {
  const folded = texts.map(({ text }) => foldedText(text));
  const runs = folded.flatMap(runsOf);
  const counts = countStretches(runs, least);
  const total = runs.reduce((sum, { characters }) => sum + characters.length, 0);
  const isWord = remembered(isKnown);
  const words = { isWord, wordUse: remembered(wordUse) };
  const likely = new Map(
    [...collect(runs, counts, least)].filter(([text, one]) => {
      const word = Array.from(text);
      if (isCut(word, one, (of) => folded[of]?.characters ?? [], isWord)) return false;
      if (one.count < least) return !isWord(word.slice(surnameLength(word)).join(''));
      return (
        cohesion(word, counts, total) >= Math.min(leastCohesion, 0.8 * Math.log2(total / one.count)) &&
        Math.min(entropy(one.left, one.count), entropy(one.right, one.count)) >= leastEntropy
      );
    }),
  );
  const isNoun = (word: string): boolean => words.wordUse(word).noun || likely.has(word);
  for (const [text, one] of [...likely].toReversed()) {
    const word = Array.from(text);
    const isPiece = one.isSpoken
      ? isNoPerson(word, words)
      : isPhrase(word, beforeOf(one), words, isNoun) ||
        isCutByWords(word, one, (of) => folded[of]?.characters ?? [], isWord);
    if (isPiece) likely.delete(text);
  }
  const values = cValues(likely);
  const inWorks = worksIn(texts, isKnown);
  const titled = new Set(inWorks.map(({ text }) => fold(text)));
  const found = [...likely].flatMap(([word, one]): readonly Candidate<T>[] => {
    const value = values.get(word) ?? 0;
    const places = one.places.map(({ of, from, to }): CandidatePlace<T> & { readonly of: number } => ({
      of,
      at: (texts[of] as CandidateText<T>).at,
      start: folded[of]?.starts[from] ?? 0,
      end: folded[of]?.starts[to] ?? 0,
    }));
    const [first] = places;
    if (value <= 0 || first === undefined || titled.has(word)) return [];
    const text = Array.from(texts[first.of]?.text ?? '')
      .slice(first.start, first.end)
      .join('');
    if (isKnown(text)) return [];
    const kind = kindOf(word, one.isSpoken);
    const score = value * (kind === null ? 1 : 1.5);
    return [
      {
        text,
        kind,
        frequency: one.count,
        score,
        places: places.map(({ at, start, end }) => ({ at, start, end })),
      },
    ];
  });
  return [...found, ...inWorks].toSorted((a, b) => b.score - a.score || b.frequency - a.frequency);
};
