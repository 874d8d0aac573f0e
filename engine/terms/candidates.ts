import { existsSync } from 'node:fs';
import type { TermCandidates } from '#api/term-candidates.ts';
import { fail, ok, originalSide, type DocumentId, type Result, type SegmentId } from '#core/model/index.ts';
import { fold } from '#core/text/fold.ts';
import type { Job } from '../jobs.ts';
import { dictionaryFile } from '../places.ts';
import type { OpenProject } from '../project/open-project.ts';
import { readyTerms, termIndexOf } from '../project/terms.ts';
import { cellsOfAll } from '../store/cells-repository.ts';
import { takeTurns } from '../turns.ts';
import { patience } from '../workers/listen.ts';
import { workers } from '../workers/pool.ts';
import { taskKind } from '../workers/task.ts';
import type { CandidatesTypes } from './run-candidates.ts';

/** Megabytes of heap for what is counted of a text of millions of characters; it says nothing before it is done. */
const candidatesTask = taskKind<CandidatesTypes>({
  id: 'candidates',
  memory: 768,
  patience: { ...patience, cancel: 0, silence: 600_000 },
});

/** Rows read between two turns, and code points of a context on either side. */
const stretch = 500;
const around = 20;

type Original = { readonly segment: SegmentId; readonly text: string };

const originalsOf = async (
  project: OpenProject,
  document: DocumentId | undefined,
  { signal }: Job,
): Promise<Result<readonly Original[]>> => {
  const turn = takeTurns();
  const found: Original[] = [];
  const { order, handle } = project;
  for (const { document: own, first, count } of order.stretches()) {
    if (document !== undefined && own !== document) continue;
    for (let row = first; row < first + count; row += stretch) {
      const segments = order.slice(row, Math.min(stretch, first + count - row));
      const texts = new Map(
        cellsOfAll(handle, segments).flatMap(({ segment, side, cell }) =>
          side === originalSide && cell.damaged !== true ? [[segment, cell.text] as const] : [],
        ),
      );
      for (const segment of segments) found.push({ segment, text: texts.get(segment) ?? '' });
      await turn();
      if (signal.aborted) return fail('job.cancelled');
    }
  }
  return ok(found);
};

/** A stretch of a text with what stands around it; places are code points of the excerpt. */
const contextOf = (project: OpenProject, { segment, text }: Original, start: number, end: number) => {
  const points = Array.from(text);
  const from = Math.max(0, start - around);
  return {
    segment,
    row: project.order.rowOf(segment) ?? 0,
    text: points.slice(from, end + around).join(''),
    start: start - from,
    end: end - from,
  };
};

/**
 * Terms and names that the originals of a document, or of all of them, seem to have and neither the termbase nor the dictionary knows, likeliest
 * first. Counted beside the engine. Failures: job.cancelled, those of a task.
 */
export const termCandidates = async (
  project: OpenProject,
  {
    document,
    least,
    count,
  }: { readonly document?: DocumentId | undefined; readonly least: number; readonly count: number },
  job: Job,
): Promise<Result<TermCandidates>> => {
  const originals = await originalsOf(project, document, job);
  if (!originals.ok) return originals;
  await readyTerms(project);
  const known = new Set<string>();
  for (const { terms } of termIndexOf(project).all()) for (const { text } of terms) known.add(fold(text));
  const found = await workers.ask(
    candidatesTask,
    {
      texts: originals.value.map(({ text }) => text),
      known: [...known],
      dictionary: existsSync(dictionaryFile) ? dictionaryFile : null,
      least,
      most: count,
    },
    { name: project.name, signal: job.signal },
  );
  if (!found.ok) return found;
  const { total, candidates } = found.value;
  return ok({
    total,
    candidates: candidates.map(({ places, ...one }) => ({
      ...one,
      contexts: places.flatMap(({ at, start, end }) => {
        const original = originals.value[at];
        return original === undefined ? [] : [contextOf(project, original, start, end)];
      }),
    })),
  });
};
