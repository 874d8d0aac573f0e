import { fail, type Result } from '#core/model/index.ts';
import { teamMemoryKind } from '../team-memory/team-kind.ts';
import { fileKind } from './file-memory.ts';
import { mirrorKind } from './mirrors/mirror-kind.ts';
import type { Memory, MemoryKind } from './memory.ts';

/** What opens memories: the first that knows a place by its name. */
const kinds: readonly MemoryKind[] = [mirrorKind, fileKind, teamMemoryKind];

/** Opens the memory at a place. Failures: those of its kind; memory.not-a-memory where none knows it. */
export const openPlace = async (place: string): Promise<Result<Memory>> =>
  (await kinds.find(({ opens }) => opens(place))?.open(place)) ??
  fail('memory.not-a-memory', { path: place });
