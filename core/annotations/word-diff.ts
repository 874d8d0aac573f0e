import type { TextEdit } from '../model/index.ts';
import { codePointLength, splitGraphemes } from '../text/codepoints.ts';
import { diffPieces, diffText } from '../text/diff.ts';

const word = /([\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}\p{M}'’\u200c\u200d]*)/u;

/** Words of letters whole, all else by graphemes. */
const piecesOf = (text: string): string[] =>
  text.split(word).flatMap((piece, index) => (index % 2 === 1 ? [piece] : splitGraphemes(piece)));

/** An edit of a word that keeps half of it, as the edit of the letters that differ. */
const withinWord = (before: string, edit: TextEdit): readonly TextEdit[] => {
  const removed = Array.from(before).slice(edit.start, edit.end).join('');
  const [first, ...others] = diffText(removed, edit.insert);
  if (first === undefined || others.length > 0) return [edit];
  const length = edit.end - edit.start;
  const kept = length - (first.end - first.start);
  if (kept * 2 < Math.max(length, codePointLength(edit.insert))) return [edit];
  return [{ start: first.start + edit.start, end: first.end + edit.start, insert: first.insert }];
};

/**
 * `diffText` with words of letters as units: any two English sentences share half of their letters in order, but few of
 * their words. Han characters are units of their own.
 */
export const diffWords = (before: string, after: string): TextEdit[] => {
  if (!word.test(before) && !word.test(after)) return diffText(before, after);
  const edits = diffPieces(piecesOf(before), piecesOf(after), 0);
  if (edits === null) return [{ start: 0, end: codePointLength(before), insert: after }];
  return edits.flatMap((edit) => withinWord(before, edit));
};
