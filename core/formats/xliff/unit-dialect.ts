import type { CellState } from '../../model/index.ts';
import type { XmlAttributes } from '../../xml/read.ts';
import { withAttribute, writtenAttributes } from '../../xml/tag-source.ts';
import { codes12 } from './codes-12.ts';
import type { WholeText } from '../file-text.ts';
import type { Dialect, DialectReading, NewFacts } from './dialect.ts';
import type { CodeReader } from './inline.ts';
import { leastState, markComments12, note12, notes12 } from './plain-12.ts';
import { attribute, type Element } from './tree.ts';
import type { Piece, TargetFacts, UnitView } from './unit.ts';

/** How a tool says state and lock in attributes of a `trans-unit`. */
export type UnitWords = {
  readonly id: string;
  /** Names of attributes, with the prefix that they have here and usually in files. */
  readonly state: string;
  readonly isLocked: (unit: Element) => boolean;
  /** The attribute that locks a unit, and its value. */
  readonly lock: { readonly name: string; readonly value: string };
  /** `root`: attributes of the outermost element. */
  readonly read: (word: string | null, hasText: boolean, root: XmlAttributes) => CellState;
  /** The word to write, null for none; `text`: the file, to be looked through. */
  readonly write: (
    change: {
      readonly word: string | null;
      readonly was: CellState;
      readonly now: CellState;
      readonly textChanged: boolean;
    },
    root: XmlAttributes,
    text: WholeText,
  ) => string | null;
  readonly commentsOf: (view: UnitView) => ReturnType<DialectReading['notesOf']>;
  readonly codes?: CodeReader;
  readonly commentEdits?: DialectReading['commentEdits'];
};

/** An attribute as the document writes its name; `like`: another one, whose prefix it has where it is not there itself. */
const writtenName = (tag: string, name: string, like = name): string => {
  const all = writtenAttributes(tag).map((one) => one.name);
  const find = (wanted: string): string | undefined =>
    all.find((one) => one.endsWith(wanted.slice(wanted.indexOf(':'))));
  const prefix = find(like)?.split(':')[0];
  return find(name) ?? (prefix === undefined ? name : `${prefix}${name.slice(name.indexOf(':'))}`);
};

/** XLIFF 1.2 of a tool that has one segment in each unit, and says everything of it there. */
export const unitDialect = (words: UnitWords): Dialect => ({
  id: words.id,
  beside: new Set(['note']),
  wholeUnits: true,
  open: () => {
    let root: XmlAttributes = new Map();
    const factsOf = ({ target }: Piece, { unit, scope }: UnitView): TargetFacts => {
      const word = attribute(unit, words.state);
      const hasText = target !== null && target.rich.text !== '';
      return {
        state: words.read(word, hasText, root),
        locked: !scope.translate || words.isLocked(unit),
        word,
      };
    };
    const wordFor = (
      view: UnitView,
      changes: ReadonlyMap<Piece, NewFacts>,
      text: WholeText,
    ): string | null => {
      const [first] = changes.values();
      if (first === undefined) return null;
      const now = leastState(view, changes, (piece) => factsOf(piece, view));
      const textChanged = [...changes.values()].some((change) => change.textChanged);
      return words.write({ word: first.was.word, was: first.was.state, now, textChanged }, root, text);
    };
    return {
      codes: words.codes ?? codes12,
      root: (attributes) => void (root = attributes),
      beside: (note, scope) => [note12(note, scope.targetLanguage) ?? []].flat(),
      factsOf,
      notesOf: (view) => [...notes12(view), ...words.commentsOf(view)],
      markComments: markComments12,
      stateEdits: (view, changes, text) => {
        const { open } = view.unit;
        const start = text.slice(open.from, open.to);
        const name = writtenName(start, words.state);
        const stated = withAttribute(start, name, wordFor(view, changes, text));
        const isLocked = [...changes.values()].some(({ lock }) => lock === true);
        const lock = writtenName(start, words.lock.name, words.state);
        return [{ ...open, text: isLocked ? withAttribute(stated, lock, words.lock.value) : stated }];
      },
      ...(words.commentEdits === undefined ? {} : { commentEdits: words.commentEdits }),
    };
  },
});
