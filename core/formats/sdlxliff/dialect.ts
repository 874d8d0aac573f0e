import { tagData } from '../../model/index.ts';
import { withAttribute } from '../../xml/tag-source.ts';
import type { Choices } from '../import-options.ts';
import { isNoted, readState, writeState } from '../states.ts';
import { codes12, shortened } from '../xliff/codes-12.ts';
import type { Dialect, DialectReading } from '../xliff/dialect.ts';
import type { CodeReader, CodeRole } from '../xliff/inline.ts';
import { note12 } from '../xliff/plain-12.ts';
import { attribute, childNamed, childrenNamed, descendants, wordsOf, type Element } from '../xliff/tree.ts';
import type { Piece, TargetFacts, UnitView } from '../xliff/unit.ts';
import { definitions, type Definitions } from './definitions.ts';
import { newDefinitions } from './new-definitions.ts';
import { sdlxliffOptions } from './options.ts';

const segments = new WeakMap<Element, ReadonlyMap<string, Element>>();

/** What its tool says of each segment, by `mid`. */
const segOf = ({ id }: Piece, { unit }: UnitView): Element | null => {
  let known = segments.get(unit);
  if (known === undefined) {
    const own = childNamed(unit, 'sdl:seg-defs');
    const all = own === null ? [] : childrenNamed(own, 'sdl:seg');
    known = new Map(all.map((seg) => [attribute(seg, 'id') ?? '', seg]));
    segments.set(unit, known);
  }
  return known.get(id) ?? null;
};

const factsOf = (piece: Piece, view: UnitView): TargetFacts => {
  const seg = segOf(piece, view);
  const word = seg === null ? null : attribute(seg, 'conf');
  const isLocked = seg !== null && attribute(seg, 'locked') === 'true';
  const hasText = piece.target !== null && piece.target.rich.text !== '';
  return {
    state: readState('sdlxliff', word, hasText),
    locked: isLocked || !view.scope.translate,
    word,
  };
};

/** Marks of tracked changes: `x-sdl-added`, `x-sdl-deleted`, and the same of feedback. */
const changeOf = (element: Element): 'added' | 'deleted' | null => {
  const type = element.name === 'mrk' ? (attribute(element, 'mtype') ?? '') : '';
  const [, kind] = /^x-sdl-(?:feedback-)?(added|deleted)$/.exec(type) ?? [];
  return kind === 'added' || kind === 'deleted' ? kind : null;
};

/** The text of what is locked within a text: it stands in a unit of its own, which comes before. */
type LockedTexts = Map<string, string>;

const codesOf = (
  known: Definitions,
  locked: LockedTexts,
  changes: string,
  sawChange: () => void,
): CodeReader => ({
  roleOf: (element): CodeRole => {
    const change = changeOf(element);
    if (change === null) return codes12.roleOf(element);
    sawChange();
    const isKept = (change === 'added') === (changes !== 'reject');
    return { role: isKept ? 'through' : 'nothing' };
  },
  looksOf: (element) => {
    const id = attribute(element, 'id') ?? '';
    const reference = attribute(element, 'xid');
    const own = reference === null ? known.displayOf(id) : (locked.get(reference) ?? '');
    const display = own === '' ? (codes12.looksOf(element).data['display'] ?? '') : own;
    return {
      type: reference === null ? known.typeOf(id) : 'other',
      data: { id, ...tagData(display === '' ? {} : { display }) },
    };
  },
});

const notesOf = (view: UnitView, known: Definitions): ReturnType<DialectReading['notesOf']> => {
  const { targetLanguage } = view.scope;
  const on = targetLanguage === null ? {} : { on: targetLanguage };
  const own = childrenNamed(view.unit, 'note').flatMap((note) => note12(note, targetLanguage) ?? []);
  const whole = Array.from(descendants(view.unit))
    .filter(({ name }) => name === 'sdl:cmt')
    .flatMap((comment) => known.commentsOf(attribute(comment, 'id') ?? ''));
  const rejected = view.pieces.flatMap((piece) => {
    const { word } = factsOf(piece, view);
    return piece.isSegment && isNoted('sdlxliff', word) ? [{ body: word ?? '', piece, ...on }] : [];
  });
  return [...own, ...whole, ...rejected];
};

/** A translation that somebody typed comes from no memory any more. */
const withoutMatch = (start: string): string =>
  ['percent', 'origin-system', 'struct-match', 'text-match'].reduce(
    (tag, name) => withAttribute(tag, name, null),
    withAttribute(start, 'origin', 'interactive'),
  );

const stateEdits: DialectReading['stateEdits'] = (view, changes, text) =>
  Array.from(changes).flatMap(([piece, { was, state, textChanged, lock }]) => {
    const seg = segOf(piece, view);
    if (seg === null) return [];
    const start = text.slice(seg.open.from, seg.open.to);
    const word = writeState('sdlxliff', { word: was.word, was: was.state, now: state, textChanged });
    const judged = withAttribute(start, 'conf', word);
    const stated = lock === true ? withAttribute(judged, 'locked', 'true') : judged;
    return [{ ...seg.open, text: textChanged ? withoutMatch(stated) : stated }];
  });

const open = (choices: Choices): DialectReading => {
  const known = definitions();
  const locked: LockedTexts = new Map();
  const changes = String(choices['trackedChanges']);
  let hasChanges = false;
  const fresh = newDefinitions();
  return {
    codes: codesOf(known, locked, changes, () => void (hasChanges = true)),
    refusal: () => (hasChanges && changes === 'refuse' ? 'sdlxliff.refusals.tracked-changes' : null),
    unit: (unit) => {
      const id = attribute(unit, 'id') ?? '';
      const source = childNamed(unit, 'source');
      if (id.startsWith('lockTU_') && source !== null) locked.set(id, shortened(wordsOf(source)));
    },
    beside: (element) => {
      fresh.beside(element);
      if (element.name === 'sdl:cmt') return known.commentsOf(attribute(element, 'id') ?? '');
      known.add(element);
      return [];
    },
    factsOf,
    notesOf: (view) => notesOf(view, known),
    markComments: ({ element }) =>
      attribute(element, 'mtype') === 'x-sdl-comment'
        ? known.commentsOf(attribute(element, 'sdl:cid') ?? '')
        : [],
    stateEdits,
    start: fresh.start,
    commentEdits: fresh.commentEdits,
    finish: fresh.finish,
  };
};

/** XLIFF 1.2 as Trados Studio writes it. Units that it did not cut have nothing to translate. */
export const sdlDialect: Dialect = {
  id: 'sdlxliff',
  options: sdlxliffOptions,
  beside: new Set(['sdl:tag-defs', 'sdl:fmt-defs', 'sdl:cmt-defs', 'sdl:cmt']),
  open,
  wholeUnits: false,
};
