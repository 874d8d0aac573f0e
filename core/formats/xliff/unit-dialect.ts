import type { CellState } from '../../model/index.ts';
import type { XmlAttributes } from '../../xml/read.ts';
import { withAttribute, writtenAttributes } from '../../xml/tag-source.ts';
import { codes12 } from './codes-12.ts';
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
  /** `root`: attributes of the outermost element. */
  readonly read: (word: string | null, hasText: boolean, root: XmlAttributes) => CellState;
  /** The word to write, null for none; `text` is the whole file. */
  readonly write: (
    change: {
      readonly word: string | null;
      readonly was: CellState;
      readonly now: CellState;
      readonly textChanged: boolean;
    },
    root: XmlAttributes,
    text: string,
  ) => string | null;
  readonly commentsOf: (view: UnitView) => ReturnType<DialectReading['notesOf']>;
  readonly codes?: CodeReader;
};

/** An attribute as the document writes its name. */
const writtenName = (tag: string, name: string): string => {
  const local = name.slice(name.indexOf(':'));
  return writtenAttributes(tag).find((one) => one.name.endsWith(local))?.name ?? name;
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
    const wordFor = (view: UnitView, changes: ReadonlyMap<Piece, NewFacts>, text: string): string | null => {
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
        return [{ ...open, text: withAttribute(start, name, wordFor(view, changes, text)) }];
      },
    };
  },
});
