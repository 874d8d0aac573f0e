import type { XmlAttributes } from '../../xml/read.ts';
import type { LanguageTag } from '../raw-block.ts';
import type { Slice } from '../source-place.ts';

/** What a code does in its segment: `start` and `end` are those of `it`. */
type CodeRole = 'open' | 'close' | 'empty' | 'start' | 'end';

/** A code as it stands in a segment. */
export type SegCode = {
  /** `bpt`, `ept`, `it`, `ph`, `ut`, `hi`, or what does not belong there. */
  readonly element: string;
  readonly role: CodeRole;
  /** By what the two ends of a pair know each other: `i` of `bpt` and `ept`; of elements around words, which one it is. */
  readonly pair: string | null;
  readonly x: string | null;
  readonly type: string | null;
  /** The code of the original format, as far as it is no sub-flow. */
  readonly content: string;
  /** All of it in the file, and its start tag. */
  readonly at: Slice;
  readonly tag: Slice;
  readonly subs: readonly Seg[];
};

/** The content of a `seg` or a `sub`: words and codes in order. */
export type Seg = {
  /** Where the content stands; of one without an end tag of its own (`<seg/>`) the tag. */
  readonly at: Slice;
  readonly isTag: boolean;
  readonly items: readonly (string | SegCode)[];
};

export type Prop = { readonly type: string; readonly text: string; readonly at: Slice };

/** A `tuv`. */
export type Variant = {
  readonly language: LanguageTag;
  readonly attributes: XmlAttributes;
  readonly tag: Slice;
  /** Its end tag. */
  readonly end: Slice;
  readonly notes: readonly string[];
  readonly props: readonly Prop[];
  readonly seg: Seg | null;
};

/** A `tu`. `n` counts from 0 and is how rows refer to it: a file need not name its units, or name them apart. */
export type Unit = {
  readonly n: number;
  readonly tag: Slice;
  readonly attributes: XmlAttributes;
  readonly notes: readonly string[];
  readonly props: readonly Prop[];
  readonly variants: readonly Variant[];
};

/** The private property in which Trados keeps the state of a translation. */
export const confirmationLevel = 'x-ConfirmationLevel';
