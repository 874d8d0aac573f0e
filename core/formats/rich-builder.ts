import { tagData, type InlineTag, type InlineTagType, type RichText } from '../model/index.ts';
import { codePointLength } from '../text/codepoints.ts';
import type { TagSlice } from './source-place.ts';

export type TagData = Readonly<Record<string, string>>;

/** Puts one block's text and tags together from the events of a parser. */
export type RichBuilder = {
  /** Adds text as it is. */
  readonly verbatim: (text: string) => void;
  /** Adds running text: white space is collapsed as CSS Text 3 does (section 4.1), newlines between Han characters vanish (4.1.3). */
  readonly flow: (text: string) => void;
  /** Ends the line: segmentation will break here. Nothing at the start of a block or of a line. */
  readonly newline: () => void;
  /**
   * Opens a pair. The data of what comes back may be changed until `take`. Null when it is too deep to be a pair: its ends
   * are kept as unpaired codes.
   */
  readonly open: (type: InlineTagType, data?: TagData, source?: TagSlice) => OpenPair | null;
  /** Closes the latest open tag of that type, if there is one; `data` is then added to it. */
  readonly close: (type: InlineTagType, data?: TagData, source?: TagSlice) => void;
  readonly empty: (type: InlineTagType, data?: TagData, source?: TagSlice) => void;
  /** True when neither words nor tags that stand for something have arrived since `take`. */
  readonly isBlank: () => boolean;
  /** Gives what has arrived and begins anew; pairs that are still open are closed here and opened again there. */
  readonly take: () => RichText;
  /** The same, with what stands for each tag in the file (null where nothing does). */
  readonly takeSourced: () => Sourced;
};

/** A text, and for each of its tags the part of the file that is its mark. */
export type Sourced = { readonly rich: RichText; readonly slices: readonly (TagSlice | null)[] };

/**
 * Deeper formatting has no meaning a reader could see. It is kept, but not as pairs, which cost every reader of a text as
 * much as they are deep, and would be closed and opened again at each block they reach over.
 */
const deepest = 50;

type Pair = {
  readonly type: InlineTagType;
  data: TagData | undefined;
  /** What its ends are called among the tags of the text that is taken; 0 before. */
  id: number;
};
export type OpenPair = Pick<Pair, 'type' | 'data'>;

type Mark = {
  at: number;
  readonly kind: InlineTag['kind'];
  readonly pair: Pair;
  readonly half?: 'start' | 'end';
  readonly source?: TagSlice | undefined;
};

const quotes = new Set(Array.from('“”‘’—…·', (sign) => sign.charCodeAt(0)));
const isHan = (unit: number): boolean =>
  (unit >= 0x2e80 && unit <= 0xa4cf) ||
  (unit >= 0xf900 && unit <= 0xfaff) ||
  (unit >= 0xfe30 && unit <= 0xfe6f) ||
  (unit >= 0xff00 && unit <= 0xff60) ||
  (unit >= 0xd840 && unit <= 0xd8bf);

/** Whether a line break in running text between these two characters stands for nothing. */
const vanishes = (left: number, right: number): boolean => {
  // The low half of a pair says nothing; a character beyond the BMP in running Chinese text is a Han character.
  const leftHan = isHan(left) || (left >= 0xdc00 && left <= 0xdfff);
  const rightHan = isHan(right);
  return (leftHan && (rightHan || quotes.has(right))) || (rightHan && quotes.has(left));
};

const isEnd = ({ kind, half }: Mark): boolean => kind === 'close' || half === 'end';
const isStart = ({ kind, half }: Mark): boolean => kind === 'open' || half === 'start';

/** A pair's ends are neighbours in the list exactly when nothing is between them. */
const isHollow = (last: Mark | undefined, mark: Mark): boolean =>
  last !== undefined && last.pair === mark.pair && last.at === mark.at && isEnd(mark) && isStart(last);

/** Removes pairs around nothing. */
const withoutHollow = (marks: readonly Mark[]): readonly Mark[] => {
  if (!marks.some((mark, at) => isHollow(marks[at - 1], mark))) return marks;
  const kept: Mark[] = [];
  for (const mark of marks)
    if (isHollow(kept.at(-1), mark)) kept.pop();
    else kept.push(mark);
  return kept;
};

const numbered = (marks: readonly Mark[], from: number, to: number): InlineTag[] => {
  let last = 0;
  return marks.map(({ at, kind, pair, half }) => {
    const isKnown = half === undefined && pair.id > 0;
    if (!isKnown) last += 1;
    const id = isKnown ? pair.id : last;
    if (half === undefined) pair.id = id;
    const tag = { at: Math.min(Math.max(at - from, 0), to - from), kind, id, type: pair.type };
    if (half !== undefined) return { ...tag, data: { ...pair.data, ...tagData({ half }) } };
    return pair.data === undefined || kind === 'close' ? tag : { ...tag, data: pair.data };
  });
};

const white = /[ \t\n\r\f]+/g;

const newline = 0x0a;

const isBlankUnit = (unit: number): boolean =>
  unit === 0x20 || unit === 0x09 || unit === newline || unit === 0x0d || unit === 0x0c;

/** White space at the ends of a block, ideographic indents too, is left out of its text. */
const isEdge = (unit: number): boolean => isBlankUnit(unit) || unit === 0x0b || unit === 0x3000;

