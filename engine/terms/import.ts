import type { TermsImported } from '#api/terms.ts';
import type { ExchangedConcept } from '#core/formats/tbx/termbase.ts';
import { fail, ok, type ConceptId, type Result, type Step } from '#core/model/index.ts';
import { authorOf, type EngineContext } from '../context.ts';
import type { LocatedDocument } from '../import/origin.ts';
import type { Job } from '../jobs.ts';
import { isClosed, writable, type OpenProject } from '../project/open-project.ts';
import { beginPortions } from '../project/portions.ts';
import { writableTermbase } from '../project/termbases/attached.ts';
import type { TermbaseFile } from '../project/termbases/termbase-file.ts';
import { findConcept } from '../store/concepts-repository.ts';
import { nextId } from '../store/ids.ts';
import { giveWay } from '../turns.ts';
import { conceptsOfFile, ownConcepts } from './all-concepts.ts';
import { fillTermbase } from './fill-termbase.ts';
import { planImport, type PlannedConcept } from './plan-import.ts';
import { readTerms, type Asked } from './read-terms.ts';

/** Concepts of one portion: some 25 milliseconds of work. */
const portion = 250;

const askedBy = ({ signal, progress }: Job): Asked => ({ isWanted: () => !signal.aborted, progress });

/** The steps of a portion, as the project is when its turn comes. */
const stepsFor = ({ handle }: OpenProject, planned: readonly PlannedConcept[]): readonly Step[] => {
  let next = nextId(handle, 'concepts');
  return planned.flatMap(({ id: known, said }): readonly Step[] => {
    const before = known === null ? null : findConcept(handle, known);
    if (before?.damaged === true) return [];
    const id = before?.id ?? (next as ConceptId);
    if (before === null) next += 1;
    return [{ on: 'concept', id, before, after: { ...said, id } }];
  });
};

/**
 * Takes concepts into the project as one step of undo, in portions between which others save: all of them, or after a failure none. Failures:
 * job.cancelled, those of commit.
 */
export const takeConcepts = async (
  context: EngineContext,
  project: OpenProject,
  { name, concepts }: { readonly name: string; readonly concepts: readonly ExchangedConcept[] },
  job: Job,
): Promise<Result<TermsImported>> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const plan = await planImport(ownConcepts(project), concepts, askedBy(job));
  if (!plan.ok) return plan;
  const { concepts: planned, report } = plan.value;
  const action = beginPortions(project, 'import-terms', authorOf(context), planned.length <= portion);
  for (let from = 0; from < planned.length; from += portion) {
    if (from > 0) await giveWay();
    const wanted = !job.signal.aborted && !isClosed(project) && !action.isUndone();
    const stored = wanted
      ? action.store({ steps: stepsFor(project, planned.slice(from, from + portion)) })
      : fail('job.cancelled');
    if (!stored.ok) {
      await action.takeBack(context.alone);
      return stored;
    }
    job.progress('storing', Math.min(from + portion, planned.length), planned.length);
  }
  return ok({ name, ...report });
};

/** Takes concepts into a termbase in a file of its own, as one change of it. Failures: those of `planImport` and `fillTermbase`. */
const takeIntoFile = async (
  context: EngineContext,
  file: TermbaseFile,
  { name, concepts }: { readonly name: string; readonly concepts: readonly ExchangedConcept[] },
  job: Job,
): Promise<Result<TermsImported>> => {
  const plan = await planImport(conceptsOfFile(file), concepts, askedBy(job));
  if (!plan.ok) return plan;
  const at = context.clock.now().toISOString();
  const done = await fillTermbase(file, plan.value.concepts, authorOf(context), at, askedBy(job));
  return done.ok ? ok({ name, ...plan.value.report }) : done;
};

type Located = Pick<LocatedDocument, 'path' | 'name'>;

const readFrom = async (
  from: Located,
  job: Job,
): Promise<Result<{ name: string; concepts: readonly ExchangedConcept[] }>> => {
  const found = await readTerms(from, askedBy(job));
  return found.ok
    ? ok({ name: from.name, concepts: found.value })
    : fail(found.error.code, { name: from.name, ...found.error.params });
};

/**
 * Takes the concepts of a file into the project, or into a shared termbase of it, as one step: TBX, or a table (`.xlsx`, `.csv`, `.tsv`, `.txt`). All of them, or
 * after a failure none. Failures: those of `readTerms`, termbase.unknown, termbase.read-only, those of writing.
 */
export const importTerms = async (
  context: EngineContext,
  project: OpenProject,
  from: Located,
  termbase: string | null,
  job: Job,
): Promise<Result<TermsImported>> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const file = termbase === null ? null : writableTermbase(project, termbase);
  if (file?.ok === false) return file;
  const found = await readFrom(from, job);
  if (!found.ok) return found;
  return file === null
    ? takeConcepts(context, project, found.value, job)
    : takeIntoFile(context, file.value, found.value, job);
};

/** The same for a termbase that is open, whatever project has it. */
export const importIntoFile = async (
  context: EngineContext,
  file: TermbaseFile,
  from: Located,
  job: Job,
): Promise<Result<TermsImported>> => {
  const found = await readFrom(from, job);
  return found.ok ? takeIntoFile(context, file, found.value, job) : found;
};
