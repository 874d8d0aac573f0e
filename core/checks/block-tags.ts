import { plain, type RichText } from '#core/model/index.ts';
import { joinRich } from '#core/text/mapping.ts';
import type { Found } from './check.ts';
import { compareTags, type TagCode } from './tags.ts';

/** The texts of a segment: its original and its translation. */
export type SegmentTexts = { readonly source: RichText; readonly rich: RichText };

/**
 * What is wrong with the tags of a paragraph as a whole, whose segments come in their order: a tag may stand in another segment than in the
 * original, since a file that is merged knows paragraphs only (XLIFF 2.1, section 4.7.2.6). O(tags²), as for one text.
 */
export const blockTags = (segments: readonly SegmentTexts[]): readonly Found<TagCode>[] => {
  let [source, rich] = [plain(''), plain('')];
  for (const own of segments) {
    source = joinRich(source, '', own.source);
    rich = joinRich(rich, '', own.rich);
  }
  return compareTags(source, rich);
};
