import type { DocumentId } from '#core/model/index.ts';
import { isClosed, writable, type OpenProject } from '../project/open-project.ts';
import { transact } from '../store/database.ts';
import { discardDocument, discardSome } from '../store/discard-document.ts';
import { giveWay } from '../turns.ts';

/** Segments deleted at a time when an import is taken back, so that saves need not wait for it. */
const discardedAtOnce = 500;

/** Milliseconds that a job whose work is taken back waits for it. Nothing shows what is left then, and it goes on by itself. */
const longestWait = 300;

/** One piece of `discard`: whether there is more. What cannot be deleted now is deleted when the project is next opened. */
const discardPiece = (project: OpenProject, document: DocumentId): boolean => {
  const handle = isClosed(project) ? null : writable(project);
  if (handle?.ok !== true) return false;
  const more = transact(handle.value, project.path, (write) => {
    const isLeft = discardSome(write, document, discardedAtOnce);
    if (!isLeft) discardDocument(write, document);
    return isLeft;
  });
  return more.ok && more.value;
};

const discardAll = async (project: OpenProject, document: DocumentId, until: number): Promise<void> => {
  while (discardPiece(project, document)) {
    await giveWay();
    if (performance.now() < until) continue;
    void discardAll(project, document, Infinity);
    return;
  }
};

/**
 * Deletes what an import that came to nothing has stored. Done when all is gone, or sooner where that takes long: whoever
 * cancelled a job is not to wait until a million rows were taken back.
 */
export const discard = (project: OpenProject, document: DocumentId): Promise<void> =>
  discardAll(project, document, performance.now() + longestWait);
