import type { TeamInfo, TeamMemory } from '#api/team-memory.ts';
import { fail, ok, type Failure, type Result } from '#core/model/index.ts';
import type { Clock } from '../clock.ts';
import { parseTeamAddress, type TeamAddress } from './address.ts';
import { connectTo, teamFailure } from './connect.ts';
import { openKept } from './kept.ts';
import type { Link } from './link.ts';
import { checkSchema, setUpMemory, enterMemory } from './schema.ts';
import type { Secrets } from './secrets.ts';
import { mayWrite, stateOn } from './server-units.ts';
import { createSession, type Connect } from './session.ts';
import { createTeam, type Team } from './team.ts';
import { createKnownTeams, type KnownTeams } from './known-teams.ts';
import type { KnownTeam } from './teams-file.ts';

export type TeamsOptions = {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly secrets: Secrets;
  /** A password for whatever server is asked, from the environment; null where there is none. */
  readonly password: string | null;
  /** Something about a memory is otherwise than before; `answers` when look-ups of a moment ago would tell more now. */
  readonly changed: (place: string, what: 'answers' | 'status') => void;
  /** For tests: another way to connect. */
  readonly connect?: Connect;
};

/** The teams' memories that were set up on this machine. Whoever has set up none causes nothing here. */
export type Teams = {
  readonly list: () => readonly TeamMemory[];
  readonly connect: (given: string, password: string | null) => Promise<Result<TeamMemory>>;
  readonly disconnect: (given: string) => Result<readonly TeamMemory[]>;
  readonly retry: (place: string, password: string | null) => Promise<Result<TeamMemory>>;
  readonly setUp: (
    given: string,
    password: string | null,
  ) => Promise<Result<{ readonly from: number; readonly to: number }>>;
  /** Connects to a memory, whether it was set up here or not, and does something with it. */
  readonly visit: <T>(
    given: string,
    password: string | null,
    work: (link: Link, address: TeamAddress) => Promise<Result<T>>,
  ) => Promise<Result<T>>;
  readonly info: (given: string, password: string | null) => Promise<Result<TeamInfo>>;
  /** The memory at a place; null where it was not set up here. */
  readonly open: (place: string) => Result<Team> | null;
  readonly close: () => void;
};

/** Milliseconds after the start of the program until what waits from before is sent. */
const sendingAfter = 3000;

const described = (known: KnownTeam, address: TeamAddress, team: Team | undefined): TeamMemory => {
  const about = {
    place: known.place,
    host: address.host,
    name: address.memory,
    isPasswordKept: known.sealed !== null,
  };
  if (team === undefined)
    return { ...about, link: 'idle', writes: known.writes, waiting: 0, refused: 0, failure: null };
  const { link, writes, waiting, refused, failure } = team.status();
  return { ...about, link, writes: writes ?? known.writes, waiting, refused, failure };
};

/** Of a server that is not set up here nothing is kept, and nothing sent later. */
const notReached = ({ code, params = {} }: Failure): Failure =>
  code === 'team.unreachable' || code === 'team.slow'
    ? { code: 'team.not-reached', params: { host: params['host'] ?? '', detail: params['detail'] ?? code } }
    : { code, params };

type Visiting = Pick<Teams, 'visit' | 'info' | 'setUp'>;

/** What is done with a server on the spot, whether it was set up here or not. */
const createVisits = (
  { password: usual, connect = connectTo }: TeamsOptions,
  { passwordFor, find }: KnownTeams,
): Visiting => {
  const failed = ({ place }: TeamAddress, error: Failure): Result<never> => ({
    ok: false,
    error: find(place) === null ? notReached(error) : error,
  });
  const visit: Teams['visit'] = async (given, password, work) => {
    const address = parseTeamAddress(given);
    if (!address.ok) return address;
    const { memory, host } = address.value;
    const link = await connect(address.value, password ?? (await passwordFor(address.value)));
    if (!link.ok) return failed(address.value, link.error);
    try {
      const checked = await checkSchema(link.value, memory, host);
      if (!checked.ok) return checked;
      await enterMemory(link.value, memory);
      return await work(link.value, address.value);
    } catch (error) {
      return failed(address.value, teamFailure(error, address.value));
    } finally {
      link.value.close();
    }
  };
  return {
    visit,
    info: (given, password) =>
      visit(given, password, async (link, { place, host, memory }) => {
        const state = await stateOn(link);
        return ok({ place, host, name: memory, ...state, writes: await mayWrite(link) });
      }),
    setUp: async (given, password) => {
      const address = parseTeamAddress(given);
      if (!address.ok) return address;
      const { memory, host } = address.value;
      const link = await connect(address.value, password ?? usual, { isPatient: true });
      if (!link.ok) return failed(address.value, link.error);
      try {
        return await setUpMemory(link.value, memory, host);
      } catch (error) {
        return failed(address.value, teamFailure(error, address.value));
      } finally {
        link.value.close();
      }
    },
  };
};

