import { useQuery } from '@tanstack/react-query';
import type { AttachedTermbase } from '#api/termbases.ts';
import type { Concept, ConceptId, Result } from '#core/model/index.ts';
import { ownTermbase, termbaseOf } from '#core/terms/concept-place.ts';
import { client, onEvent } from '../../api.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { pickFile } from '../../workspace/pick-file.ts';
import { answerOf, liveKey, queryClient } from '../../workspace/queries.ts';
import { notify, notifyFailure, useWorkspace } from '../../workspace/store.ts';

/** Under which the list is kept, for each project. */
const rootKey = 'termbases';
const listKey = () => [rootKey, useWorkspace.getState().project?.path ?? null, 'list'] as const;

const list = () => ({ queryKey: listKey(), queryFn: () => answerOf(client.termbases.list({})) });

/** The shared termbases of the project; undefined until they are known. */
export const useTermbases = () => {
  useWorkspace(({ project }) => project?.path);
  return useQuery({ ...list(), staleTime: 0 });
};

/** Termbases that the project could have. */
export const useAvailable = () => {
  const path = useWorkspace(({ project }) => project?.path);
  return useQuery({
    queryKey: [rootKey, path, 'available'],
    queryFn: () => answerOf(client.termbases.available({})),
    staleTime: 0,
  });
};

onEvent('terms.changed', () => {
  for (const queryKey of [[rootKey], ['terms'], ['row'], [liveKey]])
    void queryClient.invalidateQueries({ queryKey });
});

/** Takes over what a call answered; answers whether it went well. */
const show = (answer: Result<readonly AttachedTermbase[]>): boolean => {
  if (answer.ok) {
    queryClient.setQueryData(listKey(), answer.value);
    void queryClient.invalidateQueries({ queryKey: [rootKey] });
  } else notifyFailure(answer.error);
  return answer.ok;
};

export const attachTermbase = async (path: string): Promise<void> =>
  void show(await client.termbases.attach({ path }));

export const detachTermbase = async (path: string): Promise<void> =>
  void show(await client.termbases.detach({ path }));

export const moveTermbase = async (path: string, to: number): Promise<void> =>
  void show(await client.termbases.move({ path, to }));

export const setTermbase = async (
  path: string,
  setting: { readonly on?: boolean; readonly writes?: boolean; readonly takesNew?: boolean },
): Promise<void> => void show(await client.termbases.set({ path, ...setting }));

/** Makes an empty termbase, which takes new terms from then on; answers whether it is there. */
export const createTermbase = async (name: string): Promise<boolean> =>
  show(await client.termbases.create({ name }));

/** Lets the user choose a termbase on this machine; a browser does not know where files are. */
export const attachChosen = async (): Promise<void> => {
  const origin = await pickFile('.duizhao-termbase');
  if (origin === null) return;
  if (!origin.ok) notifyFailure(origin.error);
  else if ('path' in origin.value) await attachTermbase(origin.value.path);
};

/** The shared termbase that a concept is of; null for the project's own. */
export const termbaseOfConcept = async (id: ConceptId): Promise<AttachedTermbase | null> => {
  const number = termbaseOf(id);
  if (number === ownTermbase) return null;
  const all = await queryClient.fetchQuery(list());
  return all.find((one) => one.number === number) ?? null;
};

/** Takes back what was changed last in a shared termbase, or makes it again. */
export const turnTermbase = async (path: string, direction: 'undo' | 'redo'): Promise<void> => {
  const done = await client.termbases[direction]({ path, job: crypto.randomUUID() });
  if (!done.ok) {
    notifyFailure(done.error);
    return;
  }
  const { concepts, left } = done.value;
  const key = `terms:shared.${direction === 'undo' ? 'undone' : 'redone'}`;
  notify({ tone: 'info', key, params: { count: concepts }, topic: 'terms' });
  if (left > 0)
    notify({ tone: 'info', key: 'terms:shared.left', params: { count: left }, topic: 'terms-left' });
};

/** Tells what was done in a shared termbase, with its own undo at hand; `also` is taken back with it. */
export const notifySharedUndoable = (
  { path, name }: AttachedTermbase,
  notice: { readonly key: string; readonly params: Readonly<Record<string, string | number>> },
  also: () => Promise<unknown> = () => Promise.resolve(),
): void =>
  void notify({
    tone: 'good',
    key: notice.key,
    params: { ...notice.params, termbase: name },
    topic: 'terms',
    actions: [{ key: 'terms:shared.undo', run: () => void also().then(() => turnTermbase(path, 'undo')) }],
  });

/** Copies an entry into another termbase, null being the project's, or moves it there; answers whether it is there. */
export const transferConcept = async (
  { id, terms }: Concept,
  to: AttachedTermbase | null,
  keep: boolean,
): Promise<boolean> => {
  if (!(await settleDrafts())) return false;
  const done = await client.termbases.transfer({ concepts: [id], to: to?.path ?? null, keep });
  if (!done.ok) {
    notifyFailure(done.error);
    return false;
  }
  const key = `terms:shared.${keep ? 'copied' : 'moved'}${to === null ? 'Here' : ''}`;
  notify({
    tone: 'good',
    key,
    params: { term: terms[0]?.text ?? '', termbase: to?.name ?? '' },
    topic: 'terms',
  });
  return true;
};
