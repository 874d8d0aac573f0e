/**
 * Where undo takes a breath. Typing in one cell is saved often, but undone in stretches: a new stretch begins after
 * a pause, when typing turns to deleting or moves elsewhere, and, once a stretch is long, at the end of a word.
 */
export type Keystroke = {
  /** Milliseconds on any clock that only goes forward. */
  readonly time: number;
  /** UTF-16 offset where the text changed, how much went, and what came. */
  readonly at: number;
  readonly deleted: number;
  readonly inserted: string;
  /** Set for what is undone by itself, as a change of formatting: nothing typed before or after goes with it. */
  readonly apart?: true;
};

/** What is known of the stretch under way. */
export type Stretch = {
  readonly last: Keystroke;
  /** UTF-16 units typed in it so far. */
  readonly length: number;
};

const pause = 1000;
/** About a clause of English, more than one of Chinese. */
const longEnough = 24;

const endsWord = /[\s\p{P}\p{Script=Han}]$/u;

/** True when `next` begins a new stretch. */
export const beginsStretch = (stretch: Stretch | null, next: Keystroke): boolean => {
  if (stretch === null) return true;
  const { last, length } = stretch;
  if (next.time - last.time >= pause || next.apart === true || last.apart === true) return true;
  const erasing = next.inserted === '';
  if (erasing !== (last.inserted === '')) return true;
  const caret = last.at + last.inserted.length;
  const follows = erasing ? next.at + next.deleted === last.at || next.at === last.at : next.at === caret;
  if (!follows) return true;
  return length >= longEnough && endsWord.test(last.inserted);
};

/** The stretch after a keystroke. */
export const extendStretch = (stretch: Stretch | null, next: Keystroke): Stretch => ({
  last: next,
  length: beginsStretch(stretch, next) ? next.inserted.length : (stretch?.length ?? 0) + next.inserted.length,
});
