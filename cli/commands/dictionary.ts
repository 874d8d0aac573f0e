import { resolve } from 'node:path';
import type { DictionaryFacts } from '#api/dictionary.ts';
import type { EngineClient } from '#api/index.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { field, type Answer, type Outcome, type Setting } from '../answer.ts';
import { withEngine } from '../session.ts';

/** The id of a dictionary that is named by it, or by its name. Failure: dictionary.unknown. */
export const idOf = async (client: EngineClient, wanted: string): Promise<Result<string>> => {
  const listed = await client.dictionary.list({});
  if (!listed.ok) return listed;
  const { dictionaries } = listed.value;
  const found =
    dictionaries.find(({ id }) => id === wanted) ?? dictionaries.find(({ name }) => name === wanted);
  return found === undefined ? fail('dictionary.unknown', { id: wanted }) : ok(found.id);
};

const lineOf = ({ id, name, entries, on, version, licence }: DictionaryFacts): string =>
  [id, name, String(entries), on ? 'on' : 'off', version, licence].map(field).join('\t');

type Listing = Result<{ readonly dictionaries: readonly DictionaryFacts[] }>;

const listed = (answer: Listing): Result<Answer> =>
  answer.ok ? ok({ json: answer.value, lines: answer.value.dictionaries.map(lineOf) }) : answer;

/** `dictionary list`: a line for each, in their order: id, name, entries, `on` or `off`, version, licence. */
export const listDictionaries = (): Outcome =>
  withEngine(async (client) => listed(await client.dictionary.list({})));

/** `dictionary import FILE`: of StarDict its `.ifo`, whose other files lie beside it. */
export const importDictionary = ({ words: { t } }: Setting, file: string): Outcome =>
  withEngine(async (client) => {
    const done = await client.dictionary.import({ from: { path: resolve(file) }, job: 'import' });
    if (!done.ok) return done;
    const { dictionary, skipped } = done.value;
    const { id, name, entries } = dictionary;
    return ok({
      json: done.value,
      lines: [t('dictionary.imported', { name: field(name), id, count: entries })],
      warnings: skipped === 0 ? [] : [t('dictionary.skipped', { count: skipped })],
    });
  });

const changing =
  (change: (client: EngineClient, id: string) => Promise<Listing>) =>
  (wanted: string): Outcome =>
    withEngine(async (client) => {
      const id = await idOf(client, wanted);
      return id.ok ? listed(await change(client, id.value)) : id;
    });

/** `dictionary on|off NAME` */
export const switchDictionary = (wanted: string, on: boolean): Outcome =>
  changing((client, id) => client.dictionary.set({ id, on }))(wanted);

/** `dictionary order NAME PLACE`, counted from 1. */
export const orderDictionary = (wanted: string, place: number): Outcome =>
  changing((client, id) => client.dictionary.move({ id, to: place - 1 }))(wanted);

/** `dictionary remove NAME` */
export const removeDictionary = changing((client, id) => client.dictionary.remove({ id }));

/** `dictionary restore ID`: one that was removed within a week. */
export const restoreDictionary = (id: string): Outcome =>
  withEngine(async (client) => listed(await client.dictionary.restore({ id })));
