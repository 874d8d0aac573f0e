import type { RichText } from '#core/model/index.ts';
import { looksSame } from '../../shown.ts';

/** The text without its white space, tags at the places that remain. */
const withoutSpace = ({ text, tags }: RichText): RichText => {
  const points = Array.from(text);
  const behind: number[] = [0];
  let kept = '';
  for (const point of points) {
    const isSpace = /\s/u.test(point);
    if (!isSpace) kept += point;
    behind.push((behind.at(-1) ?? 0) + (isSpace ? 0 : 1));
  }
  return { text: kept, tags: tags.map((tag) => ({ ...tag, at: behind[tag.at] ?? behind.at(-1) ?? 0 })) };
};

/**
 * Whether two texts are the same words with the same look. White space between words counts, that at the ends does not, and neither does
 * whether a tag stands before or behind it: rows that are cut between sentences have none at their ends.
 */
export const sameText = (a: RichText, b: RichText): boolean =>
  a.text.trim() === b.text.trim() && looksSame(withoutSpace(a), withoutSpace(b));
