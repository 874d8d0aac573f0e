import { attribute, descendants, elementsOf, type Element } from '../tree.ts';
import { pair, type TellFault } from './faults.ts';

/** A segment or ignorable. */
export type CheckedPiece = {
  readonly holder: Element;
  readonly source: Element | null;
  readonly target: Element | null;
};

type Codes = {
  readonly pieces: readonly CheckedPiece[];
  /** Codes and marks of all originals, and of all translations in their order. */
  readonly sources: readonly Element[];
  readonly targets: readonly Element[];
};

const idOf = (element: Element): string => attribute(element, 'id') ?? '';
const isIsolated = (element: Element): boolean => attribute(element, 'isolated') === 'yes';
const said = (element: Element, name: string): string => attribute(element, name) ?? 'yes';

/** What an end must say as its beginning does; `firstNo` there is `no` here. */
const checkSame = (start: Element, end: Element, tell: TellFault): void => {
  for (const name of ['canCopy', 'canDelete', 'canOverlap'])
    if (said(start, name) !== said(end, name)) tell('ends', pair(name, said(end, name)), end.open.from);
  const wanted = said(start, 'canReorder') === 'yes' ? 'yes' : 'no';
  if (said(end, 'canReorder') !== wanted)
    tell('ends', pair('canReorder', said(end, 'canReorder')), end.open.from);
};

const checkEnd = (end: Element, open: Map<string, Element>, tell: TellFault): void => {
  const [reference, id, at] = [attribute(end, 'startRef'), attribute(end, 'id'), end.open.from];
  if (
    end.name === 'ec' &&
    (isIsolated(end) ? id === null || reference !== null : id !== null || reference === null)
  )
    return tell('ends', pair('ec', reference ?? id ?? ''), at);
  if (reference === null) return;
  const start = open.get(`${end.name === 'ec' ? 'sc' : 'sm'} ${reference}`);
  if (start === undefined || isIsolated(start)) return tell('ends', pair('startRef', reference), at);
  open.delete(`${start.name} ${reference}`);
  if (end.name === 'ec') checkSame(start, end, tell);
};

/** Beginnings come before their ends and have one, or say that they have none. */
const checkEnds = (elements: readonly Element[], tell: TellFault): void => {
  const open = new Map<string, Element>();
  for (const element of elements) {
    if (element.name === 'sc' || element.name === 'sm') open.set(`${element.name} ${idOf(element)}`, element);
    if (element.name === 'ec' || element.name === 'em') checkEnd(element, open, tell);
  }
  for (const start of open.values())
    if (!isIsolated(start)) tell('ends', pair(`${start.name} id`, idOf(start)), start.open.from);
};

const checkCopies = (elements: readonly Element[], tell: TellFault): void => {
  const known = new Map(elements.map((element) => [idOf(element), element]));
  for (const element of elements) {
    const copied = attribute(element, 'copyOf');
    if (copied === null) continue;
    const original = known.get(copied);
    const hasData = [...element.attributes.keys()].some((name) => name.startsWith('dataRef'));
    if (hasData || original === undefined || said(original, 'canCopy') === 'no')
      tell('copy', pair('copyOf', copied), element.open.from);
  }
};

type Step = { readonly name: string; readonly order: string; readonly at: number };

/** Codes of a text one after the other, ends of pairs included, with what they say of their order. */
function* stepsIn(element: Element): Generator<Step> {
  for (const child of elementsOf(element)) {
    const isCode = ['ph', 'pc', 'sc', 'ec'].includes(child.name);
    const order = said(child, 'canReorder');
    const name = idOf(child) === '' ? `end of ${attribute(child, 'startRef') ?? ''}` : idOf(child);
    if (isCode) yield { name, order, at: child.open.from };
    yield* stepsIn(child);
    if (child.name === 'pc')
      yield { name: `end of ${name}`, order: order === 'yes' ? 'yes' : 'no', at: child.close.from };
  }
}

/** Sequences that keep their order: from a `firstNo` over all `no` behind it (XLIFF 2.1, section 4.7.2.6). */
const sequencesIn = (texts: readonly Element[], tell: TellFault): Map<string, number> => {
  const found = new Map<string, number>();
  let open: { names: string[]; readonly at: number } | null = null;
  const end = (): void => {
    if (open !== null) found.set(open.names.join(' '), open.at);
    open = null;
  };
  for (const text of texts)
    for (const { name, order, at } of stepsIn(text)) {
      if (order === 'no') {
        if (open === null) tell('reorder', name, at);
        else open.names.push(name);
        continue;
      }
      end();
      if (order === 'firstNo') open = { names: [name], at };
    }
  end();
  return found;
};

/** What keeps its order can neither be deleted nor copied. */
const checkHints = (elements: readonly Element[], tell: TellFault): void => {
  for (const element of elements)
    if (
      said(element, 'canReorder') !== 'yes' &&
      (said(element, 'canDelete') !== 'no' || said(element, 'canCopy') !== 'no')
    )
      tell('reorder', pair('canReorder', said(element, 'canReorder')), element.open.from);
};

/** Codes that must not be deleted are somewhere in the unit's translations, where their segment has one. */
const checkMissing = ({ pieces, targets }: Codes, tell: TellFault): void => {
  const present = new Set(targets.map(idOf));
  for (const { source, target } of pieces) {
    if (source === null || target === null) continue;
    for (const code of descendants(source))
      if (said(code, 'canDelete') === 'no' && idOf(code) !== '' && !present.has(idOf(code)))
        tell('missing-code', pair('id', idOf(code)), target.open.from);
  }
};

/** Checks the codes of a unit against each other, and those of its translations against those of its originals. */
export const checkCodes = (codes: Codes, tell: TellFault): void => {
  const { pieces, sources, targets } = codes;
  checkEnds(sources, tell);
  checkEnds(targets, tell);
  checkCopies([...sources, ...targets], tell);
  checkHints([...sources, ...targets], tell);
  const kept = sequencesIn(
    pieces.flatMap(({ source }) => source ?? []),
    tell,
  );
  const inOrder = pieces
    .map(({ target }, n) => ({
      target,
      order: Number((target === null ? null : attribute(target, 'order')) ?? n + 1),
    }))
    .sort((a, b) => a.order - b.order);
  const given = sequencesIn(
    inOrder.flatMap(({ target }) => target ?? []),
    tell,
  );
  for (const [sequence, at] of given) if (!kept.has(sequence)) tell('reorder', sequence, at);
  checkMissing(codes, tell);
};