/** Most texts have no tags, and need no lists of their own. */
const noTags: readonly InlineTag[] = [];
const noSlices: readonly null[] = [];

/** What is taken where nothing has arrived. */
const nothing: Sourced = { rich: { text: '', tags: noTags }, slices: noSlices };

/** Collapses the white space inside running text that neither begins nor ends with any. */
const collapse = (text: string): string =>
  !/[ \t\n\r\f]/.test(text)
    ? text
    : text.replace(white, (run: string, at: number) =>
        /[\n\r]/.test(run) && vanishes(text.charCodeAt(at - 1), text.charCodeAt(at + run.length)) ? '' : ' ',
      );

/** Makes an empty builder. */
export const richBuilder = (): RichBuilder => {
  let text = '';
  let length = 0; // code points in `text`
  let last = 0; // the last UTF-16 code unit of `text`: asking the text itself each time would flatten it each time
  let marks: Mark[] = [];
  let pending: 'none' | 'space' | 'newline' = 'none';
  let pendingMark = 0; // marks from here on arrived after the pending white space
  let open: Pair[] = [];
  const deep = new Map<InlineTagType, Pair[]>();

  const append = (piece: string): void => {
    text += piece;
    last = piece.charCodeAt(piece.length - 1);
    length += codePointLength(piece);
  };

  /** A pending space goes before the first tag that opened behind it, so that no pair begins with white space. */
  const settle = (next: string): void => {
    const space = pending !== 'none' && text !== '' && last !== newline;
    const wanted = space && !(pending === 'newline' && vanishes(last, next.charCodeAt(0)));
    pending = 'none';
    if (!wanted) return;
    let shift = false;
    for (let i = pendingMark; i < marks.length; i++) {
      const mark = marks[i];
      if (mark === undefined) break;
      shift ||= !isEnd(mark);
      if (shift) mark.at += 1;
    }
    append(' ');
  };

  const hold = (space: string): void => {
    if (pending === 'none') pendingMark = marks.length;
    if (pending !== 'newline') pending = /[\n\r]/.test(space) ? 'newline' : 'space';
  };

  const forget = (pair: Pair): void => {
    open.splice(open.lastIndexOf(pair), 1);
  };

  const takeSourced = (): Sourced => {
    if (text === '' && marks.length === 0) {
      pending = 'none';
      return nothing; // of a page's blocks every second ends before it has begun
    }
    for (let at = open.length - 1; at >= 0; at -= 1) {
      const pair = open[at];
      if (pair !== undefined) marks.push({ at: length, kind: 'close', pair });
    }
    let from = 0;
    let to = text.length;
    while (isEdge(text.charCodeAt(from))) from++;
    while (to > from && isEdge(text.charCodeAt(to - 1))) to--;
    const kept = withoutHollow(marks);
    const rich: RichText = {
      text: text.slice(from, to),
      tags: kept.length === 0 ? noTags : numbered(kept, from, length - (text.length - to)),
    };
    const slices = kept.length === 0 ? noSlices : kept.map(({ source }) => source ?? null);
    text = '';
    last = 0;
    length = 0;
    pending = 'none';
    marks = [];
    if (open.length > 0) {
      open = open.map(({ type, data }) => ({ type, data, id: 0 }));
      marks = open.map((pair) => ({ at: 0, kind: 'open', pair }));
    }
    return { rich, slices };
  };

  return {
    verbatim: (piece) => {
      if (piece === '') return;
      settle(piece);
      append(piece);
    },
    flow: (piece) => {
      let [from, to] = [0, piece.length];
      while (from < to && isBlankUnit(piece.charCodeAt(from))) from += 1;
      while (to > from && isBlankUnit(piece.charCodeAt(to - 1))) to -= 1;
      if (from > 0) hold(piece.slice(0, from));
      if (to > from) {
        const words = piece.slice(from, to);
        settle(words);
        append(collapse(words));
      }
      if (to > from && to < piece.length) hold(piece.slice(to));
    },
    newline: () => {
      pending = 'none';
      if (text !== '' && last !== newline) append('\n');
    },
    open: (type, data, source) => {
      const pair: Pair = { type, data, id: 0 };
      if (open.length >= deepest) {
        const same = deep.get(type);
        if (same === undefined) deep.set(type, [pair]);
        else same.push(pair);
        marks.push({ at: length, kind: 'empty', pair, half: 'start', source });
        return null;
      }
      open.push(pair);
      marks.push({ at: length, kind: 'open', pair, source });
      return pair;
    },
    close: (type, data, source) => {
      const deepOne = deep.get(type)?.pop();
      if (deepOne !== undefined) {
        marks.push({ at: length, kind: 'empty', pair: deepOne, half: 'end', source });
        return;
      }
      const pair = open.findLast((each) => each.type === type);
      if (pair === undefined) return;
      if (data !== undefined) pair.data = { ...pair.data, ...data };
      forget(pair);
      marks.push({ at: length, kind: 'close', pair, source });
    },
    empty: (type, data, source) => {
      marks.push({ at: length, kind: 'empty', pair: { type, data, id: 0 }, source });
    },
    isBlank: () =>
      (text === '' || text.trim() === '') &&
      marks.every(({ kind, half }) => kind !== 'empty' || half !== undefined),
    take: () => takeSourced().rich,
    takeSourced,
  };
};
