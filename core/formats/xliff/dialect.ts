import type { XmlAttributes, XmlStart } from '../../xml/read.ts';
import type { CellState } from '../../model/index.ts';
import type { RawComment } from '../raw-block.ts';
import type { FileText, WholeText } from '../file-text.ts';
import type { SourceEdit } from '../patch.ts';
import type { Choices, ImportOption } from '../import-options.ts';
import type { Slice } from '../source-place.ts';
import type { CodeReader, InlineMark } from './inline.ts';
import type { NewComment } from './new-comments.ts';
import type { NewMark } from './new-marks.ts';
import type { Element } from './tree.ts';
import type { Piece, Scope, TargetFacts, UnitView } from './unit.ts';

/** What becomes of the state of a translation. */
export type NewFacts = {
  readonly was: TargetFacts;
  readonly state: CellState;
  readonly textChanged: boolean;
  /** Whether it is locked here and not in the file (true), or no longer locked here (false); null where nothing changes. */
  readonly lock: boolean | null;
  /** Whether it says something else than the original: what is locked without that is not to be translated. */
  readonly isTranslated: boolean;
};

/** What a file is given so that it has further comments. */
export type CommentEdits = { readonly edits: readonly SourceEdit[]; readonly marks: readonly NewMark[] };

/** `text`: that of the file, as far as it was not written; `escape` writes words of an element. */
export type CommentRules = {
  readonly text: FileText;
  readonly escape: (words: string) => string;
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
  /** Each start tag outside of units, the outermost among them. */
  readonly start?: (start: XmlStart, at: Slice) => void;
  /** Each unit, before anything is asked about it. */
  readonly unit?: (unit: Element) => void;
  /** One of the elements of `beside`; gives what it says to people. */
  readonly beside: (element: Element, scope: Scope, parent: string) => readonly RawComment[];
  readonly factsOf: (piece: Piece, view: UnitView) => TargetFacts;
  /** What was written about a unit, by piece. */
  readonly notesOf: (view: UnitView) => readonly (RawComment & { readonly piece?: Piece })[];
  readonly markComments: (mark: InlineMark, view: UnitView) => readonly MarkComment[];
  /**
   * The edits of start tags that give translations of one unit another state or lock. `text`: that of the file.
   */
  readonly stateEdits: (
    view: UnitView,
    changes: ReadonlyMap<Piece, NewFacts>,
    text: WholeText,
  ) => readonly SourceEdit[];
  /** Attributes for a `target` that was not there. XLIFF 1.2 has the state there. */
  readonly targetAttributes?: (view: UnitView, changes: ReadonlyMap<Piece, NewFacts>) => string;
  /** How a unit is given comments; left out where it is not known how the tool writes them. */
  readonly commentEdits?: (
    view: UnitView,
    comments: readonly NewComment[],
    rules: CommentRules,
  ) => CommentEdits;
  /** Edits outside of units, once all of these are done. */
  readonly finish?: (rules: CommentRules) => readonly SourceEdit[];
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
