import type {
  BlockKind,
  CellState,
  FindingSeverity,
  Language,
  Params,
  Range,
  RichText,
  Side,
  TextEdit,
} from '#core/model/index.ts';
import type { TextAlignment } from './alignment.ts';
import type { KnownGrammar } from './grammar.ts';
import type { WordList } from '#core/spelling/index.ts';
import type { TermsRead } from '#core/terms/index.ts';

/** One text of a row as checks see it. */
export type CheckedText = {
  readonly side: Side;
  readonly language: Language;
  readonly rich: RichText;
  /** The column it was converted from and still follows; null where people wrote it. */
  readonly convertedFrom: Side | null;
  /** How far it is; absent where nobody keeps that. */
  readonly state?: CellState;
};

/** What the project's termbases know (`core/terms/`). */
export type KnownTerms = Pick<TermsRead, 'find' | 'get' | 'rankOf'>;

/** What spelling is judged by. */
export type KnownSpelling = {
  readonly list: Pick<WordList, 'spellings'>;
  /** Whether the termbase has a word, in just this form. */
  readonly isNamed: (word: string) => boolean;
};

/** A row as checks see it: all its columns that can be read, the original first, and what they are part of. */
export type CheckedRow = {
  readonly block: BlockKind;
  readonly texts: readonly CheckedText[];
  /** Where it stands in its file, for formats that are `timed`: the cues of subtitles (`core/text/cues/cue-ref.ts`); or `sized`: how long it may be (`core/text/size-limits.ts`). */
  readonly place?: string;
  /** Of texts that were aligned to the original, by their columns; absent where none was. */
  readonly alignments?: ReadonlyMap<Side, readonly TextAlignment[]>;
  /** Absent where no termbase has a term. */
  readonly terms?: KnownTerms;
  /** Absent where spelling is not to be checked. */
  readonly spelling?: KnownSpelling;
  /** Absent where grammar is not to be checked. */
  readonly grammar?: KnownGrammar;
  /** The texts of the row before it in its document, none for the first; read when asked for. */
  readonly previous?: () => readonly CheckedText[];
};

/** What a check finds in a text. What it finds there several times with the same code and words becomes one finding. */
export type Found<Code extends string = string> = {
  readonly code: Code;
  /** The words it is about, or what names the tag. With the code they are what a user ignores. */
  readonly words: string;
  /** Code points; null where something is missing, which has no place. */
  readonly range: Range | null;
  readonly params?: Params;
  /** Put in place of the range; only where that cannot do harm. */
  readonly replacement?: string;
  /** Instead of `replacement`, where words around the range follow it. */
  readonly edits?: readonly TextEdit[];
};

/**
 * One check. A new one is a file beside this, a line in `index.ts`, and its words in `locales/<lang>/checks.json`: `names.<id>`,
 * and for each code `titles.<id>.<code>` and `texts.<id>.<code>`.
 */
export type Check<Code extends string = string> = {
  readonly id: string;
  /** Which texts of a row it is asked about. */
  readonly concerns: 'every-column' | 'translations';
  /** Every code it gives, and how grave that is. */
  readonly codes: Readonly<Record<Code, FindingSeverity>>;
  /** In the order of the text. Asked for every text of a project: it has to be linear, or bounded. */
  readonly run: (text: CheckedText, row: CheckedRow) => readonly Found<Code>[];
  /** All words whose being ignored everywhere holds for these too, themselves among them; only themselves where it is absent. */
  readonly ignoredAs?: (words: string) => readonly string[];
  /** Its findings are underlined where they stand in the texts. */
  readonly isUnderlined?: true;
};
