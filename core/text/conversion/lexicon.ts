import { ambiguousForms } from './ambiguous.ts';
import { listedWords } from './listed-words.ts';
import { simplifiedCharacters } from './simplify.ts';
import { pairBits, pairIndex } from './pair-index.ts';
import { once } from './tables.ts';
import { regionalForms, traditionalWords } from './traditional-tables.ts';
import { wordFrequencies } from './data/word-frequencies.ts';

/** Costs are quarters of a nat: −4 ln of the relative frequency. */
const unknownCharacter = 60;
/** Words that only OpenCC or only our own lists have cost no more than this, and always less than their characters. */
const unlistedWord = { opencc: 66, own: 52 };
const gain = { opencc: 2, own: 8 };
/** UTF-16 units. */
export const longestWord = 12;

export const isHanUnit = (unit: number): boolean =>
  (unit >= 0x3400 && unit <= 0x9fff) || unit === 0x3007 || (unit >= 0xf900 && unit <= 0xfaff);

/** BMP units to their Simplified form, so that a text of mixed scripts is looked up in one. */
export const simplifiedUnits = once((): Uint16Array => {
  const units = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  for (const [from, to] of simplifiedCharacters()) {
    if (from.length === 1 && to.length === 1) units[from.charCodeAt(0)] = to.charCodeAt(0);
  }
  units['著'.charCodeAt(0)] = '着'.charCodeAt(0);
  return units;
});

const folded = (word: string): string => {
  const units = simplifiedUnits();
  let key = word;
  for (let i = 0; i < word.length; i += 1) {
    const unit = word.charCodeAt(i);
    const simplified = units[unit] ?? unit;
    if (simplified !== unit) key = key.slice(0, i) + String.fromCharCode(simplified) + key.slice(i + 1);
  }
  return key;
};

const isHanWord = (word: string): boolean => {
  for (let i = 0; i < word.length; i += 1) if (!isHanUnit(word.charCodeAt(i))) return false;
  return true;
};

const isUseful = (word: string): boolean => word.length >= 2 && word.length <= longestWord && isHanWord(word);

/** By UTF-16 unit, for asking of very many words: all ambiguous characters are of one unit. */
const ambiguousUnits = once((): Uint8Array => {
  const units = new Uint8Array(0x10000);
  for (const character of ambiguousForms.keys()) units[character.charCodeAt(0)] = 1;
  return units;
});

const isAmbiguous = (word: string): boolean => {
  const units = ambiguousUnits();
  for (let i = 0; i < word.length; i += 1) if (units[word.charCodeAt(i)] === 1) return true;
  return false;
};

/** The word where 着 or 著 tells it from another, without other ambiguous characters. */
const writtenZhu = (word: string): string | undefined =>
  word.includes('着') || word.includes('著')
    ? Array.from(word, (character) => (ambiguousForms.has(character) ? '?' : character)).join('')
    : undefined;

/** Words in the order they were first named in, as columns: an object for each would be the most of the work. */
type Gathered = {
  /** A word in Simplified to its number. */
  readonly ids: Map<string, number>;
  readonly costs: number[];
  /** How a word is written in Traditional; undefined: each character by its commonest form. */
  readonly forms: (string | undefined)[];
  readonly open: Set<number>;
  readonly characters: Uint8Array;
};

/** Adds a word, or says another thing of one that was named before. */
const put = (gathered: Gathered, key: string, cost: number, forms: string | undefined): number => {
  const { ids, costs } = gathered;
  const known = ids.get(key);
  const id = known ?? costs.length;
  if (known === undefined) ids.set(key, id);
  costs[id] = cost;
  gathered.forms[id] = forms;
  return id;
};

/** The words and characters of a corpus, with the costs they have there. */
const readFrequencies = (): Gathered => {
  const characters = new Uint8Array(0x10000).fill(unknownCharacter);
  const gathered: Gathered = { ids: new Map(), costs: [], forms: [], open: new Set(), characters };
  for (const line of wordFrequencies.trim().split('\n')) {
    const [cost = '', size = '', members = ''] = line.split(' ');
    const length = Number(size);
    for (let at = 0; at < members.length; at += length) {
      if (length === 1) characters[members.charCodeAt(at)] = Number(cost);
      else {
        const word = members.slice(at, at + length);
        // The cheapest comes first: 著名, not the 着名 of a few bad texts.
        const key = folded(word);
        if (!gathered.ids.has(key)) put(gathered, key, Number(cost), writtenZhu(word));
      }
    }
  }
  return gathered;
};

/**
 * OpenCC lists many pairs with these that are no words (直髮 in 直发北京, 全乾, 別隻, 路里), to outdo its own greedy match:
 * of two characters, only the words of our own lists count.
 */
