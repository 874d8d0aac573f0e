import { elementsOf } from './tree.ts';
import type { Dialect, DialectReading } from './dialect.ts';
import {
  commentEdits12,
  facts12,
  markComments12,
  note12,
  notes12,
  stateEdits12,
  targetAttributes12,
} from './plain-12.ts';
import { commentEdits2, facts2, markComments2, note2, notes2, stateEdits2 } from './plain-2.ts';
import type { Scope } from './unit.ts';

const isNew = ({ version }: Scope): boolean => version === '2';

const reading: DialectReading = {
  beside: (element, scope) =>
    isNew(scope)
      ? elementsOf(element).flatMap((note) => note2(note, scope.targetLanguage) ?? [])
      : [note12(element, scope.targetLanguage) ?? []].flat(),
  factsOf: (piece, view) => (isNew(view.scope) ? facts2(piece, view) : facts12(piece, view)),
  notesOf: (view) => (isNew(view.scope) ? notes2(view) : notes12(view)),
  markComments: (mark, view) => (isNew(view.scope) ? markComments2(mark, view) : markComments12(mark)),
  stateEdits: (view, changes, text) =>
    isNew(view.scope) ? stateEdits2(view, changes, text) : stateEdits12(view, changes, text),
  targetAttributes: (view, changes) => targetAttributes12(view, changes),
  commentEdits: (view, comments, rules) =>
    (isNew(view.scope) ? commentEdits2 : commentEdits12)(view, comments, rules),
};

/** XLIFF as the standards have it. */
export const plainDialect: Dialect = {
  id: 'xliff',
  beside: new Set(['note', 'notes']),
  open: () => reading,
  wholeUnits: true,
  checks: true,
};
