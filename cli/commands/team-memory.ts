import type { TeamMemory } from '#api/team-memory.ts';
import { ok } from '#core/model/index.ts';
import { field, type Outcome, type Setting } from '../answer.ts';
import { inProject, withEngine } from '../session.ts';

const line = ({ words: { t } }: Setting, { place, writes, waiting }: TeamMemory): string =>
  [field(place), t(writes ? 'memory.writes' : 'memory.reads'), t('memory.waiting', { count: waiting })].join(
    '\t',
  );

/** `memory setup ADDRESS`: makes the tables of a team's memory, or brings them up to date. */
export const setUpTeamMemory = (setting: Setting, address: string): Outcome =>
  withEngine(async (client) => {
    const done = await client.teamMemory.setUp({ address });
    if (!done.ok) return done;
    const { from, to } = done.value;
    const { t } = setting.words;
    const said = from === to ? t('memory.setUpAlready', { version: to }) : t('memory.setUp', { version: to });
    return ok({ json: done.value, lines: [said] });
  });

export type ConnectOptions = { readonly project?: string };

/** `memory connect ADDRESS [--project PROJECT]`: tries the address and keeps it; gives the memory to a project. Where that fails it is not kept. */
export const connectTeamMemory = (setting: Setting, address: string, { project }: ConnectOptions): Outcome =>
  project === undefined
    ? withEngine(async (client) => {
        const done = await client.teamMemory.connect({ address });
        return done.ok ? ok({ json: done.value, lines: [line(setting, done.value)] }) : done;
      })
    : inProject(project, async ({ client }) => {
        const before = await client.teamMemory.list({});
        if (!before.ok) return before;
        const done = await client.teamMemory.connect({ address });
        if (!done.ok) return done;
        const { place } = done.value;
        const attached = await client.teamMemory.attach({ place });
        if (attached.ok || attached.error.code === 'memory.attached')
          return ok({ json: done.value, lines: [line(setting, done.value)] });
        if (before.value.every((one) => one.place !== place)) await client.teamMemory.disconnect({ place });
        return attached;
      });

/** `memory disconnect ADDRESS`: forgets it on this machine. */
export const disconnectTeamMemory = (setting: Setting, address: string): Outcome =>
  withEngine(async (client) => {
    const done = await client.teamMemory.disconnect({ place: address });
    return done.ok ? ok({ json: done.value, lines: done.value.map((one) => line(setting, one)) }) : done;
  });

/** `memory servers`: teams' memories that were set up on this machine. Asks none of them. */
export const listTeamMemories = (setting: Setting): Outcome =>
  withEngine(async (client) => {
    const done = await client.teamMemory.list({});
    return done.ok ? ok({ json: done.value, lines: done.value.map((one) => line(setting, one)) }) : done;
  });
