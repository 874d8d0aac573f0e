import { readState, writeState } from '../states.ts';
import { withAttribute } from '../../xml/tag-source.ts';
import type { FileText } from '../file-text.ts';
import type { SourceEdit } from '../patch.ts';
import { attributeIn, withOwnAttribute } from './attribute-in.ts';
import type { DialectReading, MarkComment, NewFacts } from './dialect.ts';
import type { InlineMark } from './inline.ts';
import type { NewMark } from './new-marks.ts';
import { lockChange, ownLocks2 } from './own-locks.ts';
import { indentBefore, nameLike } from './siblings.ts';
import {
  attribute,
  childNamed,
  childrenNamed,
  descendants,
  elementsOf,
  wordsOf,
  type Element,
} from './tree.ts';
import type { Piece, TargetFacts, UnitView } from './unit.ts';

export const facts2 = (piece: Piece, { scope, unit, pieces }: UnitView): TargetFacts => {
  const { holder, target } = piece;
  const word = attribute(holder, 'state');
  const hasText = target !== null && target.rich.text !== '';
  const isOwnLock = scope.translate && ownLocks2(unit).has(pieces.indexOf(piece));
  return {
    state: readState('xliff-2', word, hasText),
    locked: !scope.translate || isOwnLock,
    isOwnLock,
    word,
  };
};

type Note = ReturnType<DialectReading['notesOf']>[number];

const notesIn = (parent: Element): readonly Element[] => {
  const notes = childNamed(parent, 'notes');
  return notes === null ? [] : childrenNamed(notes, 'note');
};

/** `note` of XLIFF 2 (XLIFF 2.1, section 4.2.2.8). */
export const note2 = (note: Element, targetLanguage: string | null): Note | null => {
  const body = wordsOf(note).trim();
  if (body === '') return null;
  const author = attribute(note, 'its:person') ?? attribute(note, '{urn:duizhao:}author');
  const created = attribute(note, '{urn:duizhao:}created');
  return {
    body,
    ...(author === null ? {} : { author }),
    ...(created === null ? {} : { created }),
    ...(attribute(note, 'appliesTo') === 'target' && targetLanguage !== null ? { on: targetLanguage } : {}),
  };
};

