import type { BlockMarkup } from '../formats/markup.ts';
import type { InlineTag, RichText } from '../model/index.ts';
import { ascendingOffsets } from '../text/codepoints.ts';

/** A segment of a paragraph, and how many line breaks follow it before the next. */
export type ParagraphPart = { readonly rich: RichText; readonly breaks: number };

/** How OmegaT begins the name of a tag of HTML: `br` whole, of others the first letter. */
const letterOf = (markup: string): string | null => {
  const name = /^<\/?([A-Za-z][\w:-]*)/.exec(markup)?.[1]?.toLowerCase();
  return name === undefined ? null : name === 'br' ? 'br' : name.slice(0, 1);
};

const isEmpty = (markup: string): boolean => markup.endsWith('/>');

/** Pairs that a cut parts are written once: not where the cut closed them, nor where it opened them again. */
const seamsOf = (parts: readonly ParagraphPart[]): ReadonlySet<InlineTag> => {
  const seams = new Set<InlineTag>();
  for (const [n, { rich }] of parts.entries()) {
    const next = parts[n + 1];
    if (next === undefined) break;
    for (const tag of next.rich.tags) {
      if (tag.at > 0 || tag.kind !== 'open') break;
      const end = rich.tags.findLast(({ kind, id }) => kind === 'close' && id === tag.id);
      if (end === undefined) continue;
      seams.add(end);
      seams.add(tag);
    }
  }
  return seams;
};

/**
 * The segments of a paragraph of HTML as OmegaT writes them: tags are named by their elements and numbered through the paragraph, and
 * a line break ends the segment before it. `cuts`: where a text is cut. Null for all where a tag has no markup.
 */
export const namedForms = (
  parts: readonly ParagraphPart[],
  { tags: markup, breaks }: BlockMarkup,
  cuts: (text: string) => readonly number[],
): readonly string[] | null => {
  const numbers = new Map<number, number>();
  const seams = seamsOf(parts);
  let [count, ended] = [0, 0];
  const forms: string[] = [];
  for (const { rich, breaks: following } of parts) {
    const unit = ascendingOffsets(rich.text);
    let [written, from] = ['', 0];
    for (const tag of rich.tags) {
      if (seams.has(tag)) continue;
      const own = markup.get(`${tag.kind} ${tag.id}`) ?? '';
      const letter = letterOf(own);
      if (letter === null) return null;
      const at = unit(tag.at);
      written += rich.text.slice(from, at);
      from = at;
      if (tag.kind === 'close') {
        written += `</${letter}${numbers.get(tag.id) ?? count}>`;
        continue;
      }
      numbers.set(tag.id, count);
      written += `<${letter}${count}${tag.kind === 'empty' && isEmpty(own) ? '/' : ''}>`;
      count += 1;
    }
    written += rich.text.slice(from);
    // Behind a full stop the break is a segment of its own, which has no words.
    const isApart = cuts(`${rich.text}<`).includes(rich.text.length);
    for (const one of breaks.slice(ended, ended + following)) {
      if (!isApart) written += `<br${count}${isEmpty(one) ? '/' : ''}>`;
      count += 1;
    }
    ended += following;
    forms.push(written);
  }
  return forms;
};
