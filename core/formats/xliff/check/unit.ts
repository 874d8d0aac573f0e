import { attribute, childNamed, childrenNamed, descendants, elementsOf, type Element } from '../tree.ts';
import { checkCodes, type CheckedPiece } from './codes.ts';
import { pair, type TellFault } from './faults.ts';
import { checkModuleReferences } from './module-references.ts';
import { checkNoteReferences, checkReferences } from './references.ts';

const checkIds = (elements: readonly Element[], tell: TellFault): void => {
  const ids = new Set<string>();
  for (const element of elements) {
    const id = attribute(element, 'id');
    if (id === null) continue;
    if (ids.has(id)) tell('duplicate-id', pair(`${element.name} id`, id), element.open.from);
    ids.add(id);
  }
};

const orderOf = (target: Element, at: number): number => Number(attribute(target, 'order') ?? at + 1);

/** Places of targets: each once, those that are not said being where the segment is (XLIFF 2.1, section 4.3.1.24). */
const checkOrder = (pieces: readonly CheckedPiece[], tell: TellFault): void => {
  const taken = new Set<number>();
  pieces.forEach(({ target }, n) => {
    if (target === null) return;
    const order = orderOf(target, n);
    if (taken.has(order) || order > pieces.length)
      tell('order', pair('order', String(order)), target.open.from);
    taken.add(order);
  });
};

const spaceOf = (unitSpace: string, element: Element): string => attribute(element, 'xml:space') ?? unitSpace;

const checkStates = ({ holder }: CheckedPiece, tell: TellFault): void => {
  if (attribute(holder, 'subState') !== null && attribute(holder, 'state') === null)
    tell('missing-attribute', 'segment state', holder.open.from);
};

/** Checks what a unit says of itself. `space`: `xml:space` around it. */
export const checkUnit = (unit: Element, space: string, tell: TellFault, tellHistory: TellFault): void => {
  const unitSpace = spaceOf(space, unit);
  const pieces = elementsOf(unit)
    .filter(({ name }) => name === 'segment' || name === 'ignorable')
    .map((holder): CheckedPiece => ({
      holder,
      source: childNamed(holder, 'source'),
      target: childNamed(holder, 'target'),
    }));
  const originalData = childNamed(unit, 'originalData');
  const data = originalData === null ? [] : childrenNamed(originalData, 'data');
  const sources = pieces.flatMap(({ source }) => (source === null ? [] : [...descendants(source)]));
  const inOrder = pieces
    .flatMap(({ target }, n) => (target === null ? [] : [{ target, order: orderOf(target, n) }]))
    .sort((a, b) => a.order - b.order);
  const targets = inOrder.flatMap(({ target }) => [...descendants(target)]);
  checkIds(data, tell);
  checkIds(
    pieces.map(({ holder }) => holder),
    tell,
  );
  checkIds(sources, tell);
  checkIds(targets, tell);
  checkOrder(pieces, tell);
  for (const piece of pieces) {
    checkStates(piece, tell);
    const { source, target } = piece;
    if (source !== null && target !== null && spaceOf(unitSpace, source) !== spaceOf(unitSpace, target))
      tell('space', 'xml:space', target.open.from);
  }
  checkCodes({ pieces, sources, targets }, tell);
  checkNoteReferences(
    unit,
    pieces.map(({ holder }) => holder),
    tell,
  );
  checkModuleReferences(unit, tell, tellHistory);
  checkReferences(unit, data, [...sources, ...targets], tell);
};
