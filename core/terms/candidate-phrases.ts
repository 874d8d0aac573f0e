import { likelyWords } from '../dictionary/likely-words.ts';
import type { WordUse } from '../dictionary/word-use.ts';

/*
 * Stretches of a text that are frequent, hold together and have varied neighbours, and yet are no terms: a piece of a sentence that is repeated. They
 * are told by the words they are made of (a dictionary) and by what stands before them. All characters are folded.
 */

/** What is known of words: whether there is such a one, and whether it is used as a verb or as a noun. */
export type KnownWords = {
  readonly isWord: (word: string) => boolean;
  readonly wordUse: (word: string) => WordUse;
};

/** Code points of the longest word of the dictionary that is looked for. */
const longestWord = 4;

const numerals = new Set(Array.from('一二三四五六七八九十百千万亿两几半数多某每这那哪'));
/** What is counted by, where it stands behind a number. */
const measures = new Set(
  Array.from(
    '个位名只条张把本件块片头匹棵朵颗粒座栋间家辆艘架台部支枝根碗杯盘碟盒箱包袋瓶壶桶罐双对套组批群种样类层段篇首章句声次回遍趟场顿阵番口眼步天日年岁点分秒里尺寸丈斤两元角文钱扇幅滴把股串顶封',
  ),
);
/** Behind a verb: where it leads to, and that it is done. */
const complements = new Set(Array.from('下上出起来去到住掉完好过开进回成得见'));
/** Before a noun. */
const beforeNouns = new Set([...numerals, ...measures, ...Array.from('的之此该各')]);
/** Nouns that end so may begin with a verb: 加工廠, 打字機. */
const nounEnds = new Set(
  Array.from(
    '场厂机器仪员者家师店院所处站室馆队团会车船法学率性费税证书权力量度术论史节班课期区线层点品料剂素病症',
  ),
);
/** What makes a noun of a character. */
const suffixes = new Set(Array.from('子儿头'));

/** A number and what it counts by, within no word of the dictionary: 溫一碗酒. */
const hasCount = (word: readonly string[], { isWord }: KnownWords): boolean =>
  word.some((character, at) => {
    const next = word[at + 1] ?? '';
    return (
      numerals.has(character) &&
      measures.has(next) &&
      !isWord(`${character}${next}`) &&
      !isWord(`${word[at - 1] ?? ''}${character}`)
    );
  });

/** What stands between the parts of a sentence, where it is of no word: 邱錫鵬對第一財經. */
const prepositions = new Set(Array.from('对把被向从给跟让使叫'));

const isWithinWord = (word: readonly string[], at: number, { isWord }: KnownWords): boolean => {
  for (let from = Math.max(0, at + 1 - longestWord); from <= at; from += 1)
    for (let to = Math.max(at + 1, from + 2); to <= Math.min(word.length, from + longestWord); to += 1)
      if (isWord(word.slice(from, to).join(''))) return true;
  return false;
};

const hasPreposition = (word: readonly string[], words: KnownWords): boolean =>
  word.some(
    (character, at) =>
      at > 0 && at < word.length - 1 && prepositions.has(character) && !isWithinWord(word, at, words),
  );

/** Counted by its first character at most of its places: 兩｜碗酒. */
const isCounted = (word: readonly string[], before: readonly string[]): boolean =>
  measures.has(word[0] ?? '') &&
  before.filter((character) => numerals.has(character)).length * 2 > before.length;

/** A verb of one character that what follows completes, or that has been done: 取下粉板, 讀過書. */
const beginsWithCompletedVerb = (word: readonly string[], { isWord, wordUse }: KnownWords): boolean => {
  const [first = '', second = '', ...rest] = word;
  if (rest.length === 0 || !complements.has(second)) return false;
  const both = `${first}${second}`;
  return isWord(both) ? wordUse(both).verb : wordUse(first).verb;
};

