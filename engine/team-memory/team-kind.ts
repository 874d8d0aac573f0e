import type { WordSearch } from '#core/memory/index.ts';
import { fail, ok, type RememberedUnit, type Result } from '#core/model/index.ts';
import type { Memory, MemoryKind } from '../memory/memory.ts';
import { nameOf, type TeamUnit } from '../store/team-units-repository.ts';
import { isTeamAddress, parseTeamAddress } from './address.ts';
import type { Team } from './team.ts';
import type { Teams } from './teams.ts';
import { toRemembered, toTeamUnit } from './units.ts';

/** The engines of this process: one, but for tests. Each knows what was set up in its own app data. */
const engines = new Set<Teams>();

/** Lets memories that an engine knows be opened, until the answer is called. */
export const offerTeams = (teams: Teams): (() => void) => {
  engines.add(teams);
  return () => void engines.delete(teams);
};

/** Numbers for units: those of the server, and others for what it has not given one. */
const createNumbers = (): ((unit: TeamUnit) => number) => {
  const given = new Map<string, number>();
  return (unit) => {
    if (unit.id !== '') return Number(unit.id);
    const name = nameOf(unit);
    const number = given.get(name) ?? -1 - given.size;
    given.set(name, number);
    return number;
  };
};

const has = (search: WordSearch, unit: RememberedUnit): boolean =>
  [unit.original, ...unit.translations].some(({ text }) => search.rangesIn(text) !== null);

const memoryOf = (team: Team, writes: boolean): Memory => {
  const number = createNumbers();
  const remembered = (unit: TeamUnit): RememberedUnit => toRemembered(unit, number);
  const { address } = team;
  return {
    place: address.place,
    name: `${address.memory} (${address.host})`,
    state: async () => {
      const found = await team.count();
      return found.ok ? { ...found.value, failure: null } : { units: 0, languages: [], failure: found.error };
    },
    alike: async (text, least, most) =>
      (await team.alike(text, least, most)).map(({ unit, similarity }) => ({
        unit: remembered(unit),
        similarity,
      })),
    parts: async (text, most) => (await team.parts(text, most)).map(remembered),
    search: async (search, most, isWanted) => {
      const found = await team.search(search.required ?? '', most * 4);
      if (!isWanted()) return fail('job.cancelled');
      // The memories beside it answer all the same; what went wrong is told by the state.
      if (!found.ok) return ok([]);
      return ok(
        found.value
          .map(remembered)
          .filter((unit) => has(search, unit))
          .slice(0, most),
      );
    },
    add: writes ? (units) => team.add(units.map(toTeamUnit)) : null,
    // Sending goes on when the project is closed.
    close: () => undefined,
  };
};

/** Memories of a team. A project that names a server which nobody has set up on this machine connects to nothing. */
export const teamMemoryKind: MemoryKind = {
  opens: isTeamAddress,
  open: (given): Result<Memory> => {
    const address = parseTeamAddress(given);
    if (!address.ok) return address;
    const { place, host } = address.value;
    for (const teams of engines) {
      const team = teams.open(place);
      if (team === null) continue;
      return team.ok ? ok(memoryOf(team.value, team.value.status().writes !== false)) : team;
    }
    return fail('team.not-connected', { host, address: place });
  },
};
