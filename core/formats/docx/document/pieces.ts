import type { InlineTag } from '#core/model/index.ts';
import type { RunLook } from './run-look.ts';
import type { XmlNode } from './tree.ts';
import type { Binding } from './binding.ts';

/** A run that words and codes were found in, with how it looks. */
export type Run = { readonly node: XmlNode; readonly properties: XmlNode | null; readonly look: RunLook };

/** A part of the source that is written again as it is; of what stands in a run, with a run like it around. */
export type Fragment = { readonly from: number; readonly to: number; readonly run: Run | null };

/** What a tag is, without its place and number. */
export type TagKind = Pick<InlineTag, 'type' | 'data'>;

/** Something that holds words: a link, a content control, the result of a field. */
export type Scope = {
  readonly tag: TagKind;
  readonly open: readonly Fragment[];
  close: readonly Fragment[];
  /** Where its words are stored besides. */
  readonly binding: Binding | null;
};

/**
 * What a paragraph holds, in order. A mark is nothing that is seen, and stays on the stretch of text that it was in: at its start
 * or its end. `isEdge`: a code that is no matter of the text where it stands before or behind all words.
 */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly run: Run }
  | {
      readonly kind: 'code';
      readonly tag: TagKind;
      readonly fragments: readonly Fragment[];
      readonly run: Run | null;
      readonly isEdge: boolean;
    }
  | { readonly kind: 'open' | 'close'; readonly scope: Scope }
  | { readonly kind: 'mark'; readonly fragments: readonly Fragment[]; readonly sits: 'start' | 'end' };