/** A verb and its object: 竊書, 穿長衫. What may stand before a noun only is a sign that it is one: 這雙跑鞋. */
const isVerbWithObject = (
  word: readonly string[],
  before: readonly string[],
  isNoun: (word: string) => boolean,
  { wordUse }: KnownWords,
): boolean => {
  const [first = '', ...rest] = word;
  if (!wordUse(first).verb || !isNoun(rest.join(''))) return false;
  if (rest.length === 1 && suffixes.has(rest[0] ?? '')) return false;
  if (rest.length > 1 && nounEnds.has(rest.at(-1) ?? '')) return false;
  return before.filter((character) => beforeNouns.has(character)).length * 3 < before.length;
};

/** Somebody or something, and what is done: 人走, 高聲嚷. */
const endsWithVerb = (word: readonly string[], { isWord, wordUse }: KnownWords): boolean => {
  const rest = word.slice(0, -1).join('');
  if (!wordUse(word.at(-1) ?? '').verb) return false;
  return word.length === 2 ? wordUse(rest).noun : isWord(rest);
};

/** What could be a person by its family name, and is said to do something: 高聲嚷 in 高聲嚷道. A given name may be a verb: 王建. */
export const isNoPerson = (word: readonly string[], { isWord, wordUse }: KnownWords): boolean => {
  const rest = word.slice(0, -1).join('');
  return word.length > 2 && wordUse(word.at(-1) ?? '').verb && isWord(rest) && !wordUse(rest).verb;
};

/** Characters that are no part of a term where they are words by themselves: 低著頭, 別停. */
const particles = new Set(Array.from('着过得别'));

/** Has a word that only sentences have: 水已經, 低著頭. */
const hasSentenceWord = (word: readonly string[], { isWord, wordUse }: KnownWords): boolean =>
  likelyWords(word.join(''), { has: isWord, begins: () => true }).some((one) =>
    one.length === 1 ? particles.has(one) : wordUse(one).functional,
  );

/**
 * Whether a stretch is a piece of a sentence. `before`: what stands before it at each of its places, empty where nothing does. `isNoun` may know more
 * nouns than the dictionary: other candidates.
 */
export const isPhrase = (
  word: readonly string[],
  before: readonly string[],
  words: KnownWords,
  isNoun: (word: string) => boolean,
): boolean =>
  hasCount(word, words) ||
  hasSentenceWord(word, words) ||
  hasPreposition(word, words) ||
  isCounted(word, before) ||
  beginsWithCompletedVerb(word, words) ||
  endsWithVerb(word, words) ||
  isVerbWithObject(word, before, isNoun, words);

/**
 * Whether a stretch begins or ends in the middle of a word of the dictionary at a place; `left` and `right` are what stands around it, nearest last and
 * first. A word of two characters is no sign where the stretch begins with one as well: 在研究｜生命 may be cut in two ways.
 */
export const isCutAt = (
  word: readonly string[],
  left: readonly string[],
  right: readonly string[],
  isWord: (word: string) => boolean,
): boolean => {
  const crosses = (
    outer: (count: number) => readonly string[],
    inner: (count: number) => readonly string[],
    join: (outer: readonly string[], inner: readonly string[]) => string,
  ): boolean => {
    for (let without = 1; without < longestWord; without += 1) {
      for (let within = 1; without + within <= longestWord && within < word.length; within += 1) {
        const [beside, part] = [outer(without), inner(within)];
        if (beside.length < without || !isWord(join(beside, part))) continue;
        if (without + within > 2 || !isWord(inner(2).join(''))) return true;
      }
    }
    return false;
  };
  return (
    crosses(
      (count) => left.slice(-count),
      (count) => word.slice(0, count),
      (outer, inner) => [...outer, ...inner].join(''),
    ) ||
    crosses(
      (count) => right.slice(0, count),
      (count) => word.slice(-count),
      (outer, inner) => [...inner, ...outer].join(''),
    )
  );
};
