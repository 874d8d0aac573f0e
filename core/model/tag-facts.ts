import type { InlineTag } from './text.ts';

/**
 * What a tag carries besides its type, as members of its tag's `data`: whatever compares, stores, hashes or sends
 * tags takes them along. The markup itself is not among them: it stays in the document's original, where the format finds
 * it by the block's reference and the tag's id (docs/decisions/0070). Formats keep members of their own beside these.
 */
export type TagFacts = {
  /**
   * A beginning whose end is in another text, or the reverse: XLIFF `sc` and `ec` that are isolated, TMX `it`. Its tag is a
   * placeholder, since nothing in this text is between two ends of it.
   */
  readonly half?: 'start' | 'end';
  /** What its chip says: a few characters. */
  readonly display?: string;
  /** What a translator must not do with it. Moving: to another place among those that must not be moved either. */
  readonly fixed?: readonly TagAction[];
  /** Its format finds a place for it where a text lacks it, as for the borders of cues in a sentence. */
  readonly restored?: boolean;
};

const tagActions = ['delete', 'copy', 'move'] as const;
export type TagAction = (typeof tagActions)[number];

/** The facts as members of `data`. */
export const tagData = ({
  half,
  display,
  fixed = [],
  restored,
}: TagFacts): Readonly<Record<string, string>> => ({
  ...(half === undefined ? {} : { half }),
  ...(display === undefined ? {} : { display }),
  ...(restored === true ? { restored: 'yes' } : {}),
  ...(fixed.length === 0 ? {} : { fixed: tagActions.filter((action) => fixed.includes(action)).join(' ') }),
});

type WithData = { readonly data?: InlineTag['data'] | undefined };

/** Which end of a pair it is whose other end is elsewhere; null for all others. */
export const halfOf = ({ data }: WithData): 'start' | 'end' | null => {
  const half = data?.['half'];
  return half === 'start' || half === 'end' ? half : null;
};

/** What its chip says, where its format says it; '' where it does not. */
export const displayOf = ({ data }: WithData): string => data?.['display'] ?? '';

/** Whether the tag must not be deleted, written twice, or moved. */
export const forbids = ({ data }: WithData, action: TagAction): boolean =>
  data?.['fixed']?.split(' ').includes(action) ?? false;

/** Whether its format puts it back by itself where it is missing. */
export const isRestored = ({ data }: WithData): boolean => data?.['restored'] === 'yes';

/** Whether any of this must not be done to the tag. */
export const isProtected = ({ data }: WithData): boolean => (data?.['fixed'] ?? '') !== '';
