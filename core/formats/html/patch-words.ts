import { smallestEdits, type SourceEdit } from '../patch.ts';
import { ascendingOffsets, codePointLength } from '../../text/codepoints.ts';
import type { SourceUnit } from './block-source.ts';

/** Writes words so that they are read as themselves, where the unit of the file stands. */
export type EscapeAt = (words: string, unit: SourceUnit | undefined) => string;

type Piece = { readonly first: SourceUnit; to: number; points: number };

/** The units as the fewest stretches of the file that hold nothing else. */
const piecesOf = (units: readonly SourceUnit[]): readonly Piece[] => {
  const pieces: Piece[] = [];
  let last: SourceUnit | undefined;
  for (const unit of units) {
    const piece = pieces.at(-1);
    const isSame = last !== undefined && unit.from < last.to; // the second half of a pair, or of an entity
    if (piece === undefined || unit.atom !== piece.first.atom)
      pieces.push({ first: unit, to: unit.to, points: 1 });
    else {
      piece.to = Math.max(piece.to, unit.to);
      if (!isSame) piece.points += 1;
    }
    last = unit;
  }
  return pieces;
};

/** The changes that put `insert` in the place of units: in each stretch its share, where there are as many characters, else all in the first. */
const exchange = (units: readonly SourceUnit[], insert: string, escape: EscapeAt): readonly SourceEdit[] => {
  const [first, last] = [units[0], units.at(-1)];
  if (first !== undefined && first.atom === last?.atom)
    return [{ from: first.from, to: last.to, text: escape(insert, first) }];
  const pieces = piecesOf(units);
  const isShared = pieces.reduce((sum, { points }) => sum + points, 0) === codePointLength(insert);
  const letters = isShared ? Array.from(insert) : [];
  let read = 0;
  return pieces.map(({ first: unit, to, points }, at) => {
    const own = isShared ? letters.slice(read, read + points).join('') : at === 0 ? insert : '';
    read += points;
    return { from: unit.from, to, text: escape(own, unit) };
  });
};

/**
 * The changes of a file that make a text another, character by character: what did not change stays as it was written. `units`
 * are those of `was`; what is put where nothing was goes to `place`.
 */
export const wordEdits = (
  was: string,
  now: string,
  units: readonly SourceUnit[],
  place: number,
  escape: EscapeAt,
): readonly SourceEdit[] => {
  if (was === now) return [];
  if (units.length === 0) return [{ from: place, to: place, text: escape(now, undefined) }];
  const unit = ascendingOffsets(was);
  return smallestEdits(was, now).flatMap(({ start, end, insert }) => {
    const [first, last] = [unit(start), unit(end)];
    if (first < last) return exchange(units.slice(first, last), insert, escape);
    const [before, behind] = [units[first - 1], units[first]];
    const at = before?.to ?? behind?.from ?? place;
    return [{ from: at, to: at, text: escape(insert, before ?? behind) }];
  });
};

/** Spans without attributes, which say nothing and are no tags here. */
const barePattern = /<span\s*>$/i;
const endPattern = /^<\/span\s*>/i;
const emptyPattern = /<span\s*><\/span\s*>/gi;

/** As far as a tag that is looked for reaches: UTF-16 units. */
const longestTag = 200;

/** An edit that leaves nothing in a span without attributes, as one that leaves no span. */
const widened = (edit: SourceEdit, page: string): SourceEdit => {
  if (edit.text !== '' || edit.from === edit.to) return edit;
  let { from, to } = edit;
  for (;;) {
    const start = barePattern.exec(page.slice(Math.max(0, from - longestTag), from))?.[0];
    const end = endPattern.exec(page.slice(to, to + longestTag))?.[0];
    if (start === undefined || end === undefined) return { from, to, text: '' };
    [from, to] = [from - start.length, to + end.length];
  }
};

/**
 * The changes of a page that take the words of a span without attributes away take it away too: it has no tag here, so that its words went elsewhere, and an
 * empty one is a fault in the navigation of a book (EPUB 3.3, section 7.3). `edits` in the order of the page.
 */
export const withoutEmptySpans = (edits: readonly SourceEdit[], page: string): readonly SourceEdit[] => {
  const kept: SourceEdit[] = [];
  for (const edit of edits) {
    let now = widened(edit, page);
    // What stands beside each other and goes may together be all that a span around both holds.
    for (
      let last = kept.at(-1);
      last?.text === '' && now.text === '' && last.to === now.from;
      last = kept.at(-1)
    ) {
      kept.pop();
      now = widened({ from: last.from, to: now.to, text: '' }, page);
    }
    kept.push(now);
  }
  return kept;
};

/** Markup between words that went elsewhere, without such spans. */
export const withoutBareSpans = (markup: string): string => {
  let now = markup;
  for (let was = ''; was !== now;) {
    was = now;
    now = now.replaceAll(emptyPattern, '');
  }
  return now;
};
