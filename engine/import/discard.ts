import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DocumentId } from '#core/model/index.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { transact } from '../store/database.ts';
import { discardDocument, discardSome } from '../store/discard-document.ts';

/** Segments deleted at a time when an import is taken back, so that saves need not wait for it. */
const discardedAtOnce = 2000;

/** Deletes what an import that came to nothing has stored. */
export const discard = async (project: OpenProject, document: DocumentId): Promise<void> => {
  for (;;) {
    const handle = writable(project);
    // What cannot be deleted now is deleted when the project is next opened.
    if (!handle.ok) return;
    const more = transact(handle.value, project.path, (write) =>
      discardSome(write, document, discardedAtOnce),
    );
    if (!more.ok) return;
    if (!more.value) break;
    await nextTurn();
  }
  const handle = writable(project);
  if (handle.ok) transact(handle.value, project.path, (write) => discardDocument(write, document));
};
