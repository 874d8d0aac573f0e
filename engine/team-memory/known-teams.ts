import { fail, type Result } from '#core/model/index.ts';
import { parseTeamAddress, type TeamAddress } from './address.ts';
import type { Secrets } from './secrets.ts';
import { readTeams, writeTeams, type KnownTeam } from './teams-file.ts';

type Found = { readonly one: KnownTeam; readonly address: TeamAddress };

/** Addresses that were set up on this machine, and their passwords. */
export type KnownTeams = {
  readonly all: () => readonly Found[];
  readonly find: (place: string) => Found | null;
  /** Why a place is none of them. */
  readonly unknown: (place: string) => Result<never>;
  readonly passwordFor: (address: TeamAddress) => Promise<string | null>;
  /** Keeps an address; a password that is given only in the key store, and in this process. */
  readonly keep: (place: string, writes: boolean, password: string | null) => Promise<Result<null>>;
  readonly remove: (place: string) => Result<null>;
};

export const createKnownTeams = (
  dataFolder: string,
  secrets: Secrets,
  /** Of whatever server asks, from the environment. */
  usual: string | null,
): KnownTeams => {
  /** Passwords that were told to this process. */
  const told = new Map<string, string>();
  let known = readTeams(dataFolder);
  const write = (next: readonly KnownTeam[]): Result<null> => {
    const written = writeTeams(dataFolder, next);
    if (written.ok) known = next;
    return written;
  };
  const find = (place: string): Found | null => {
    const one = known.find((team) => team.place === place);
    const address = one === undefined ? null : parseTeamAddress(one.place);
    return one === undefined || address?.ok !== true ? null : { one, address: address.value };
  };
  return {
    find,
    all: () => known.flatMap(({ place }) => find(place) ?? []),
    unknown: (place) => {
      const address = parseTeamAddress(place);
      return address.ok ? fail('team.not-connected', { host: address.value.host, address: place }) : address;
    },
    passwordFor: async ({ place }) => {
      const given = told.get(place) ?? usual;
      if (given !== null) return given;
      const sealed = known.find((one) => one.place === place)?.sealed ?? null;
      return sealed === null ? null : secrets.unseal(sealed);
    },
    keep: async (place, writes, password) => {
      if (password !== null) told.set(place, password);
      const before = known.find((one) => one.place === place)?.sealed ?? null;
      const sealed = password === null ? before : await secrets.seal(password);
      return write([...known.filter((one) => one.place !== place), { place, writes, sealed }]);
    },
    remove: (place) => {
      const written = write(known.filter((one) => one.place !== place));
      if (written.ok) told.delete(place);
      return written;
    },
  };
};