const overlisted = /[里只系卷游斗干扎冲后余发]/u;

const gather = (): Gathered => {
  const gathered = readFrequencies();
  const { ids, costs, characters } = gathered;
  const counted = costs.slice();
  // Corpora count a rare word of common characters more seldom than chance would have it; it is a word all the same.
  const bounded = (key: string, cost: number, less: number): number => {
    let apart = -less;
    for (let i = 0; i < key.length; i += 1) apart += characters[key.charCodeAt(i)] ?? unknownCharacter;
    return Math.max(1, Math.min(cost, apart));
  };
  const costOf = (key: string, unlisted: number, less: number): number =>
    bounded(key, counted[ids.get(key) ?? -1] ?? unlisted, less);
  for (const [key, id] of ids) costs[id] = bounded(key, counted[id] ?? 0, gain.opencc);
  for (const [word, forms] of traditionalWords()) {
    if (word.length !== forms.length || !isUseful(word) || !isAmbiguous(word)) continue;
    if (word.length === 2 && overlisted.test(word)) continue;
    const key = folded(word);
    put(gathered, key, costOf(key, unlistedWord.opencc, gain.opencc), forms);
  }
  const common = new Map([...regionalForms('tw')].map(([form, regional]) => [regional, form]));
  /** A word in OpenCC's spelling, as far as its ambiguous characters go. */
  const spelled = (word: string, key: string): string =>
    Array.from(word, (form, at) =>
      ambiguousForms.get(key.charAt(at))?.includes(form) === false ? (common.get(form) ?? form) : form,
    ).join('');
  for (const { word, isOpen } of listedWords()) {
    const key = folded(word);
    const id = put(gathered, key, costOf(key, unlistedWord.own, gain.own), spelled(word, key));
    if (isOpen) gathered.open.add(id);
    else gathered.open.delete(id);
  }
  return gathered;
};

/** Words for looking up by where they begin in a text. All arrays are indexed by the number of a word. */
export type Lexicon = {
  readonly slots: Int32Array;
  readonly pool: string;
  readonly offsets: Uint32Array;
  readonly lengths: Uint8Array;
  readonly costs: Uint8Array;
  readonly forms: readonly (string | undefined)[];
  /** Words whose characters may be written otherwise for all that the word says. */
  readonly open: ReadonlySet<number>;
  /** By a pair of units (`pairIndex`): the longest word that begins so. */
  readonly longest: Uint8Array;
  /** By a pair of units: 1 when they stand in a word that writes one of them in another than the commonest form. */
  readonly telling: Uint8Array;
  readonly characterCosts: Uint8Array;
};

export const hashSeed = 0x811c9dc5 | 0;
export const hashNext = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);
export const slotOf = (hash: number, mask: number): number => (hash ^ (hash >>> 15)) & mask;

const markTelling = (telling: Uint8Array, key: string, forms: string): void => {
  for (let i = 0; i < key.length; i += 1) {
    const known = ambiguousForms.get(key.charAt(i));
    if (known === undefined || known[0] === forms.charAt(i)) continue;
    if (i > 0) telling[pairIndex(key.charCodeAt(i - 1), key.charCodeAt(i))] = 1;
    if (i + 1 < key.length) telling[pairIndex(key.charCodeAt(i), key.charCodeAt(i + 1))] = 1;
  }
};

const build = (): Lexicon => {
  const gathered = gather();
  const { ids, forms, open } = gathered;
  const count = ids.size;
  let size = 1;
  while (size < count * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const offsets = new Uint32Array(count);
  const lengths = new Uint8Array(count);
  const longest = new Uint8Array(1 << pairBits);
  const telling = new Uint8Array(1 << pairBits);
  let offset = 0;
  for (const [key, id] of ids) {
    const length = key.length;
    let hash = hashSeed;
    for (let i = 0; i < length; i += 1) hash = hashNext(hash, key.charCodeAt(i));
    let slot = slotOf(hash, size - 1);
    while (slots[slot] !== -1) slot = (slot + 1) & (size - 1);
    slots[slot] = id;
    offsets[id] = offset;
    lengths[id] = length;
    const pair = pairIndex(key.charCodeAt(0), key.charCodeAt(1));
    if ((longest[pair] ?? 0) < length) longest[pair] = length;
    const written = forms[id];
    if (written !== undefined) markTelling(telling, key, written);
    offset += length;
  }
  return {
    slots,
    pool: [...ids.keys()].join(''),
    offsets,
    lengths,
    costs: Uint8Array.from(gathered.costs),
    forms,
    open,
    longest,
    telling,
    characterCosts: gathered.characters,
  };
};

/** All words that conversion to Traditional knows; built at first use (about 100 ms), then kept. */
export const lexicon = once(build);
