import type { EngineHandlers } from '#api/index.ts';
import type { FoundUnit } from '#api/memory.ts';
import { percent } from '#core/memory/index.ts';
import { ok } from '#core/model/index.ts';
import { currentProject, type EngineContext } from '../context.ts';
import { locateOrigin } from '../import/origin.ts';
import { attach } from '../memory/attached.ts';
import { sendTmx } from '../team-memory/import-tmx.ts';
import { alikeOn } from '../team-memory/server-units.ts';

export const teamMemoryHandlers: EngineHandlers<EngineContext>['teamMemory'] = {
  list: ({ teams }) => ok(teams.list()),
  connect: ({ teams }, { address, password }) => teams.connect(address, password ?? null),
  disconnect: ({ teams }, { place }) => teams.disconnect(place),
  retry: ({ teams }, { place, password }) => teams.retry(place, password ?? null),
  setUp: ({ teams }, { address, password }) => teams.setUp(address, password ?? null),
  attach: async (context, { place }) => {
    const current = currentProject(context);
    return current.ok ? attach(current.value, place, 'if-possible') : current;
  },
  info: ({ teams }, { address, password }) => teams.info(address, password ?? null),
  find: ({ teams }, { address, password, text, least, count }) =>
    teams.visit(address, password ?? null, async (link) => {
      const found = await alikeOn(link, text, least, count);
      return ok(found.map(({ unit, similarity }): FoundUnit => ({ ...unit, percent: percent(similarity) })));
    }),
  import: ({ teams, paths, jobs }, { address, password, from, job }) => {
    const located = locateOrigin(paths, from);
    if (!located.ok) return located;
    return jobs.run(job, ({ signal, progress }) =>
      teams.visit(address, password ?? null, (link) =>
        sendTmx(link, located.value, {
          isWanted: () => !signal.aborted,
          progress: (units) => progress('storing', units, units + 1),
        }),
      ),
    );
  },
};
