import { attribute, childNamed, childrenNamed, type Element } from '../tree.ts';
import { pair, type TellFault } from './faults.ts';
import { ownEntry } from '../../own-entry.ts';

/** Prefixes of fragment identifiers: of files, groups, units in this order, and of what is in them (XLIFF 2.1, section 4.1). */
const steps = ['f', 'g', 'u'];
const leaves = new Set([
  'n',
  'd',
  't',
  'gls',
  'mtc',
  'mda',
  'res',
  'slr',
  'ctr',
  'val',
  'its',
  'itsm',
  'fs',
  'tbx',
]);

/** Whether a reference is a fragment identifier as XLIFF has it: steps in order, each once, and at most one leaf, which is last. */
const isFragment = (reference: string): boolean => {
  const parts = reference.replace(/^#\/?/, '').split('/');
  let place = -1;
  return parts.every((part, n) => {
    const [, prefix, id] = /^(?:([\w.:-]+)=)?([^=\s]+)$/.exec(part) ?? [];
    if (id === undefined) return false;
    const step = prefix === undefined ? -1 : steps.indexOf(prefix);
    if (step < 0) return n + 1 === parts.length && (prefix === undefined || leaves.has(prefix));
    if (step <= place) return false;
    place = step;
    return true;
  });
};

const checkComment = (mark: Element, notes: ReadonlySet<string>, tell: TellFault): void => {
  const [value, reference] = [attribute(mark, 'value'), attribute(mark, 'ref')];
  const at = mark.open.from;
  if ((value === null) === (reference === null))
    return tell('comment', pair('id', attribute(mark, 'id') ?? ''), at);
  // Notes of units only; those of this one are looked for.
  const other = reference !== null && /^#.*u=[^/]+\/n=[^/]+$/.test(reference);
  const id = reference === null || other ? null : /^#n=(.+)$/.exec(reference)?.[1];
  if (id === undefined || (id !== null && !notes.has(id))) tell('comment', pair('ref', reference ?? ''), at);
};

/** A note of a unit may say which of its segments it is on (XLIFF 2.2, section 4.3.1.24). */
export const checkNoteReferences = (unit: Element, pieces: readonly Element[], tell: TellFault): void => {
  const notes = childNamed(unit, 'notes');
  const ids = new Set(pieces.flatMap((piece) => attribute(piece, 'id') ?? []));
  for (const note of notes === null ? [] : childrenNamed(notes, 'note')) {
    const reference = attribute(note, 'ref');
    if (reference?.startsWith('#') !== true) continue;
    const word = !isFragment(reference)
      ? 'fragment'
      : /^#[^=/]+$/.test(reference) && !ids.has(reference.slice(1))
        ? 'reference'
        : null;
    if (word !== null) tell(word, pair('ref', reference), note.open.from);
  }
};

/** `subType` needs a `type`, and those of XLIFF belong to one each (XLIFF 2.1, section 4.3.1.32). */
const subTypes: Readonly<Record<string, readonly string[]>> = {
  fmt: ['xlf:lb', 'xlf:pb', 'xlf:b', 'xlf:i', 'xlf:u'],
  ui: ['xlf:var'],
};

const checkType = (code: Element, tell: TellFault): void => {
  const [type, subType] = [attribute(code, 'type'), attribute(code, 'subType')];
  if (subType === null) return;
  if (type === null) return tell('missing-attribute', `${code.name} type`, code.open.from);
  if (subType.startsWith('xlf:') && ownEntry(subTypes, type)?.includes(subType) !== true)
    tell('value', pair('subType', subType), code.open.from);
};

const isXmlCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);

const dataReferences = ['dataRef', 'dataRefStart', 'dataRefEnd'];

/** Checks what codes and marks of a unit refer to, and the values that depend on others. */
export const checkReferences = (
  unit: Element,
  data: readonly Element[],
  inline: readonly Element[],
  tell: TellFault,
): void => {
  const known = new Set(data.flatMap((one) => attribute(one, 'id') ?? []));
  const notes = childNamed(unit, 'notes');
  const noteIds = new Set(
    notes === null ? [] : childrenNamed(notes, 'note').flatMap((note) => attribute(note, 'id') ?? []),
  );
  for (const element of inline) {
    const at = element.open.from;
    for (const name of dataReferences) {
      const reference = attribute(element, name);
      if (reference !== null && !known.has(reference)) tell('reference', pair(name, reference), at);
    }
    checkType(element, tell);
    const hex = element.name === 'cp' ? attribute(element, 'hex') : null;
    if (hex !== null && isXmlCharacter(Number.parseInt(hex, 16))) tell('code-point', pair('hex', hex), at);
    if (element.name !== 'mrk' && element.name !== 'sm') continue;
    const reference = attribute(element, 'ref');
    if (reference?.startsWith('#') === true && !isFragment(reference))
      tell('fragment', pair('ref', reference), at);
    if (attribute(element, 'type') === 'comment') checkComment(element, noteIds, tell);
  }
};
