import { join } from 'node:path';
import type { Result } from '#core/model/index.ts';
import { list, object, orNull, text, truth } from '#core/model/shape.ts';
import { writeJsonFile } from '../store/json-file.ts';
import { readJsonFile } from '../store/read-json.ts';

/** A team's memory that was set up on this machine. */
export type KnownTeam = {
  readonly place: string;
  /** Whether the server let units be added when it was asked last. */
  readonly writes: boolean;
  /** The password as the system's key store has locked it (base64); null where it is not kept. */
  readonly sealed: string | null;
};

const shape = list(object({ place: text, writes: truth, sealed: orNull(text) }));

const fileIn = (dataFolder: string): string => join(dataFolder, 'team-memories.json');

/** What was set up; nothing where the file is missing or damaged. */
export const readTeams = (dataFolder: string): readonly KnownTeam[] => {
  const read = shape(readJsonFile(fileIn(dataFolder)));
  return read.ok ? read.value : [];
};

export const writeTeams = (dataFolder: string, teams: readonly KnownTeam[]): Result<null> =>
  writeJsonFile(fileIn(dataFolder), teams);
