import { readState, writeState } from '../states.ts';
import { withAttribute } from '../../xml/tag-source.ts';
import type { DialectReading, MarkComment } from './dialect.ts';
import type { InlineMark } from './inline.ts';
import { attribute, childNamed, childrenNamed, wordsOf, type Element } from './tree.ts';
import type { Piece, TargetFacts, UnitView } from './unit.ts';

export const facts2 = ({ holder, target }: Piece, { scope }: UnitView): TargetFacts => {
  const word = attribute(holder, 'state');
  const hasText = target !== null && target.rich.text !== '';
  return { state: readState('xliff-2', word, hasText), locked: !scope.translate, word };
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
    return id !== null && marked.has(id) ? [] : (note2(note, scope.targetLanguage) ?? []);
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

/** New `state` of a segment. One that changes says nothing more by its `subState` (XLIFF 2.1, section 4.3.1.31). */
export const stateEdits2: DialectReading['stateEdits'] = (_, changes, text) =>
  Array.from(changes, ([{ holder }, { was, state, textChanged }]) => {
    const word = writeState('xliff-2', { word: was.word, was: was.state, now: state, textChanged });
    const start = text.slice(holder.open.from, holder.open.to);
    const isSame = (word ?? 'initial') === (was.word ?? 'initial') && !textChanged;
    const stated = word === 'initial' && was.word === null ? start : withAttribute(start, 'state', word);
    return { ...holder.open, text: isSame ? start : withAttribute(stated, 'subState', null) };
  });
