import { create } from 'zustand';
import type { DictionaryFacts } from '#api/dictionary.ts';
import type { DocumentOrigin } from '#api/documents.ts';
import type { Result } from '#core/model/index.ts';
import { client, onEvent } from '../../api.ts';
import { pickFiles } from '../../workspace/pick-file.ts';
import { queryClient } from '../../workspace/queries.ts';
import { notify, notifyFailure } from '../../workspace/store.ts';
import { lookedUpKey } from './answers.ts';

/** Under which the list is kept. */
export const dictionariesKey = ['dictionaries'] as const;

/** The import that runs, and how many entries it has stored; null while none does. */
type Running = { readonly job: string; readonly entries: number };
export const useImport = create<{ readonly running: Running | null }>()(() => ({ running: null }));

type Listing = { readonly dictionaries: readonly DictionaryFacts[] };

/** Takes over what a call answered. What was looked up before is asked for again. */
const show = (answer: Result<Listing>): boolean => {
  if (!answer.ok) {
    notifyFailure(answer.error);
    return false;
  }
  queryClient.setQueryData(dictionariesKey, answer.value);
  void queryClient.invalidateQueries({ queryKey: lookedUpKey });
  return true;
};

export const switchDictionary = async (id: string, on: boolean): Promise<void> => {
  show(await client.dictionary.set({ id, on }));
};

export const moveDictionary = async (id: string, to: number): Promise<void> => {
  show(await client.dictionary.move({ id, to }));
};

/** Removes a dictionary, and says so with its way back. */
export const removeDictionary = async ({ id, name }: DictionaryFacts): Promise<void> => {
  if (!show(await client.dictionary.remove({ id }))) return;
  notify({
    tone: 'good',
    key: 'dictionary:removed',
    params: { name },
    topic: 'dictionary',
    actions: [{ key: 'dictionary:undo', run: () => void client.dictionary.restore({ id }).then(show) }],
  });
};

const nameOf = (origin: DocumentOrigin): string =>
  'path' in origin ? origin.path : 'upload' in origin ? origin.name : '';

/** Lets the user choose a dictionary, of StarDict all of its files, and stores it. */
export const importDictionary = async (): Promise<void> => {
  const picked = await pickFiles('.ifo,.idx,.dz,.dict,.syn,.gz,.csv,.tsv,.tab,.txt,.u8', true);
  if (!picked.ok) {
    notifyFailure(picked.error);
    return;
  }
  const from = picked.value.find((one) => /\.ifo$/iu.test(nameOf(one))) ?? picked.value[0];
  if (from === undefined) return;
  // In a window the files lie beside each other; a tab was given each by itself.
  const beside = picked.value.filter((one) => one !== from && !('path' in one)).slice(0, 8);
  const job = crypto.randomUUID();
  useImport.setState({ running: { job, entries: 0 } });
  const stop = onEvent('jobs.progress', (progress) => {
    if (progress.job === job) useImport.setState({ running: { job, entries: progress.done } });
  });
  const done = await client.dictionary.import({ from, beside, job });
  stop();
  useImport.setState({ running: null });
  if (!done.ok) {
    if (done.error.code !== 'job.cancelled') notifyFailure(done.error);
    return;
  }
  const { dictionary, skipped } = done.value;
  const params = { name: dictionary.name, count: dictionary.entries };
  notify({ tone: 'good', key: 'dictionary:imported', params, topic: 'dictionary' });
  if (skipped > 0)
    notify({
      tone: 'info',
      key: 'dictionary:skipped',
      params: { count: skipped },
      topic: 'dictionary-skipped',
    });
  show(await client.dictionary.list({}));
};

export const cancelImport = (): void => {
  const { running } = useImport.getState();
  if (running !== null) void client.jobs.cancel({ job: running.job });
};
