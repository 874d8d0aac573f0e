import { convertedFrom, type Cell, type SegmentId, type Side, isFixed } from '#core/model/index.ts';
import type { Matcher } from '#core/text/search/index.ts';
import { editKey } from '../project/action-request.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import type { CellText } from '../store/find-repository.ts';
import { replacingIn, type ReplaceSession } from './replacing.ts';

/** Where hits are replaced: the columns asked for, all when none are named. */
export type Scope = {
  readonly session: ReplaceSession;
  readonly matcher: Matcher;
  readonly isInScope: (side: Side) => boolean;
};

/**
 * Whether a text is left to the conversion that follows another in the scope: it was converted from a text that has hits
 * of its own, or had them before they were replaced. Such a text is not replaced separately.
 */
export const changesWith = (
  { session, matcher, isInScope }: Scope,
  { segment, side }: { readonly segment: SegmentId; readonly side: Side },
  document: Pick<StoredDocument, 'columns'>,
  cells: ReadonlyMap<Side, Cell>,
): boolean => {
  const cell = cells.get(side);
  if (side === 'source' || cell === undefined || isFixed(cell) || cell.origin !== 'converted') return false;
  const from = convertedFrom(document.columns, side);
  const source = from === null ? undefined : cells.get(from);
  if (from === null || source === undefined || !isInScope(from)) return false;
  if (session.replacedIn.has(editKey(segment, from))) return true;
  return replacingIn(session, matcher, { segment, side: from }, source.text).hits.length > 0;
};

/** How many hits of a text wait. */
export const waitingIn =
  ({ session, matcher }: Scope) =>
  (cell: CellText): number =>
    replacingIn(session, matcher, cell, cell.text).hits.length;
