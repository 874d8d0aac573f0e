import { useQuery } from '@tanstack/react-query';
import { create } from 'zustand';
import type { UnitPage, UnitsWanted } from '#api/memory-units.ts';
import type { RememberedUnit, Result } from '#core/model/index.ts';
import { client } from '#renderer/api.ts';
import { answerOf, queryClient } from '#renderer/workspace/queries.ts';
import { notify, notifyFailure } from '#renderer/workspace/store.ts';
import { usePagedList } from '#renderer/workspace/use-paged-list.ts';

const pageSize = 100;
const root = 'memory-units';

/** The change of a memory that runs; null while none does. */
export const useChanging = create<{ readonly job: string | null }>()(() => ({ job: null }));

export const cancelChange = (): void => {
  const { job } = useChanging.getState();
  if (job !== null) void client.jobs.cancel({ job });
};

/** Lists of the memory, its facets and matches beside the row are asked for again. */
const askAgain = async (): Promise<void> => {
  await Promise.all(
    [root, 'memories', 'memory', 'row'].map((name) => queryClient.invalidateQueries({ queryKey: [name] })),
  );
};

type Page = UnitPage & { readonly items: readonly RememberedUnit[] };

/** The units of a memory that are wanted, as far as they are in sight. */
export const useUnits = (
  path: string,
  wanted: UnitsWanted,
  range: { readonly first: number; readonly last: number },
) =>
  usePagedList<RememberedUnit, Page>(
    {
      keyOf: (page) => [root, path, 'list', wanted, page],
      load: async (page) => {
        const found = await answerOf(
          client.memoryUnits.list({ path, ...wanted, offset: page * pageSize, count: pageSize }),
        );
        return { ...found, items: found.units };
      },
      pageSize,
    },
    range,
  );

/** Documents and authors of the memory. */
export const useFacets = (path: string) =>
  useQuery({
    queryKey: [root, path, 'facets'],
    queryFn: () => answerOf(client.memoryUnits.facets({ path })),
  }).data ?? { documents: [], authors: [] };

/** Changes a memory as a job; null where it failed, which is told. */
const changed = async <T>(change: (job: string) => Promise<Result<T>>): Promise<T | null> => {
  const job = crypto.randomUUID();
  useChanging.setState({ job });
  const done = await change(job);
  useChanging.setState({ job: null });
  await askAgain();
  if (done.ok) return done.value;
  if (done.error.code !== 'job.cancelled') notifyFailure(done.error);
  return null;
};

const told = (key: string, count: number): void =>
  void notify({ tone: 'info', key: `memory:editor.${key}`, params: { count }, topic: 'memory-units' });

export const removeUnits = async (path: string, units: readonly number[]): Promise<void> => {
  const done = await changed((job) => client.memoryUnits.remove({ path, units: [...units], job }));
  if (done !== null) told('removed', done.units);
};

/** Removes all units that a filter admits. */
export const removeAll = async (path: string, where: UnitsWanted): Promise<void> => {
  const done = await changed((job) => client.memoryUnits.remove({ path, where, job }));
  if (done !== null) told('removed', done.units);
};

export const mergeUnits = async (path: string): Promise<void> => {
  const done = await changed((job) => client.memoryUnits.merge({ path, job }));
  if (done !== null) told('merged', done.removed);
};

export const turnBack = async (path: string, direction: 'undo' | 'redo'): Promise<void> => {
  const done = await changed((job) => client.memoryUnits[direction]({ path, job }));
  if (done === null) return;
  told(direction === 'undo' ? 'undone' : 'redone', done.units);
  if (done.left > 0)
    notify({
      tone: 'warning',
      key: 'memory:editor.left',
      params: { count: done.left },
      topic: 'memory-units-left',
    });
};

/** Saves the texts of a unit. Answers whether they are saved. */
export const saveUnit = async (
  path: string,
  unit: number,
  texts: { readonly original: string; readonly translations: { language: string; text: string }[] },
): Promise<boolean> => {
  const done = await client.memoryUnits.edit({ path, unit, ...texts });
  if (!done.ok) notifyFailure(done.error);
  await askAgain();
  return done.ok;
};
