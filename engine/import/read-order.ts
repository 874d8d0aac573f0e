import type { DocumentId, SegmentId } from '#core/model/index.ts';
import { isClosed, type OpenProject } from '../project/open-project.ts';
import { orderedFrom } from '../store/segments-repository.ts';
import { giveWay } from '../turns.ts';

/** Rows read at a time: some milliseconds. */
const readAtOnce = 10_000;

/**
 * The order of a document that nobody can change yet, read little by little: at once, a million rows would keep saves
 * waiting. Null where the project was closed meanwhile.
 */
export const readOrder = async (
  project: OpenProject,
  document: DocumentId,
): Promise<readonly SegmentId[] | null> => {
  const order: SegmentId[] = [];
  let last: ReturnType<typeof orderedFrom>[number] | null = null;
  for (;;) {
    if (isClosed(project)) return null;
    const rows = orderedFrom(project.handle, document, last, readAtOnce);
    for (const { id } of rows) order.push(id);
    last = rows.at(-1) ?? null;
    if (last === null || rows.length < readAtOnce) return order;
    await giveWay();
  }
};