/** The id of a note that a mark speaks of: `#n=1`. */
const referred = (element: Element): string | null =>
  /(?:^#|\/)n=([^/]+)$/.exec(attribute(element, 'ref') ?? '')?.[1] ?? null;

/** The segment that a note says it is on (XLIFF 2.2, section 4.2.2.8): `#s1`. */
const pieceOf = (note: Element, pieces: readonly Piece[]): { readonly piece?: Piece } => {
  const id = /^#(?:.*\/)?([^=/]+)$/.exec(attribute(note, 'ref') ?? '')?.[1];
  const piece = id === undefined ? undefined : pieces.find((one) => one.id === id);
  return piece === undefined ? {} : { piece };
};

/** Notes of a unit that no mark speaks of: these are on what is marked. */
export const notes2 = (view: UnitView): readonly Note[] => {
  const { unit, pieces, scope } = view;
  const marked = new Set(
    pieces.flatMap(({ source, target }) =>
      [...source.marks, ...(target?.marks ?? [])].flatMap(({ element }) => referred(element) ?? []),
    ),
  );
  return notesIn(unit).flatMap((note) => {
    const id = attribute(note, 'id');
    if (id !== null && marked.has(id)) return [];
    const found = note2(note, scope.targetLanguage);
    return found === null ? [] : [{ ...found, ...pieceOf(note, pieces) }];
  });
};

/** Comments, and terms with a definition: `value`, or the note that is referred to. */
export const markComments2 = ({ element }: InlineMark, { unit }: UnitView): readonly MarkComment[] => {
  const body = attribute(element, 'value') ?? '';
  const type = attribute(element, 'type');
  if (body.trim() !== '' && (type === 'comment' || type === 'term')) return [{ body }];
  const id = referred(element);
  const note = id === null ? undefined : notesIn(unit).find((one) => attribute(one, 'id') === id);
  if (note === undefined) return [];
  const found = note2(note, null);
  return found === null ? [] : [found];
};

/** Locks of a unit in its start tag. */
const lockEdits2 = (view: UnitView, changes: ReadonlyMap<Piece, NewFacts>, text: FileText) => {
  const { open } = view.unit;
  const locks = lockChange(view, changes, ownLocks2(view.unit));
  if (locks === null) return [];
  const start = text.slice(open.from, open.to);
  const whole = locks.isWhole ? withAttribute(start, 'translate', 'no') : start;
  return [{ ...open, text: withOwnAttribute(whole, 'locked', locks.own.join(' ')) }];
};

/** New `state` of a segment. One that changes says nothing more by its `subState` (XLIFF 2.1, section 4.3.1.31). */
export const stateEdits2: DialectReading['stateEdits'] = (view, changes, text) => [
  ...lockEdits2(view, changes, text),
  ...Array.from(changes, ([{ holder }, { was, state, textChanged }]) => {
    const word = writeState('xliff-2', { word: was.word, was: was.state, now: state, textChanged });
    const start = text.slice(holder.open.from, holder.open.to);
    const isSame = (word ?? 'initial') === (was.word ?? 'initial') && !textChanged;
    const stated = word === 'initial' && was.word === null ? start : withAttribute(start, 'state', word);
    return { ...holder.open, text: isSame ? start : withAttribute(stated, 'subState', null) };
  }),
];

/** Ids that nothing in a unit has yet. */
const freshIds = (unit: Element): ((prefix: string) => string) => {
  const taken = new Set(Array.from(descendants(unit)).flatMap((element) => attribute(element, 'id') ?? []));
  const counts = new Map<string, number>();
  return (prefix) => {
    for (;;) {
      const n = (counts.get(prefix) ?? 0) + 1;
      counts.set(prefix, n);
      if (!taken.has(`${prefix}${n}`)) return `${prefix}${n}`;
    }
  };
};

/** Where the first of these children stands, and the white space before it. */
const beforeFirst = (unit: Element, names: readonly string[]): { at: number; indent: string } | null => {
  const first = elementsOf(unit).find(({ name }) => names.includes(name));
  return first === undefined ? null : { at: first.open.from, indent: indentBefore(unit, first) };
};

/** New notes of a unit behind those that it has; without any they come before the original data and the segments (XLIFF 2.1, section 4.2.2.3). */
const notesEdit = (unit: Element, lines: readonly string[]): readonly SourceEdit[] => {
  const own = childNamed(unit, 'notes');
  const last = own === null ? undefined : elementsOf(own).at(-1);
  if (own !== null && last !== undefined) {
    const indent = indentBefore(own, last);
    return [{ from: last.close.to, to: last.close.to, text: lines.map((line) => indent + line).join('') }];
  }
  const spot = beforeFirst(unit, ['originalData', 'segment', 'ignorable']);
  const sibling = elementsOf(unit).find(({ name }) => name === 'segment' || name === 'ignorable');
  if (spot === null || sibling === undefined) return [];
  const { at, indent } = spot;
  const name = nameLike(sibling, 'notes');
  const deeper = indent === '' ? '' : `${indent}${/^\n([ \t]+)/.test(indent) ? '  ' : ''}`;
  const inner = lines.map((line) => deeper + line).join('');
  if (own !== null)
    return [{ from: own.open.from, to: own.close.to, text: `<${name}>${inner}${indent}</${name}>` }];
  return [{ from: at, to: at, text: `<${name}>${inner}${indent}</${name}>${indent}` }];
};

/** Whether a history is of the unit's only note, which it does not name: a second one would leave open which is meant (section 5.6.4.3). */
const hasHistoryOfItsNote = (unit: Element): boolean =>
  Array.from(descendants(unit)).some(
    (element) =>
      element.name === 'ctr:revisions' &&
      attribute(element, 'appliesTo') === 'note' &&
      attribute(element, 'ref') === null,
  );

/** New notes of a unit, and marks by which they stand in its texts: `sm` and `em`, which may cut across codes. */
export const commentEdits2: NonNullable<DialectReading['commentEdits']> = ({ unit }, comments, rules) => {
  const sibling = elementsOf(unit).find(({ name }) => name === 'segment' || name === 'ignorable');
  if (sibling === undefined) return { edits: [], marks: [] };
  const fresh = freshIds(unit);
  const [note, start, end] = ['note', 'sm', 'em'].map((name) => nameLike(sibling, name));
  const isAlone = hasHistoryOfItsNote(unit);
  const lines: string[] = [];
  const marks: NewMark[] = [];
  for (const { piece, isTarget, range, body, author, created } of comments) {
    const mark = fresh('dzm');
    const close = `<${end} startRef="${mark}"/>`;
    if (isAlone) {
      const open = `<${start} id="${mark}" type="comment" value="${attributeIn(body, rules)}"/>`;
      marks.push({ piece, isTarget, range, open, close, nests: false });
      continue;
    }
    const id = fresh('dz');
    const facts = [
      ...(author === '' ? [] : [` dz:author="${attributeIn(author, rules)}"`]),
      ` dz:created="${attributeIn(created, rules)}"`,
    ].join('');
    lines.push(
      `<${note} id="${id}" appliesTo="${isTarget ? 'target' : 'source'}" xmlns:dz="urn:duizhao:"${facts}>${rules.escape(body)}</${note}>`,
    );
    const open = `<${start} id="${mark}" type="comment" ref="#n=${id}"/>`;
    marks.push({ piece, isTarget, range, open, close, nests: false });
  }
  if (lines.length === 0) return { edits: [], marks };
  return { edits: notesEdit(unit, lines), marks };
};
