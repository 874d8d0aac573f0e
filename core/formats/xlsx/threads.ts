import { ok, plain, type Result, type RichText } from '#core/model/index.ts';
import type { PartText } from '#core/ooxml/package.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readWholeXml } from '#core/xml/read.ts';
import { escapeXmlText } from '#core/xml/tag-source.ts';
import type { Slice } from '../source-place.ts';

/** A comment, or a reply to one (`threadedComment` of [MS-XLSX]): plain words. `at`: where they stand in the part. */
export type ThreadComment = { readonly rich: RichText; readonly at: Slice };

const localName = (name: string): string => name.slice(Math.max(name.indexOf('}'), name.indexOf(':')) + 1);

/**
 * The comments of a part of threads, in its order. Those that mention somebody are left: the places of mentions are counted in their words. Failure:
 * document.bad-part.
 */
export const threadComments = (part: string, { text }: PartText): Result<readonly ThreadComment[]> => {
  const comments: ThreadComment[] = [];
  let open: { from: number; at: Slice | null; words: string; hasMention: boolean } | null = null;
  const fault = readWholeXml(text, {
    open: ({ name }, at) => {
      const local = localName(name);
      if (local === 'threadedComment') open = { from: -1, at: null, words: '', hasMention: false };
      else if (local === 'text' && open !== null) open.from = at.to;
      else if (local === 'mention' && open !== null) open.hasMention = true;
    },
    text: (words) => {
      if (open !== null && open.from >= 0 && open.at === null) open.words += words;
    },
    close: (name, at) => {
      const local = localName(name);
      if (local === 'text' && open !== null && open.at === null) open.at = { from: open.from, to: at.from };
      if (local !== 'threadedComment' || open === null) return;
      const { at: place, words, hasMention } = open;
      open = null;
      if (place !== null && !hasMention && /\p{L}/u.test(words))
        comments.push({ rich: plain(words), at: place });
    },
  });
  return fault === null ? ok(comments) : xmlFailure(fault, part);
};

export const threadSource = ({ text }: RichText, visible: (words: string) => string): string =>
  escapeXmlText(visible(text));
