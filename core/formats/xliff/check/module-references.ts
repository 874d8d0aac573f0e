import { attribute, childrenNamed, descendants, elementsOf, type Element } from '../tree.ts';
import { pair, type TellFault } from './faults.ts';

/** Elements that modules may refer to: they may stand in a unit more than once, and have an id. */
const several = new Set(['note', 'segment', 'ignorable', 'data']);

/** `ref` names the one of several elements that a history is of, if that has an id (XLIFF 2.1, section 5.6.4.3 and 5.6.5.5). */
const checkRevisions = (revisions: Element, inUnit: readonly Element[], tell: TellFault): void => {
  const [kind, reference, at] = [
    attribute(revisions, 'appliesTo') ?? '',
    attribute(revisions, 'ref'),
    revisions.open.from,
  ];
  const meant = inUnit.filter((element) => element.name === kind);
  const own = inUnit.find((element) => reference !== null && attribute(element, 'id') === reference);
  const isOneOfSeveral = several.has(kind) && meant.length > 1;
  if (reference === null && isOneOfSeveral && meant.some((one) => attribute(one, 'id') !== null))
    return tell('missing-attribute', 'ctr:revisions ref', at);
  if (reference !== null && own === undefined) return tell('reference', pair('ref', reference), at);
  for (const revision of childrenNamed(revisions, 'ctr:revision')) {
    const seen = new Set<string>();
    for (const item of childrenNamed(revision, 'ctr:item')) {
      const property = attribute(item, 'property') ?? '';
      // What is told twice of one time is not what was there.
      const isDouble = seen.has(property);
      seen.add(property);
      const isThere = property === 'content' || own === undefined || attribute(own, property) !== null;
      if (isDouble || !isThere) tell('value', pair('property', property), item.open.from);
    }
  }
};

/** A match is of words of its own unit: of a segment, or of a code or mark in one (section 5.1.6.5). */
const checkMatch = (match: Element, unit: Element, tell: TellFault): void => {
  const reference = attribute(match, 'ref') ?? '';
  const [, id] = /^#(?:t=)?([^=/]+)$/.exec(reference) ?? [];
  if (id === undefined) return;
  const isThere = elementsOf(unit)
    .filter(({ name }) => name === 'segment' || name === 'ignorable')
    .some((piece) => [piece, ...descendants(piece)].some((element) => attribute(element, 'id') === id));
  if (!isThere) tell('reference', pair('ref', reference), match.open.from);
};

/** Checks what modules in a unit refer to. `tellHistory` hears of what its history of changes has wrong. */
export const checkModuleReferences = (unit: Element, tell: TellFault, tellHistory: TellFault): void => {
  const all = [...descendants(unit)];
  const inUnit = all.filter(({ name }) => !name.includes(':'));
  for (const element of all) {
    if (element.name === 'ctr:revisions') checkRevisions(element, inUnit, tellHistory);
    if (element.name === 'mtc:match') checkMatch(element, unit, tell);
  }
};
