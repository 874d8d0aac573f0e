import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { EntryKind, TermsExported } from '#api/terms.ts';
import { termbaseCsv } from '#core/formats/csv/termbase.ts';
import { termbaseTbx } from '#core/formats/tbx/termbase.ts';
import { ok, type Result } from '#core/model/index.ts';
import { writePieces } from '../files/write-pieces.ts';
import type { OpenProject } from '../project/open-project.ts';
import { allConcepts } from '../store/concepts-repository.ts';
import { mayReplace, placeOver } from '../store/place-file.ts';
import { temporaryIn } from '../store/temporary.ts';
import { takeTurns } from '../turns.ts';
import { isOfKind } from './entry-kind.ts';

/** Writes the termbase, damaged concepts left out: as a table where the name ends in `.csv`, else as TBX. The file takes its name when it is complete. */
export const exportTerms = async (
  dataFolder: string,
  project: OpenProject,
  { to, kind }: { readonly to: string; readonly kind?: EntryKind | undefined },
  isWanted: () => boolean,
): Promise<Result<TermsExported>> => {
  const target = resolve(to);
  const free = mayReplace(target);
  if (!free.ok) return free;
  const concepts = allConcepts(project.handle).filter(
    (concept) => concept.damaged !== true && isOfKind(concept, kind),
  );
  const write = /\.csv$/i.test(target) ? termbaseCsv : termbaseTbx;
  const { path: partial, discard } = temporaryIn(dirname(target), dataFolder);
  try {
    const turn = takeTurns();
    const written = await writePieces(partial, write(concepts), async () => {
      await turn();
      return isWanted();
    });
    if (!written.ok) return written;
    const placed = placeOver(partial, target);
    if (!placed.ok) return placed;
    const { value: path } = placed;
    return ok({ path, name: basename(path), bytes: statSync(path).size, concepts: concepts.length });
  } finally {
    discard();
  }
};
