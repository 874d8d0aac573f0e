import { likelyWords, type Dictionary, type DictionaryEntry } from '../dictionary/index.ts';
import { isChinese } from '../model/index.ts';
import { readWords } from '../readings/index.ts';
import { isTraditionalForm } from '../text/cleanup/scripts.ts';
import { traditionalize } from '../text/conversion/traditionalize.ts';
import type { Book } from './book.ts';
import { commonGlosses } from './common-glosses.ts';
import { wordLevel } from './level.ts';

/** A word of a text with its reading and what it means there; `gloss` is '' for a word that is in no dictionary. */
export type GlossedWord = { readonly word: string; readonly reading: string; readonly gloss: string };

const han = /\p{Script=Han}/u;
/** Meanings that say how a word is counted or written, and not what it means. */
const aside =
  /^(?:CL:|variant of|old variant of|see |surname |used in|abbr\. |also written|also pr\.|erhua variant|Kangxi radical|numeral .* Suzhou)/u;
/** What nobody says today. */
const outdated = /\((?:[^)]*\b)?(?:archaic|old|obsolete)\b/u;
/** What is seldom meant. */
const rare = /\((?:[^)]*\b)?(?:archaic|literary|dialect|old|obsolete|slang|bound form)\b/u;
const surname = /^surname /u;
const counts = /^(?:\([^)]*\) ?|\()?classifier\b/u;
/** What a word that counts stands behind: after a pronoun only those that hardly mean anything else. */
const counted = /^[0-9０-９〇零一二三四五六七八九十百千萬万億亿兩两幾几每半]+$/u;
const pointing = /^[這这那哪]$/u;
const oftenCounts =
  /^[個个隻只位件條条張张本把座間间棟栋棵朵顆颗粒塊块段句幅輛辆艘匹群雙双對对套部篇份種种樣样次場场陣阵遍趟頓顿盞盏根枝扇滴杯碗瓶盒包]$/u;
const classifier = '(classifier)';

/** UTF-16 units that a gloss has room for: one meaning, and two of an entry. */
type Room = { readonly one: number; readonly two: number };
const belowWord: Room = { one: 24, two: 16 };
const inList: Room = { one: 56, two: 40 };

const withoutRemarks = (meaning: string): string =>
  meaning
    .replaceAll(/\([^)]*\)/gu, '')
    .replaceAll(/\[[^\]]*\]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();

/** The shortest useful meaning: without remarks in brackets and the `to` of verbs, cut between meanings or at a word. */
const short = (meaning: string, { one: longest }: Room): string => {
  if (counts.test(meaning)) return classifier;
  const [first = '', second = ''] = withoutRemarks(meaning)
    .split(/\s*[;；]\s*/u)
    .map((one) => one.replace(/^(?:to|an?|the) (?=\S)/u, ''))
    .filter((one) => one !== '');
  const both = `${first}; ${second}`;
  if (second !== '' && both.length <= longest) return both;
  if (first.length <= longest) return first;
  const cut = first.slice(0, longest + 1);
  const comma = cut.lastIndexOf(',');
  return comma > 0 ? cut.slice(0, comma) : `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`;
};

