import { ok, type Concept, type Result } from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { attachedTermbase } from '../project/termbases/attached.ts';
import { placedIn, type TermbaseFile } from '../project/termbases/termbase-file.ts';
import { conceptsBehind } from '../store/concepts-repository.ts';
import { lastRevision, sharedBehind } from '../store/shared-concepts-repository.ts';

/** Concepts read at a time. */
const stretch = 500;

/** The concepts of the project's own termbase, in the order in which they were made. */
export function* ownConcepts({ handle }: OpenProject): Generator<Concept> {
  for (let last = 0; ;) {
    const concepts = conceptsBehind(handle, last, stretch);
    yield* concepts;
    last = concepts.at(-1)?.id ?? last;
    if (concepts.length < stretch) return;
  }
}

/** Those of a termbase in a file. */
export function* conceptsOfFile(file: TermbaseFile): Generator<Concept> {
  for (let last = 0; ;) {
    const concepts = sharedBehind(file.database.read, last, stretch);
    for (const concept of concepts) yield placedIn(file, concept);
    last = concepts.at(-1)?.id ?? last;
    if (concepts.length < stretch) return;
  }
}

/** Those of a termbase of the project, of its own without a path. Failures: termbase.unknown, those of opening it. */
export const allIn = (project: OpenProject, path: string | null): Result<Iterable<Concept>> => {
  if (path === null) return ok(ownConcepts(project));
  const file = attachedTermbase(project, path);
  return file.ok ? ok(conceptsOfFile(file.value)) : file;
};

/** Which state a termbase of the project is in: another one after each change of it. */
export const stateOf = (project: OpenProject, path: string | null): string | null => {
  if (path === null) return String(project.sequence);
  const file = attachedTermbase(project, path);
  return file.ok ? String(lastRevision(file.value.database.read)) : null;
};
