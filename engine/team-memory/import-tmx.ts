import { tmxMemoryUnits } from '#core/formats/tmx/memory-units.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { chunksOf, closeSource, openSource } from '../import/source-file.ts';
import type { TeamUnit } from '../store/team-units-repository.ts';
import type { Link } from './link.ts';
import { putOn } from './server-units.ts';
import { toTeamUnit } from './units.ts';

/** Bytes of a file that are read at a time, and units that are sent at a time. */
const chunk = 1 << 16;
const atOnce = 100;

export type Sent = { readonly added: number; readonly skipped: number };

/** Sends all units of a TMX file. What was sent stays when the rest is not; sent again, it is not there twice. */
export const sendTmx = async (
  link: Link,
  from: { readonly path: string; readonly name: string },
  { isWanted, progress }: { readonly isWanted: () => boolean; readonly progress: (units: number) => void },
): Promise<Result<Sent>> => {
  const source = openSource(from.path, from.name);
  if (!source.ok) return source;
  let [added, skipped] = [0, 0];
  let batch: TeamUnit[] = [];
  const send = async (): Promise<void> => {
    if (batch.length > 0) await putOn(link, batch);
    added += batch.length;
    batch = [];
    progress(added);
  };
  try {
    for (const unit of tmxMemoryUnits(chunksOf(source.value, chunk))) {
      if (!unit.ok) return fail(unit.error.code, { name: from.name, ...unit.error.params });
      if (unit.value === null) {
        skipped += 1;
        continue;
      }
      const whence = { document: from.name, before: null, after: null, origin: '', row: null };
      batch.push(toTeamUnit({ ...whence, ...unit.value }));
      if (batch.length < atOnce) continue;
      await send();
      if (!isWanted()) return fail('job.cancelled');
    }
    await send();
    return ok({ added, skipped });
  } finally {
    closeSource(source.value);
  }
};