const letters = (reading: string): string => reading.toLowerCase().replaceAll(/[\s'’·-]/gu, '');
const withoutTones = (reading: string): string =>
  letters(reading)
    .normalize('NFD')
    .replaceAll(/[\u0304\u0301\u030c\u0300]/gu, '');

/** A word as it stands in a text: in Traditional characters too, and as it is read there. */
type Standing = { readonly word: string; readonly traditional: string; readonly reading: string };

/** How far an entry is from a word as it stands, by what tells most first. */
const distance = (
  { traditional, simplified, pinyin, meanings }: DictionaryEntry,
  { word, traditional: own, reading }: Standing,
): readonly number[] => {
  const isForm = traditional === own;
  const isRead = letters(pinyin) === letters(reading);
  return [
    meanings.some((one) => !aside.test(one) || surname.test(one)) ? 0 : 1,
    isForm ? 0 : [traditional, simplified].includes(word) ? 1 : 2,
    isRead ? 0 : withoutTones(pinyin) === withoutTones(reading) ? 1 : 2,
    // Common nouns before surnames and places, which the dictionary spells with a capital letter.
    /^\p{Lu}/u.test(pinyin) ? 1 : 0,
    meanings.every((one) => aside.test(one) || rare.test(one)) ? 1 : 0,
  ];
};

const entryFor = (entries: readonly DictionaryEntry[], standing: Standing): DictionaryEntry | null => {
  const ranked = entries.map((entry) => ({ entry, far: distance(entry, standing) }));
  ranked.sort((a, b) => a.far.map((own, n) => own - (b.far[n] ?? 0)).find((one) => one !== 0) ?? 0);
  return ranked[0]?.entry ?? null;
};

/** What of an entry is said: of its first meanings the first that has room, with the next one where both are short. */
const meaningOf = ({ meanings }: DictionaryEntry, room: Room): string => {
  const said = meanings.filter((one) => !aside.test(one));
  const usual = said.filter(
    (one) => !counts.test(one) && !rare.test(one) && /\p{L}/u.test(withoutRemarks(one)),
  );
  const [first = '', second = ''] = usual
    .slice(0, 3)
    .filter((one, n) => n === 0 || !one.startsWith('('))
    .map((one) => short(one, room))
    .filter((one) => !one.endsWith('…'));
  const both = `${first}; ${second}`;
  if (second !== '' && !first.includes(';') && both.length <= room.two) return both;
  return first === '' ? short(usual[0] ?? said[0] ?? meanings[0] ?? '', room) : first;
};

/** Whether nothing in a text says that it is Traditional. */
const mayBeSimplified = (text: string): boolean =>
  !Array.from(text).some((one) => isTraditionalForm(one.codePointAt(0) ?? 0));

/** A word of a text between places in it, in code points. */
type Piece = { readonly word: string; readonly from: number; readonly to: number };

/** The words of a text, those that are not Chinese as the segmenter has them. */
const piecesOf = (text: string, lexicon: Parameters<typeof likelyWords>[1]): readonly Piece[] => {
  const words = (text.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? []).flatMap((run) =>
    han.test(run)
      ? likelyWords(run, lexicon)
      : Array.from(new Intl.Segmenter('zh', { granularity: 'word' }).segment(run), ({ segment }) => segment),
  );
  let to = 0;
  return words.map((word) => {
    const from = to;
    to += Array.from(word).length;
    return { word, from, to };
  });
};

/** Whether somebody means by a word today what an entry says. */
const isUsual = ({ meanings }: DictionaryEntry): boolean =>
  meanings.some((one) => !aside.test(one) && !outdated.test(one));

/** What a project says of words: the terms of its glossary in Chinese columns, with the first word that another column has for them. */
export const ownGlosses = ({
  columns,
  glossary,
}: Pick<Book, 'columns' | 'glossary'>): ReadonlyMap<string, string> => {
  const isHan = columns.map(({ language }) => isChinese(language));
  return new Map(
    glossary.flatMap(({ words }) => {
      const gloss = words.find((word, n) => word !== '' && isHan[n] === false) ?? '';
      return gloss === ''
        ? []
        : words.flatMap((word, n) => (isHan[n] === true && han.test(word) ? [[word, gloss] as const] : []));
    }),
  );
};

/**
 * Explains the words of texts: by what the project calls them (`own`); else each as it is read in its place (`core/readings`), by the entry of that reading and, of Simplified texts, of the
 * character that it stands for there, and the commonest by a list (`common-glosses.ts`).
 */
export const glosser = (
  { word: lookUp, begins }: Pick<Dictionary, 'word' | 'begins'>,
  own: ReadonlyMap<string, string> = new Map(),
) => {
  // What is no word is not kept: a book has millions of stretches that are none.
  const entries = new Map<string, readonly DictionaryEntry[]>();
  const entriesOf = (word: string): readonly DictionaryEntry[] => {
    const known = entries.get(word);
    if (known !== undefined) return known;
    const found = lookUp(word);
    if (found.length > 0) entries.set(word, found);
    return found;
  };
  const ownStarts = new Set(
    Array.from(own.keys()).flatMap((word) => Array.from(word, (_, n) => word.slice(0, n + 1))),
  );
  const pairs = new Map<string, boolean>();
  const beginsWord = (start: string): boolean => {
    if (start.length > 2) return begins(start) || ownStarts.has(start);
    const known = pairs.get(start) ?? (begins(start) || ownStarts.has(start));
    pairs.set(start, known);
    return known;
  };
  const glosses = new Map<string, string>();
  const glossOf = (standing: Standing, isCounting: boolean, room: Room): string => {
    const { word, traditional, reading } = standing;
    const called = own.get(word);
    if (called !== undefined) return called;
    const key = `${word} ${traditional} ${reading} ${isCounting ? '#' : ''}${room.one}`;
    const before = glosses.get(key);
    if (before !== undefined) return before;
    const entry = entryFor(entriesOf(word), standing);
    const common = commonGlosses().get(`${traditional} ${reading}`);
    const mayCount = isCounting && (common === undefined || oftenCounts.test(word));
    const counting = mayCount && (entry?.meanings.some((one) => counts.test(one)) ?? false);
    const said = entry === null ? '' : meaningOf(entry, room);
    const gloss = counting ? classifier : (common ?? said);
    glosses.set(key, gloss);
    return gloss;
  };
  const lexicon = {
    has: (word: string) => own.has(word) || entriesOf(word).some(isUsual),
    begins: beginsWord,
  };
  const known = (word: string): readonly string[] =>
    entriesOf(word)
      .filter(isUsual)
      .map(({ pinyin }) => pinyin);
  /** All words of a text in order; what is no Chinese word as it stands. O(length). */
  const wordsOf = (text: string, room: Room): readonly GlossedWord[] => {
    const traditional = Array.from(mayBeSimplified(text) ? traditionalize(text, 'tw') : text);
    const readings = readWords(text, 'pinyin', known).flatMap((one) =>
      Array.from(one.text, (_, n) => one.readings[n] ?? ''),
    );
    let before = '';
    return piecesOf(text, lexicon).map(({ word, from, to }): GlossedWord => {
      const isCounting = counted.test(before) || (pointing.test(before) && oftenCounts.test(word));
      before = word;
      if (!han.test(word)) return { word, reading: '', gloss: '' };
      const [only, ...others] = to - from > 1 ? new Set(known(word).map(letters)) : [];
      const isSure = only !== undefined && others.length === 0;
      const reading = isSure ? only : readings.slice(from, to).join('');
      const standing = { word, traditional: traditional.slice(from, to).join(''), reading };
      return { word, reading, gloss: glossOf(standing, isCounting, room) };
    });
  };
  return {
    words: (text: string) => wordsOf(text, belowWord),
    /** How words are read that people use today, for `readWords`. */
    known,
    /** The words above a level that have a meaning, each once. */
    hard: (text: string, above: number): readonly GlossedWord[] => {
      const seen = new Set<string>();
      return wordsOf(text, inList).filter(({ word, gloss }) => {
        if (gloss === '' || seen.has(word) || wordLevel(word) <= above) return false;
        seen.add(word);
        return true;
      });
    },
  };
};

export type Glosser = ReturnType<typeof glosser>;
