import type { FrozenRow } from '#api/review.ts';
import type { SegmentId } from '#core/model/index.ts';
import { client } from '#renderer/api.ts';
import { setReviewing, useReviewing, type HandedOver } from '#renderer/workspace/reviewing.ts';
import { notifyFailure, useWorkspace } from '#renderer/workspace/store.ts';

const handedOver = ({ isContext, cells }: FrozenRow): HandedOver => ({
  isContext,
  texts: Object.fromEntries(cells.map((cell) => [cell.side, cell])),
});

/** As many as one call takes. */
const most = 500;

/** On their way, of the project that is open. */
const asked = { project: '', segments: new Set<SegmentId>() };

/** A row of no package. There is none in a copy, but it must not be asked for again and again. */
const none: HandedOver = { isContext: true, texts: {} };

const fetchFrozen = async (project: string, segments: readonly SegmentId[]): Promise<void> => {
  for (const segment of segments) asked.segments.add(segment);
  const answer = await client.review.frozen({ segments: [...segments] });
  if (asked.project !== project) return;
  for (const segment of segments) asked.segments.delete(segment);
  if (!answer.ok) {
    notifyFailure(answer.error);
    return;
  }
  const found = new Map(answer.value.map((row) => [row.segment, handedOver(row)]));
  const news = segments.map((segment) => [segment, found.get(segment) ?? none] as const);
  setReviewing({ rows: new Map([...useReviewing.getState().rows, ...news]) });
};

/** Fetches what rows were handed over as, each once for as long as their project is open: it never changes. */
export const askFrozen = (drawn: readonly SegmentId[]): void => {
  const project = useWorkspace.getState().project?.path ?? '';
  if (asked.project !== project) {
    asked.project = project;
    asked.segments.clear();
  }
  const { rows } = useReviewing.getState();
  const isNew = (segment: SegmentId): boolean => !rows.has(segment) && !asked.segments.has(segment);
  const segments = drawn.filter(isNew).slice(0, most);
  if (segments.length > 0) void fetchFrozen(project, segments);
};
