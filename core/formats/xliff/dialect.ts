import type { XmlAttributes } from '../../xml/read.ts';
import type { CellState } from '../../model/index.ts';
import type { RawComment } from '../raw-block.ts';
import type { SourceEdit } from '../patch.ts';
import type { Choices, ImportOption } from '../import-options.ts';
import type { CodeReader, InlineMark } from './inline.ts';
import type { Element } from './tree.ts';
import type { Piece, Scope, TargetFacts, UnitView } from './unit.ts';

/** What becomes of the state of a translation. */
export type NewFacts = {
  readonly was: TargetFacts;
  readonly state: CellState;
  readonly textChanged: boolean;
};

/** A comment of a mark, and whether it says anything of its own. */
export type MarkComment = Omit<RawComment, 'on' | 'range'>;

/** What one document of a tool says in its own words, as far as it was read. */
export type DialectReading = {
  /** Codes, where they are others than the standard's. */
  readonly codes?: CodeReader;
  /** Why the document is not read as the user chose: a key of `formats.json`. */
  readonly refusal?: () => string | null;
  /** Attributes of the outermost element. */
  readonly root?: (attributes: XmlAttributes) => void;
  /** Each unit, before anything is asked about it. */
  readonly unit?: (unit: Element) => void;
  /** One of the elements of `beside`; gives what it says to people. */
  readonly beside: (element: Element, scope: Scope, parent: string) => readonly RawComment[];
  readonly factsOf: (piece: Piece, view: UnitView) => TargetFacts;
  /** What was written about a unit, by piece. */
  readonly notesOf: (view: UnitView) => readonly (RawComment & { readonly piece?: Piece })[];
  readonly markComments: (mark: InlineMark, view: UnitView) => readonly MarkComment[];
  /**
   * The edits of start tags that give translations of one unit another state; `text` is the whole file.
   */
  readonly stateEdits: (
    view: UnitView,
    changes: ReadonlyMap<Piece, NewFacts>,
    text: string,
  ) => readonly SourceEdit[];
  /** Attributes for a `target` that was not there. XLIFF 1.2 has the state there. */
  readonly targetAttributes?: (view: UnitView, changes: ReadonlyMap<Piece, NewFacts>) => string;
};

/** How a tool uses XLIFF. */
export type Dialect = {
  /** Of its format. */
  readonly id: string;
  readonly options?: readonly ImportOption[];
  /** Elements outside of units that are looked into, by their names. */
  readonly beside: ReadonlySet<string>;
  /** Begins a document, with what the user chose for it. */
  readonly open: (choices: Choices) => DialectReading;
  /** Whether a unit that is not cut has a segment: Trados has none there. */
  readonly wholeUnits: boolean;
  /** Whether documents of XLIFF 2 are held to what it demands. */
  readonly checks?: boolean;
};
