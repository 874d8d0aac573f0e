import { copyFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { ok, type Result, type SegmentId } from '#core/model/index.ts';
import { systemClock } from '../../clock.ts';
import { closeProject, openProject, unobserved } from '../../project/open-project.ts';
import { guarded } from '../../store/failures.ts';
import { temporaryIn } from '../../store/temporary.ts';
import { giveWay } from '../../turns.ts';
import { indexFresh } from '../fill-file.ts';
import { importTmx } from '../import-file.ts';
import { addUnits, closeMemory, createMemory, discardMemory } from '../memory-files.ts';
import { unitsOf } from '../row-units.ts';

/** Size and time of a file, by which another content is noticed; null where there is none. A project's log belongs to it. */
export const stampOf = (path: string): string | null => {
  const found = guarded(path, () =>
    [path, `${path}-wal`]
      .filter((one) => one === path || existsSync(one))
      .map((one) => statSync(one))
      .map(({ size, mtimeMs }) => `${size}.${Math.round(mtimeMs)}`)
      .join('-'),
  );
  return found.ok ? found.value : null;
};

/** Rows that are taken over at a time: a few milliseconds of work. */
const portion = 200;

/** The confirmed rows of a project, which may be open elsewhere: a copy of it is read. */
const fillFromProject = async (to: string, path: string): Promise<Result<null>> => {
  const { path: copy, discard } = temporaryIn(dirname(to));
  const copied = guarded(path, () => {
    copyFileSync(path, copy);
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
  });
  if (!copied.ok) {
    discard();
    return copied;
  }
  try {
    const project = openProject(copy, {}, unobserved(systemClock));
    if (!project.ok) return project;
    const memory = createMemory(to);
    if (!memory.ok) {
      closeProject(project.value);
      return memory;
    }
    const { order } = project.value;
    let failed: Result<null> = ok(null);
    for (let row = 1; row <= order.size() && failed.ok; row += portion) {
      await giveWay();
      const segments: readonly SegmentId[] = order.slice(row, portion);
      failed = addUnits(memory.value, unitsOf(project.value, segments));
    }
    closeProject(project.value);
    if (failed.ok) {
      await indexFresh(memory.value);
      closeMemory(memory.value);
    } else discardMemory(memory.value);
    return failed;
  } finally {
    discard();
  }
};

/**
 * Makes a memory of a TMX file or of a project, at `to`; failed, nothing is there. Gives way to other work. Failures: those of reading the file and
 * of writing.
 */
export const buildMirror = async (path: string, to: string): Promise<Result<null>> => {
  const made = guarded(to, () => mkdirSync(dirname(to), { recursive: true, mode: 0o700 }));
  if (!made.ok) return made;
  // What a killed program leaves is swept at the next start.
  const { path: partial, discard } = temporaryIn(dirname(to));
  const built: Result<unknown> = /\.tmx$/i.test(path)
    ? await importTmx(partial, { path, name: basename(path) }, { isWanted: () => true })
    : await fillFromProject(partial, path);
  const placed = built.ok
    ? guarded(to, () => {
        // Another program may have been quicker: what it made is the same.
        if (!existsSync(to)) renameSync(partial, to);
        return null;
      })
    : built;
  discard();
  return placed;
};
