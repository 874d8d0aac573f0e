import { z } from 'zod';
import type { Failure } from '#core/model/index.ts';
import { lowestThreshold, usualThreshold } from '#core/memory/match-kinds.ts';
import { aside, call } from './define.ts';
import { documentOrigin } from './documents.ts';
import type { AttachedMemory, FoundUnit } from './memory.ts';

/** A team's memory on a server that was set up on this machine. */
export type TeamMemory = {
  /** `postgres://USER@HOST:PORT/DATABASE?memory=NAME`, without a password: what projects name it by. */
  readonly place: string;
  readonly host: string;
  readonly name: string;
  /** Whether it can be reached; `idle` while nobody has asked for anything of it. */
  readonly link: 'connected' | 'connecting' | 'offline' | 'idle';
  /** Whether whoever is logged in may add units. */
  readonly writes: boolean;
  /** Units that wait on this machine to be sent, and those that the server would not take. */
  readonly waiting: number;
  readonly refused: number;
  readonly failure: Failure | null;
  /** The system's key store has the password. */
  readonly isPasswordKept: boolean;
};

export type TeamInfo = {
  readonly place: string;
  readonly host: string;
  readonly name: string;
  readonly units: number;
  readonly languages: readonly { readonly language: string; readonly units: number }[];
  readonly writes: boolean;
};

const address = z.string().min(1).max(2000);
const password = z.string().max(1000).optional();

/**
 * Memories of a team in PostgreSQL (docs/team-memory.md). Nothing of this connects to anything before `connect` has been called on this machine, and then to
 * that server alone. Failures of all that ask a server: team.*.
 */
export const teamMemory = {
  /** What was set up here. Asks no server. */
  list: call(z.object({}), aside).gives<readonly TeamMemory[]>(),
  /** Tries an address and, when all is well, keeps it; the password only in the system's key store, if there is one. */
  connect: call(z.object({ address, password }), aside).gives<TeamMemory>(),
  /** Forgets an address and its password. What waits to be sent stays on this machine, for the day it is connected again. */
  disconnect: call(z.object({ place: address }), aside).gives<readonly TeamMemory[]>(),
  /** Tries to reach a memory now, sends what waits, also what was refused before. */
  retry: call(z.object({ place: address, password }), aside).gives<TeamMemory>(),
  /** Makes the tables of a memory, or brings them up to this version: by somebody who may. */
  setUp: call(z.object({ address, password }), aside).gives<{ readonly from: number; readonly to: number }>(),
  /** Gives the open project a memory that was set up here. */
  attach: call(z.object({ place: address })).gives<readonly AttachedMemory[]>(),
  info: call(z.object({ address, password }), aside).gives<TeamInfo>(),
  /** Units whose originals are like a text, best first, straight from the server. */
  find: call(
    z.object({
      address,
      password,
      text: z.string().min(1).max(100_000),
      least: z.number().min(lowestThreshold).max(1).default(usualThreshold),
      count: z.number().int().min(1).max(50).default(9),
    }),
    aside,
  ).gives<readonly FoundUnit[]>(),
  /**
   * Sends all units of a TMX file, a hundred at a time, as a job. Cancelled or failed, those that were sent stay; sent once more, they are not there
   * twice.
   */
  import: call(z.object({ address, password, from: documentOrigin, job: z.string() }), aside).gives<{
    readonly added: number;
    readonly skipped: number;
  }>(),
};
