import type { EngineHandlers } from '#api/index.ts';
import { ok, type Result } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';
import { cedictHere } from '../dictionaries/cedict.ts';
import { importDictionary } from '../dictionaries/import.ts';
import {
  addDictionary,
  listDictionaries,
  moveDictionary,
  removeDictionary,
  restoreDictionary,
  switchDictionary,
} from '../dictionaries/list.ts';
import { lookUpIn } from '../dictionaries/look-up.ts';
import type { NamedFile } from '../dictionaries/sources.ts';
import { locateOrigin } from '../import/origin.ts';

type Origin = Parameters<typeof locateOrigin>[1];

const locateAll = (context: EngineContext, origins: readonly Origin[]): Result<readonly NamedFile[]> => {
  const found: NamedFile[] = [];
  for (const from of origins) {
    const located = locateOrigin(context.paths, from);
    if (!located.ok) return located;
    found.push(located.value);
  }
  return ok(found);
};

export const dictionaryHandlers: EngineHandlers<EngineContext>['dictionary'] = {
  lookUp: (context, { text, most }) => lookUpIn(context, text, most),
  readings: async (_context, { text, way }) => {
    const { readWords } = await import('#core/readings/index.ts');
    const found = cedictHere();
    const known = found.ok ? (word: string) => found.value.word(word).map(({ pinyin }) => pinyin) : null;
    return ok({ words: readWords(text, way, known) });
  },
  list: (context) => ok({ dictionaries: listDictionaries(context) }),
  import: (context, { from, beside, job }) => {
    const located = locateAll(context, [from, ...beside]);
    if (!located.ok) return located;
    const [file, ...others] = located.value;
    if (file === undefined) return { ok: false, error: { code: 'internal' } };
    return context.jobs.run(job, async ({ signal, progress }) => {
      const stored = await importDictionary(context.paths.data, file, others, {
        isWanted: () => !signal.aborted,
        progress: (entries, of) => progress('storing', entries, of),
      });
      if (!stored.ok) return stored;
      const added = addDictionary(context, stored.value);
      return added.ok ? ok({ dictionary: added.value, skipped: stored.value.skipped }) : added;
    });
  },
  set: (context, { id, on }) => switchDictionary(context, id, on),
  move: (context, { id, to }) => moveDictionary(context, id, to),
  remove: (context, { id }) => removeDictionary(context, id),
  restore: (context, { id }) => restoreDictionary(context, id),
};
