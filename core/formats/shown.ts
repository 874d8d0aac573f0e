import type { InlineTag, RichText } from '../model/index.ts';
import { sameData } from '../model/index.ts';
import { codePointLength, codePointSlicer, isBmp } from '../text/codepoints.ts';
import { spansOf } from './spans.ts';

const alike = (a: InlineTag, b: InlineTag): boolean => a.type === b.type && sameData(a.data, b.data);

/**
 * The text with pairs that were parted between two sentences made one again: where one ends and another of its kind
 * begins, with nothing but white space between.
 */
export const withJoinedPairs = ({ text, tags }: RichText): RichText => {
  const kept: InlineTag[] = [];
  const renamed = new Map<number, number>();
  const opened = new Map<number, InlineTag>();
  const slice = codePointSlicer(text);
  for (const tag of tags) {
    const last = kept.at(-1);
    const was = last === undefined ? undefined : opened.get(last.id);
    if (
      tag.kind === 'open' &&
      last?.kind === 'close' &&
      was !== undefined &&
      alike(was, tag) &&
      slice(last.at, tag.at).trim() === ''
    ) {
      kept.pop();
      renamed.set(tag.id, last.id);
      continue;
    }
    const id = renamed.get(tag.id) ?? tag.id;
    if (tag.kind === 'open') opened.set(id, tag);
    kept.push(id === tag.id ? tag : { ...tag, id });
  }
  return kept.length === tags.length ? { text, tags } : { text, tags: kept };
};

/** Whether two texts have the same tags in the same order, whatever their words and places. */
export const sameTagOrder = (a: RichText, b: RichText): boolean =>
  a.tags.length === b.tags.length &&
  (a.tags.length === 0 ||
    a.tags.every((tag, at) => {
      const other = b.tags[at];
      return (
        other !== undefined &&
        tag.kind === other.kind &&
        tag.type === other.type &&
        (tag.kind === 'close' || alike(tag, other))
      );
    }));

const signatures = (rich: RichText): string[] => {
  const kindOf = ({ type, data }: InlineTag): string =>
    `${type} ${JSON.stringify(Object.entries(data ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
  const found: string[] = [];
  let like = '';
  for (const span of spansOf(rich)) {
    const marks = [...new Set(span.open.map(kindOf))].sort().join('\n');
    if ('placeholder' in span) {
      found.push(`${kindOf(span.placeholder)} in ${marks}`);
      like = '';
    } else if (found.length > 0 && like === marks) found[found.length - 1] += span.text;
    else {
      like = marks;
      found.push(`${marks}\n\n${span.text}`);
    }
  }
  return found;
};

/** Without the white space at its ends, which no row keeps. */
const trimmed = ({ text, tags }: RichText): RichText => {
  const own = text.trim();
  if (own.length === text.length) return { text, tags };
  const lead = codePointLength(text.slice(0, text.length - text.trimStart().length));
  const length = codePointLength(own);
  return {
    text: own,
    tags: tags.map((tag) => ({ ...tag, at: Math.min(Math.max(tag.at - lead, 0), length) })),
  };
};

/**
 * Whether two texts look the same: the same characters, each with the same formatting, however the tags are cut. White
 * space at the ends counts for nothing.
 */
export const looksSame = (one: RichText, other: RichText): boolean => {
  const [a, b] = [trimmed(one), trimmed(other)];
  if (a.text !== b.text) return false;
  if (a.tags.length === 0 && b.tags.length === 0) return true;
  const [left, right] = [signatures(withJoinedPairs(a)), signatures(withJoinedPairs(b))];
  return left.length === right.length && left.every((part, at) => part === right[at]);
};

/** The text without its white space, tags at the places that remain. */
const withoutSpace = ({ text, tags }: RichText): RichText => {
  const behind: number[] = [0];
  let kept = '';
  for (const point of text) {
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
  a.text.trim() === b.text.trim() && (looksSame(a, b) || looksSame(withoutSpace(a), withoutSpace(b)));

/** The texts between the tags of a text, one more than there are tags. */
export const betweenTags = ({ text, tags }: RichText): readonly string[] => {
  if (tags.length === 0) return [text];
  if (isBmp(text)) {
    const texts: string[] = [];
    let from = 0;
    for (const { at } of tags) {
      texts.push(at > from ? text.slice(from, at) : '');
      from = at;
    }
    texts.push(text.slice(from));
    return texts;
  }
  const bounds = [0, ...tags.map(({ at }) => at), codePointLength(text)];
  const slice = codePointSlicer(text);
  return bounds.slice(1).map((end, at) => slice(bounds[at] ?? 0, end));
};
