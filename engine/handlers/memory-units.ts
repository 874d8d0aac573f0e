import type { EngineHandlers } from '#api/index.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { authorOf, type EngineContext } from '../context.ts';
import { turnBack, type Asked, type Editor } from '../memory/editing/change-units.ts';
import { editUnit, mergeMemory, removeUnits, unitPage } from '../memory/editing/edit-units.ts';
import { facetsOf } from '../memory/editing/list-units.ts';
import type { MemoryFile } from '../memory/memory-files.ts';
import { withMemory } from '../memory/read-file.ts';
import { findUnit } from '../store/memory-units-repository.ts';

const editorOf = (context: EngineContext): Editor => ({
  actor: authorOf(context),
  at: context.clock.now().toISOString(),
});

/** Changes a memory as a job. */
const changing = <T>(
  context: EngineContext,
  { path, job }: { readonly path: string; readonly job: string },
  work: (memory: MemoryFile, asked: Asked) => Promise<Result<T>>,
): Promise<Result<T>> =>
  context.jobs.run(job, ({ signal, progress }) =>
    withMemory(path, (memory) =>
      work(memory, {
        isWanted: () => !signal.aborted,
        progress: (done, total) => progress('storing', done, total),
      }),
    ),
  );

export const memoryUnitsHandlers: EngineHandlers<EngineContext>['memoryUnits'] = {
  list: (_context, { path, offset, count, ...wanted }) =>
    withMemory(path, (memory) => unitPage(memory, wanted, { offset, count }, () => true)),
  get: (_context, { path, unit: id }) =>
    withMemory(path, ({ database: { read } }) => {
      const unit = findUnit(read, id);
      return unit === null ? fail('unit.unknown', { unit: id }) : ok(unit);
    }),
  facets: (_context, { path }) =>
    withMemory(path, async (memory) => {
      const documents = await facetsOf(memory, 'document', () => true);
      if (!documents.ok) return documents;
      const authors = await facetsOf(memory, 'author', () => true);
      return authors.ok ? ok({ documents: documents.value, authors: authors.value }) : authors;
    }),
  edit: (context, { path, ...edit }) =>
    withMemory(path, (memory) => editUnit(memory, edit, editorOf(context))),
  remove: (context, { units, where, ...of }) =>
    changing(context, of, (memory, asked) => removeUnits(memory, { units, where }, editorOf(context), asked)),
  merge: (context, of) =>
    changing(context, of, (memory, asked) => mergeMemory(memory, editorOf(context), asked)),
  undo: (context, of) => changing(context, of, (memory, asked) => turnBack(memory, 'undo', asked)),
  redo: (context, of) => changing(context, of, (memory, asked) => turnBack(memory, 'redo', asked)),
};
