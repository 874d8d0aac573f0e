import { create } from 'zustand';
import type { AttachedMemory } from '#api/memory.ts';
import type { Result } from '#core/model/index.ts';
import { client, onEvent } from '../../api.ts';
import { pickFile } from '../../workspace/pick-file.ts';
import { queryClient } from '../../workspace/queries.ts';
import { notify, notifyFailure, useWorkspace } from '../../workspace/store.ts';

/** Under which the list is kept. */
export const memoriesKey = ['memories'] as const;

/** The import that runs, and how many units it has stored; null while none does. */
type Running = { readonly job: string; readonly units: number };
export const useImport = create<{ readonly running: Running | null }>()(() => ({ running: null }));

/** Takes over what a call answered. Matches of before are asked for again. */
const show = (answer: Result<readonly AttachedMemory[]>): void => {
  if (!answer.ok) {
    notifyFailure(answer.error);
    return;
  }
  queryClient.setQueryData(memoriesKey, answer.value);
  void queryClient.invalidateQueries({ queryKey: ['memory'] });
  void queryClient.invalidateQueries({ queryKey: ['row'] });
};

export const detachMemory = async (path: string): Promise<void> => show(await client.memory.detach({ path }));

export const changePenalty = async (path: string, penalty: number): Promise<void> =>
  show(await client.memory.set({ path, penalty: Math.round(penalty) }));

export const writeInto = async (path: string, writes: boolean): Promise<void> =>
  show(await client.memory.set({ path, writes }));

export const moveMemory = async (path: string, to: number): Promise<void> =>
  show(await client.memory.move({ path, to }));

/** Characters that cannot be in the name of a file. */
const notInNames = /[/\\:*?"<>|\p{Cc}]|^\.+/gu;

/** Makes an empty memory, called after the project, that confirmed rows are written into. */
export const newMemory = async (): Promise<void> => {
  const name = (useWorkspace.getState().project?.name ?? '').replaceAll(notInNames, ' ').trim().slice(0, 60);
  show(await client.memory.create({ name: name === '' ? 'Memory' : name }));
};

/** Under which it is kept whether repeated sentences fill themselves. */
export const repeatsKey = ['memory-repeats'] as const;

export const fillRepeats = async (fills: boolean): Promise<void> => {
  const done = await client.memory.setRepeats({ fills });
  if (done.ok) queryClient.setQueryData(repeatsKey, done.value);
  else notifyFailure(done.error);
};

type Origin = Parameters<typeof client.memory.add>[0]['from'];

const importTmx = async (from: Origin): Promise<void> => {
  const job = crypto.randomUUID();
  useImport.setState({ running: { job, units: 0 } });
  const stop = onEvent('jobs.progress', (progress) => {
    if (progress.job === job) useImport.setState({ running: { job, units: progress.done } });
  });
  const done = await client.memory.add({ from, job });
  stop();
  useImport.setState({ running: null });
  if (!done.ok) {
    if (done.error.code !== 'job.cancelled') notifyFailure(done.error);
    return;
  }
  const { name, added, skipped } = done.value;
  notify({ tone: 'good', key: 'memory:imported', params: { name, count: added }, topic: 'memory' });
  if (skipped > 0)
    notify({ tone: 'info', key: 'memory:skipped', params: { count: skipped }, topic: 'memory-skipped' });
  show(await client.memory.list({}));
};

/** Lets the user choose a memory or a TMX file, and gives it to the project. */
export const addMemory = async (): Promise<void> => {
  const origin = await pickFile('.tmx,.xlsx,.duizhao-memory');
  if (origin === null) return;
  if (!origin.ok) notifyFailure(origin.error);
  else if ('path' in origin.value && /\.duizhao-memory$/i.test(origin.value.path))
    show(await client.memory.attach({ path: origin.value.path }));
  else await importTmx(origin.value);
};

/** Lets the user choose a TMX file or a project that is to be looked up as it is, and kept up with; a browser has no such files. */
export const attachFile = async (): Promise<void> => {
  const origin = await pickFile('.tmx,.duizhao');
  if (origin === null) return;
  if (!origin.ok) notifyFailure(origin.error);
  else if ('path' in origin.value) show(await client.memory.attach({ path: origin.value.path }));
  else await importTmx(origin.value);
};

export const cancelImport = (): void => {
  const { running } = useImport.getState();
  if (running !== null) void client.jobs.cancel({ job: running.job });
};

/** Whether the project can be given memories. */
export const useIsFixed = (): boolean => useWorkspace(({ project }) => project?.readOnly ?? true);
