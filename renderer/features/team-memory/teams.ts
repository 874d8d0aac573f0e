import { useQuery } from '@tanstack/react-query';
import type { TeamMemory } from '#api/team-memory.ts';
import type { Result } from '#core/model/index.ts';
import { client, onEvent } from '../../api.ts';
import { answerOf, queryClient } from '../../workspace/queries.ts';
import { notify, notifyFailure, useWorkspace } from '../../workspace/store.ts';

/** Under which the list of teams' memories is kept. */
export const teamsKey = ['team-memories'] as const;

/** Under which the memories of the open project are kept. */
const attachedKey = ['memories'] as const;

/** Whether the open project has the memory; null without a project, or until it is known. */
export const useIsAttached = (place: string): boolean | null => {
  const isOpen = useWorkspace(({ project }) => project !== null);
  const { data } = useQuery({
    queryKey: attachedKey,
    queryFn: () => answerOf(client.memory.list({})),
    enabled: isOpen,
    staleTime: 0,
  });
  return data === undefined ? null : data.some(({ path }) => path === place);
};

const renew = (): void => void queryClient.invalidateQueries({ queryKey: teamsKey });

/** Matches of before are asked for again: more may be known now. */
const renewMatches = (): void => {
  void queryClient.invalidateQueries({ queryKey: attachedKey });
  void queryClient.invalidateQueries({ queryKey: ['memory'] });
  void queryClient.invalidateQueries({ queryKey: ['row'] });
};

onEvent('team.changed', ({ what }) => {
  if (what === 'answers') renewMatches();
  else renew();
});

/** Gives the open project a memory that is set up on this machine. */
export const attachTeam = async (place: string): Promise<void> => {
  const done = await client.teamMemory.attach({ place });
  if (!done.ok) notifyFailure(done.error);
  else {
    queryClient.setQueryData(attachedKey, done.value);
    notify({ tone: 'good', key: 'memory:team.attached', topic: 'team-memory' });
  }
  renewMatches();
};

/** Says where a password that was given is only known as long as the program runs. */
const tellNotKept = (password: string, { isPasswordKept, link }: TeamMemory): void => {
  if (password !== '' && !isPasswordKept && link === 'connected')
    notify({ tone: 'info', key: 'memory:team.passwordNotKept', topic: 'team-password' });
};

/** Tries an address and keeps it. The open project has the memory then too. */
export const connectTeam = async (address: string, password: string): Promise<Result<TeamMemory>> => {
  const done = await client.teamMemory.connect({
    address: address.trim(),
    ...(password === '' ? {} : { password }),
  });
  renew();
  if (done.ok) tellNotKept(password, done.value);
  if (done.ok && useWorkspace.getState().project?.readOnly === false) await attachTeam(done.value.place);
  return done;
};

export const retryTeam = async (place: string, password: string): Promise<void> => {
  const done = await client.teamMemory.retry({ place, ...(password === '' ? {} : { password }) });
  if (done.ok) tellNotKept(password, done.value);
  else notifyFailure(done.error);
  renew();
  renewMatches();
};

export const disconnectTeam = async (place: string): Promise<void> => {
  const done = await client.teamMemory.disconnect({ place });
  if (done.ok) queryClient.setQueryData(teamsKey, done.value);
  else notifyFailure(done.error);
  renewMatches();
};
