import type { FileText } from '../file-text.ts';
import type { SourceEdit } from '../patch.ts';
import type { NewFacts } from './dialect.ts';
import { indentBefore, nameLike } from './siblings.ts';
import { attribute, childNamed, wordsOf, type Element } from './tree.ts';
import type { Piece, UnitView } from './unit.ts';

/*
 * XLIFF locks a unit by `translate="no"`, which says that it is not to be translated: who merges such a unit takes its original, and a
 * translation that was locked because it is finished would be lost. So that is written where a locked unit says what its original says, and
 * other locks are told by a mark of ours, which lists the numbers of the segments among the pieces of the unit.
 */

const noNumbers: ReadonlySet<number> = new Set();

const numbersIn = (list: string | null): ReadonlySet<number> => {
  if (list === null) return noNumbers;
  return new Set(
    list
      .split(/\s+/)
      .filter((one) => /^\d+$/.test(one))
      .map(Number),
  );
};

const purpose = 'x-duizhao-locked';

const lockGroup = ({ children }: Element): Element | null => {
  for (const child of children)
    if (child.kind === 'element' && child.name === 'context-group' && attribute(child, 'purpose') === purpose)
      return child;
  return null;
};

/** The pieces of a unit of XLIFF 1.2 that were locked here. */
export const ownLocks12 = (unit: Element): ReadonlySet<number> => {
  const group = lockGroup(unit);
  const context = group === null ? null : childNamed(group, 'context');
  return numbersIn(context === null ? null : wordsOf(context));
};

/** The pieces of a unit of XLIFF 2 that were locked here. */
export const ownLocks2 = (unit: Element): ReadonlySet<number> =>
  numbersIn(attribute(unit, '{urn:duizhao:}locked'));

/** How the locks of a unit are written. */
type Locks = {
  /** The unit is not to be translated. */
  readonly isWhole: boolean;
  /** What our mark lists. */
  readonly own: readonly number[];
};

/** What becomes of the locks of a unit; null where nothing does. */
export const lockChange = (
  { pieces }: UnitView,
  changes: ReadonlyMap<Piece, NewFacts>,
  own: ReadonlySet<number>,
): Locks | null => {
  let hasLock = false;
  for (const { lock } of changes.values()) hasLock ||= lock !== null;
  if (!hasLock) return null;
  const segments = pieces.flatMap((piece, n) => (piece.isSegment ? [{ piece, n }] : []));
  const locked = segments.filter(({ piece, n }) => changes.get(piece)?.lock ?? own.has(n));
  const isWhole =
    locked.length === segments.length &&
    segments.every(({ piece }) => changes.get(piece)?.isTranslated === false);
  return { isWhole, own: isWhole ? [] : locked.map(({ n }) => n) };
};

/** Our mark in a unit of XLIFF 1.2; `prefix`: of its elements, with its colon. */
export const ownLockMark12 = (prefix: string, own: readonly number[]): string => {
  const [outer, inner] = [`${prefix}context-group`, `${prefix}context`];
  return `<${outer} purpose="${purpose}"><${inner} context-type="${purpose}">${own.join(' ')}</${inner}></${outer}>`;
};

/** Puts our mark into a unit of XLIFF 1.2, exchanges it, or takes it out. */
export const ownLockEdits12 = (
  unit: Element,
  own: readonly number[],
  text: FileText,
): readonly SourceEdit[] => {
  const group = lockGroup(unit);
  const spot = childNamed(unit, 'target') ?? childNamed(unit, 'seg-source') ?? childNamed(unit, 'source');
  if (spot === null || (group === null && own.length === 0)) return [];
  const indent = indentBefore(unit, group ?? spot);
  if (own.length === 0 && group !== null) {
    const hasIndent =
      indent !== '' && text.slice(group.open.from - indent.length, group.open.from) === indent;
    return [{ from: group.open.from - (hasIndent ? indent.length : 0), to: group.close.to, text: '' }];
  }
  const mark = ownLockMark12(nameLike(spot, ''), own);
  return group === null
    ? [{ from: spot.close.to, to: spot.close.to, text: indent + mark }]
    : [{ from: group.open.from, to: group.close.to, text: mark }];
};
