import { primaryOf, type Concept, type Gender, type Language, type Range } from '#core/model/index.ts';
import { placesOfPerson } from '#core/terms/names/spellings.ts';
import type { CheckedRow, CheckedText, KnownTerms } from './check.ts';

/** A pronoun that does not fit the person it stands for. */
type Misfit = { readonly range: Range; readonly words: string; readonly name: string };

const pronoun = /\b(?<male>he|him|his|himself)\b|\b(?<female>she|her|hers|herself)\b/giu;

/** Words for people that a pronoun behind them may stand for. */
const others =
  /\b(?:wife|husband|mother|father|mum|mom|dad|daughter|son|sister|brother|aunt|uncle|niece|nephew|cousin|grandmother|grandfather|woman|women|man|men|girl|boy|lady|gentleman|queen|king|emperor|empress|princess|prince|widow|widower|bride|groom|mistress|concubine|maid|nurse|actress|actor|friend|teacher|student|pupil|colleague|doctor|neighbour|neighbor|child|baby|person|someone|somebody|everyone|anyone|nobody|one|who|master|servant|lover|girlfriend|boyfriend|partner|mr|mrs|ms|miss|madam|madame|sir|lord)\b/iu;

/** A form of address is the person's own. */
const ownTitle = /\b(?:mr|mrs|ms|miss|madam|madame|sir|lord|lady|doctor|master)\.?\s*$/iu;

const quotes = /["“”«»]|(?<=\s|^)[‘']/u;

/** Words with a capital that name nobody. */
const calendar =
  /^(?:I|The|A|An|In|On|At|It|But|And|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|English|Chinese|Mandarin|Cantonese|God|Dr|President|Professor|Chairman|Premier|Minister|General)$/u;

/** Words that may be somebody's name: with a capital, not where a sentence begins. */
const strangers = (text: string): boolean => {
  for (const { 0: word, index } of text.matchAll(/\p{Lu}[\p{L}’'-]*/gu)) {
    const before = text.slice(0, index).trimEnd();
    const begins = before === '' || /[.!?:;…]["”’)]*$/u.test(before);
    if (!begins && !calendar.test(word)) return true;
  }
  return false;
};

const fits = (gender: Gender | null, said: 'female' | 'male'): boolean => gender === null || gender === said;

/** Whether a text has a pronoun that may stand for a person, of whose gender nothing or this is known. */
export const hasPronoun = (text: string, gender: Gender | null): boolean => {
  for (const { groups } of text.matchAll(pronoun))
    if (fits(gender, groups?.['female'] === undefined ? 'male' : 'female')) return true;
  return false;
};

type Mention = { readonly concept: Concept; readonly start: number; readonly end: number };

/** Where people of the termbase are named in a text, in order (UTF-16), each by the part of a name that is there. */
const mentionsIn = (people: readonly Concept[], language: Language, text: string): readonly Mention[] =>
  people
    .flatMap((concept) =>
      placesOfPerson(concept, language, text).map(({ start, end }) => ({ concept, start, end })),
    )
    .toSorted((a, b) => a.start - b.start);

const peopleIn = (terms: KnownTerms, original: CheckedText): readonly Concept[] => {
  const found = new Map<number, Concept>();
  for (const { concept: id } of terms.find(original.rich.text, original.language)) {
    const concept = terms.get(id);
    if (concept?.name?.kind === 'person') found.set(id, concept);
  }
  return [...found.values()];
};

/** The original itself speaks of somebody of that gender, who is not the person named. */
const saysSo = (original: string, said: 'female' | 'male'): boolean =>
  (said === 'female' ? /[她妳妻母女姊姐妹娘婦妇嫂姑姨婆奶媽妈后妃]/u : /[夫父兄弟爹爸叔伯舅爺爷男]/u).test(
    original,
  );

/**
 * The pronouns of an English text that do not fit the gender of the one person they can stand for: the only one whom this row and the one
 * before name. Nothing where anybody else may be meant: another name or a word for a person in between, a quotation, an original that
 * speaks of somebody of that gender.
 */
export const pronounsIn = (
  { rich, language }: CheckedText,
  original: CheckedText,
  { terms, previous }: CheckedRow,
): readonly Misfit[] => {
  if (terms === undefined || primaryOf(language) !== 'en') return [];
  const pronouns = Array.from(rich.text.matchAll(pronoun));
  if (pronouns.length === 0) return [];
  const before = previous?.() ?? [];
  const earlier = before.find(({ side }) => side === 'source');
  const people = new Map(
    [original, ...(earlier === undefined ? [] : [earlier])]
      .flatMap((text) => peopleIn(terms, text))
      .map((concept) => [concept.id, concept]),
  );
  const [person, ...more] = people.values();
  if (person === undefined || more.length > 0 || person.name?.gender === null) return [];
  const head = before.find((one) => one.language === language)?.rich.text ?? '';
  const text = head === '' ? rich.text : `${head}\n${rich.text}`;
  const from = text.length - rich.text.length;
  const mentions = mentionsIn([person], language, text);
  const originals = `${original.rich.text} ${earlier?.rich.text ?? ''}`;
  return pronouns.flatMap(({ 0: words, index, groups }): readonly Misfit[] => {
    const said = groups?.['female'] === undefined ? 'male' : 'female';
    if (fits(person.name?.gender ?? null, said) || saysSo(originals, said)) return [];
    const mention = mentions.findLast(({ end }) => end <= from + index);
    if (mention === undefined) return [];
    const between = text.slice(mention.end, from + index);
    const isUnsure = others.test(between) || quotes.test(between) || strangers(` x${between}`);
    const ahead = text.slice(0, mention.start).replace(ownTitle, '');
    if (isUnsure || others.test(ahead)) return [];
    const start = Array.from(rich.text.slice(0, index)).length;
    const range = { start, end: start + Array.from(words).length };
    return [{ range, words, name: text.slice(mention.start, mention.end) }];
  });
};
