import { readFileSync } from 'node:fs';
import type { EngineHandlers } from '#api/index.ts';
import { openDictionary, type Dictionary } from '#core/dictionary/index.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';
import { dictionaryFile } from '../places.ts';
import { gradually } from '../turns.ts';

/** Read when it is first asked for: 9 MB, which most sessions never need. */
let opened: Dictionary | null = null;

const dictionaryHere = (): Result<Dictionary> => {
  if (opened !== null) return ok(opened);
  try {
    opened = openDictionary(readFileSync(dictionaryFile, 'utf8'));
  } catch {
    return fail('dictionary.missing', { path: dictionaryFile });
  }
  return ok(opened);
};

const isEnglish = (text: string): boolean => /^[\p{Script=Latin}\p{P}\s]+$/u.test(text);

export const dictionaryHandlers: EngineHandlers<EngineContext>['dictionary'] = {
  lookUp: async (_context, { text, most }) => {
    const found = dictionaryHere();
    if (!found.ok) return found;
    const { info, word, words, meaning } = found.value;
    const exact = word(text);
    const meant = isEnglish(text) ? await gradually(meaning(text, most)) : ok([]);
    if (!meant.ok) return meant;
    const entries = [...exact, ...meant.value].slice(0, most);
    return ok({
      info,
      entries,
      words: entries.length > 0 || isEnglish(text) ? [] : words(text).slice(0, most),
    });
  },
  readings: async (_context, { text, way }) => {
    const { readWords } = await import('#core/readings/index.ts');
    const found = dictionaryHere();
    const known = found.ok ? (word: string) => found.value.word(word).map(({ pinyin }) => pinyin) : null;
    return ok({ words: readWords(text, way, known) });
  },
};
