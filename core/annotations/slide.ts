import type { Range, TextEdit } from '../model/index.ts';
import { codePointLength, isGraphemeBoundary, sliceCodePoints, utf16Offset } from '../text/codepoints.ts';

/** How well a text parts at UTF-16 offset `at`: at its ends and after a sentence best, then after clauses, then at spaces. */
const parting = (text: string, at: number): number => {
  if (at <= 0 || at >= text.length) return 4;
  const last = text.charAt(at - 1);
  if (/[。！？…!?\n」』”]/u.test(last)) return 4;
  if (/[，；：、,;:]/u.test(last)) return 3;
  return /\s/u.test(last) || /[\s「『“（(《]/u.test(text.charAt(at)) ? 2 : 0;
};

/** How far a slide is looked into. */
const furthest = 200;

/**
 * The same stretch of `text` and all that differ from it only by where the repetition is cut: in 新的新的人 the
 * inserted words are 新的 or 的新 or 新的. Code points; within `room`.
 */
const slides = (text: readonly string[], { start, end }: Range, room: Range): Range[] => {
  const found = [{ start, end }];
  for (
    let by = 1;
    by <= furthest && start - by >= room.start && text[start - by] === text[end - by];
    by += 1
  ) {
    found.unshift({ start: start - by, end: end - by });
  }
  for (let by = 0; by < furthest && end + by < room.end && text[start + by] === text[end + by]; by += 1) {
    found.push({ start: start + by + 1, end: end + by + 1 });
  }
  return found;
};

const bestOf = (places: readonly Range[], text: string): Range | undefined =>
  places
    .map((place) => {
      const [from, to] = [utf16Offset(text, place.start), utf16Offset(text, place.end)];
      const isWhole = isGraphemeBoundary(text, from) && isGraphemeBoundary(text, to);
      return { place, score: isWhole ? parting(text, from) + parting(text, to) : -1 };
    })
    .filter(({ score }) => score >= 0)
    .reduce<{ place: Range; score: number } | undefined>(
      (best, next) => (best === undefined || next.score > best.score ? next : best),
      undefined,
    )?.place;

/**
 * Edits (code points, in order) that only insert or only delete, put where the text parts best: a diff cannot know
 * which of two equal words at the ends of an inserted clause is the old one, but clauses are written whole.
 */
export const slideToBoundaries = (edits: readonly TextEdit[], before: string, after: string): TextEdit[] => {
  const points = { before: Array.from(before), after: Array.from(after) };
  let shift = 0;
  let floor = 0;
  return edits.map((edit, index) => {
    const length = codePointLength(edit.insert);
    const removed = edit.end - edit.start;
    const own = shift;
    shift += length - removed;
    const ceiling = edits[index + 1]?.start ?? points.before.length;
    const from = floor;
    floor = edit.end;
    if (removed > 0 && length > 0) return edit;
    const [list, text, by, size] =
      removed > 0 ? [points.before, before, 0, removed] : [points.after, after, own, length];
    const place = { start: edit.start + by, end: edit.start + by + size };
    const room = { start: from + by, end: ceiling + by + (removed > 0 ? 0 : size) };
    const start = (bestOf(slides(list, place, room), text)?.start ?? place.start) - by;
    floor = start + removed;
    const insert = removed > 0 ? '' : sliceCodePoints(after, start + by, start + by + size);
    return { start, end: start + removed, insert };
  });
};
