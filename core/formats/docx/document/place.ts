import type { BlockKind, RichText } from '#core/model/index.ts';
import type { Binding } from './binding.ts';
import type { ParagraphText } from './paragraph-text.ts';
import type { XmlNode } from './tree.ts';

/** A paragraph, or several that are one because the marks between them are deleted. The last one's properties hold. */
export type ParagraphSource = { readonly nodes: readonly XmlNode[]; readonly text: ParagraphText };

/** Where words stand: in paragraphs; or as a stretch of text, in an attribute or an element. */
export type PlaceSource =
  | ({ readonly kind: 'paragraph' } & ParagraphSource)
  | { readonly kind: 'text'; readonly from: number; readonly to: number; readonly isAttribute: boolean };

/** A text of a part, where it stands, and where the same words stand again. */
export type Place = {
  readonly ref: string;
  readonly block: { readonly kind: BlockKind; readonly level: number };
  readonly rich: RichText;
  readonly source: PlaceSource;
  readonly twins: readonly PlaceSource[];
  /** Content controls around it whose words are stored besides. */
  readonly bindings: readonly Binding[];
};

/** What a part holds, in order. Places come together that stand within each other, the outer one first. */
export type StoryItem =
  | { readonly kind: 'places'; readonly places: readonly Place[] }
  | { readonly kind: 'table' }
  | { readonly kind: 'row' }
  /** The document takes in what a relationship of the part leads to. */
  | { readonly kind: 'chunk'; readonly id: string }
  | { readonly kind: 'cell'; readonly skipped: number };
