import { parseTeamAddress } from '#engine/team-memory/address.ts';
import { connectTo } from '#engine/team-memory/connect.ts';
import type { Link } from '#engine/team-memory/link.ts';
import { enterMemory } from '#engine/team-memory/schema.ts';

/** An address that is known to be right. */
export const address = (given: string) => {
  const read = parseTeamAddress(given);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};

/** A connection to the memory at an address. */
export const linkTo = async (given: string, password: string | null = null): Promise<Link> => {
  const made = await connectTo(address(given), password);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  await enterMemory(made.value, address(given).memory);
  return made.value;
};
