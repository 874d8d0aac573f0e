import { cellStates, type CellState } from '../../model/index.ts';
import { isNoted, readXliff12, writeState } from '../states.ts';
import type { SourceEdit } from '../patch.ts';
import { attributeIn } from './attribute-in.ts';
import { withAttribute } from '../../xml/tag-source.ts';
import type { DialectReading, MarkComment, NewFacts } from './dialect.ts';
import type { InlineMark } from './inline.ts';
import { lockChange, ownLockEdits12, ownLocks12 } from './own-locks.ts';
import { indentBefore, nameLike } from './siblings.ts';
import { attribute, childNamed, childrenNamed, wordsOf, type Element } from './tree.ts';
import type { Piece, TargetFacts, UnitView } from './unit.ts';

/** State of a unit of XLIFF 1.2, which all of its segments share: at its `target` and in `approved`. */
export const facts12 = (piece: Piece, { unit, scope, pieces }: UnitView): TargetFacts => {
  const { target } = piece;
  const element = childNamed(unit, 'target');
  const word = element === null ? null : attribute(element, 'state');
  const hasText = target !== null && target.rich.text !== '';
  const state = readXliff12({ state: word, approved: attribute(unit, 'approved') }, hasText);
  const isOwnLock = scope.translate && ownLocks12(unit).has(pieces.indexOf(piece));
  return { state, locked: !scope.translate || isOwnLock, isOwnLock, word };
};

type Note = ReturnType<DialectReading['notesOf']>[number];

/** `note` of XLIFF 1.2 (section 3.2.1): who, about which side. */
export const note12 = (note: Element, targetLanguage: string | null): Note | null => {
  const body = wordsOf(note).trim();
  if (body === '') return null;
  const from = attribute(note, 'from');
  const isTarget = attribute(note, 'annotates') === 'target' && targetLanguage !== null;
  return {
    body,
    ...(from === null || from === '' ? {} : { author: from }),
    ...(isTarget ? { on: targetLanguage } : {}),
  };
};

/** Notes of a unit, and the word for its state where that says more than ours does. */
export const notes12 = ({ unit, scope }: UnitView): readonly Note[] => {
  const notes = childrenNamed(unit, 'note').flatMap((note) => note12(note, scope.targetLanguage) ?? []);
  const target = childNamed(unit, 'target');
  const word = target === null ? null : attribute(target, 'state');
  const { targetLanguage } = scope;
  if (word === null || targetLanguage === null || !isNoted('xliff-1.2', word)) return notes;
  return [...notes, { body: word, on: targetLanguage }];
};

/** `comment` of a `mrk`. */
export const markComments12 = ({ element }: InlineMark): readonly MarkComment[] => {
  const body = attribute(element, 'comment') ?? '';
  return body.trim() === '' ? [] : [{ body }];
};

/** What all segments of the unit have reached, those included that did not change. */
export const leastState = (
  { pieces }: UnitView,
  changes: ReadonlyMap<Piece, NewFacts>,
  was: (piece: Piece) => TargetFacts,
): CellState => {
  let least = Infinity;
  for (const piece of pieces) {
    const change = changes.get(piece);
    // A sub-flow that the translation has no place for keeps nothing back.
    const isPlaced = piece.within === undefined || piece.targetElement !== null || change !== undefined;
    if (piece.isSegment && isPlaced)
      least = Math.min(least, cellStates.indexOf(change?.state ?? was(piece).state));
  }
  return cellStates[least] ?? 'empty';
};

const changesText = (changes: ReadonlyMap<Piece, NewFacts>): boolean => {
  for (const { textChanged } of changes.values()) if (textChanged) return true;
  return false;
};

const wordFor12 = (view: UnitView, changes: ReadonlyMap<Piece, NewFacts>): string | null => {
  const [first] = changes.values();
  if (first === undefined) return null;
  const now = leastState(view, changes, (piece) => facts12(piece, view));
  const { word, state: was } = first.was;
  return writeState('xliff-1.2', { word, was, now, textChanged: changesText(changes) });
};

/** New `state` of a `target`, without what told where its text came from; and `approved` of the unit where that is no longer right. */
export const stateEdits12: DialectReading['stateEdits'] = (view, changes, text) => {
  const { unit } = view;
  const target = childNamed(unit, 'target');
  const edits: SourceEdit[] = [];
  const word = wordFor12(view, changes);
  const approved = word === 'final' ? 'yes' : attribute(unit, 'approved') === 'yes' ? 'no' : null;
  if (target !== null) {
    const was = text.slice(target.open.from, target.open.to);
    const stated = withAttribute(was, 'state', word);
    const now = changesText(changes) ? withAttribute(stated, 'state-qualifier', null) : stated;
    if (now !== was) edits.push({ ...target.open, text: now });
  }
  const locks = lockChange(view, changes, ownLocks12(unit));
  const start = text.slice(unit.open.from, unit.open.to);
  const approves = approved !== null && attribute(unit, 'approved') !== approved;
  const judged = approves ? withAttribute(start, 'approved', approved) : start;
  const locked = locks?.isWhole === true ? withAttribute(judged, 'translate', 'no') : judged;
  if (locked !== start) edits.push({ ...unit.open, text: locked });
  return [...edits, ...(locks === null ? [] : ownLockEdits12(unit, locks.own, text))];
};

/** Attributes of a `target` that was not there. */
export const targetAttributes12: NonNullable<DialectReading['targetAttributes']> = (view, changes) => {
  const word = wordFor12(view, changes);
  return word === null ? '' : ` state="${word}"`;
};

/** The element behind which a note comes: the last note, else what is translated (XLIFF 1.2, section 3.2.2). */
const noteSpot12 = (unit: Element): Element | null =>
  childrenNamed(unit, 'note').at(-1) ??
  childNamed(unit, 'target') ??
  childNamed(unit, 'seg-source') ??
  childNamed(unit, 'source');

/** New notes of a unit: who wrote them, and on which side. XLIFF 1.2 has no place for when. */
export const commentEdits12: NonNullable<DialectReading['commentEdits']> = ({ unit }, comments, rules) => {
  const spot = noteSpot12(unit);
  if (spot === null) return { edits: [], marks: [] };
  const name = nameLike(spot, 'note');
  const indent = indentBefore(unit, spot);
  const text = comments
    .map(({ body, author, isTarget }) => {
      const from = author === '' ? '' : ` from="${attributeIn(author, rules)}"`;
      return `${indent}<${name}${from} annotates="${isTarget ? 'target' : 'source'}">${rules.escape(body)}</${name}>`;
    })
    .join('');
  return { edits: [{ from: spot.close.to, to: spot.close.to, text }], marks: [] };
};