/** Memories that are open in this process, by their places. */
const createOpenTeams = (options: TeamsOptions, { passwordFor }: KnownTeams) => {
  const { dataFolder, clock, changed, connect = connectTo } = options;
  const open = new Map<string, Team>();
  return {
    at: (place: string): Team | undefined => open.get(place),
    open: (address: TeamAddress, writes: boolean): Result<Team> => {
      const before = open.get(address.place);
      if (before !== undefined) return ok(before);
      const kept = openKept(dataFolder, address.place);
      if (!kept.ok) return kept;
      const session = { address, clock, connect, password: () => passwordFor(address) };
      const sessions = { reading: createSession(session), writing: createSession(session) };
      const told = (what: 'answers' | 'status'): void => changed(address.place, what);
      const team = createTeam({ address, kept: kept.value, sessions, clock, changed: told }, writes);
      open.set(address.place, team);
      if (kept.value.counts().waiting > 0) void team.send();
      return ok(team);
    },
    close: (place: string): void => {
      open.get(place)?.close();
      open.delete(place);
    },
    closeAll: (): void => {
      for (const team of open.values()) team.close();
      open.clear();
    },
  };
};

export const createTeams = (options: TeamsOptions): Teams => {
  const { dataFolder, clock, secrets, changed } = options;
  const known = createKnownTeams(dataFolder, secrets, options.password);
  const visits = createVisits(options, known);
  const teams = createOpenTeams(options, known);
  const list = (): readonly TeamMemory[] =>
    known.all().map(({ one, address }) => described(one, address, teams.at(one.place)));
  const reach = async (place: string): Promise<Result<TeamMemory>> => {
    const found = known.find(place);
    if (found === null) return known.unknown(place);
    const team = teams.open(found.address, found.one.writes);
    if (!team.ok) return team;
    const reached = await team.value.reach();
    if (reached.ok) void team.value.send();
    return ok(described(found.one, found.address, team.value));
  };
  const openAll = (): void => known.all().forEach(({ one, address }) => teams.open(address, one.writes));
  const stopSending = known.all().length === 0 ? null : clock.later(sendingAfter, openAll);
  return {
    ...visits,
    list,
    connect: async (given, password) => {
      const writes = await visits.visit(given, password, async (link, { place }) =>
        ok({ place, may: await mayWrite(link) }),
      );
      if (!writes.ok) return writes;
      const { place, may } = writes.value;
      const kept = await known.keep(place, may, password);
      return kept.ok ? reach(place) : kept;
    },
    disconnect: (given) => {
      const address = parseTeamAddress(given);
      if (!address.ok) return address;
      const { place } = address.value;
      if (known.find(place) === null) return fail('team.unknown', { address: place });
      const removed = known.remove(place);
      if (!removed.ok) return removed;
      teams.close(place);
      changed(place, 'status');
      return ok(list());
    },
    retry: async (place, password) => {
      const found = known.find(place);
      if (found === null) return known.unknown(place);
      if (password === null) return reach(place);
      const tried = await visits.visit(place, password, () => Promise.resolve(ok(null)));
      if (!tried.ok) return tried;
      const kept = await known.keep(place, found.one.writes, password);
      return kept.ok ? reach(place) : kept;
    },
    open: (place) => {
      const found = known.find(place);
      return found === null ? null : teams.open(found.address, found.one.writes);
    },
    close: () => {
      stopSending?.();
      teams.closeAll();
    },
  };
};
