import { makeAnchor } from '../annotations/anchor.ts';
import { asOrphan } from '../annotations/follow-group.ts';
import { editFollower } from '../annotations/follow.ts';
import { textHash } from '../annotations/hash.ts';
import { contextAt, placesOf } from '../annotations/settle.ts';
import type { Anchor, Range, TextEdit } from '../model/index.ts';
import { codePointLength, isGraphemeBoundary, sliceCodePoints, utf16Offset } from '../text/codepoints.ts';
import { fold } from '../text/fold.ts';

/** A text anchors may have been made on; `from` is what a reviewer made it of, and the edits that lead back there. */
export type KnownText = {
  readonly text: string;
  readonly from?: { readonly text: string; readonly edits: readonly TextEdit[] };
};

const isOn = (text: string, { start, end }: Range): boolean =>
  start <= end &&
  end <= codePointLength(text) &&
  isGraphemeBoundary(text, utf16Offset(text, start)) &&
  isGraphemeBoundary(text, utf16Offset(text, end));

const hasQuote = (text: string, { start, end, quote }: Anchor): boolean =>
  quote !== '' && isOn(text, { start, end }) && sliceCodePoints(text, start, end) === quote;

const hasContext = (text: string, { prefix, suffix }: Anchor, { start, end }: Range): boolean =>
  sliceCodePoints(text, 0, start).endsWith(prefix) && sliceCodePoints(text, end).startsWith(suffix);

/** Of the texts in which a live anchor's words stand where it says, the one that it most likely means. */
const textOfLive = (anchor: Anchor, texts: readonly KnownText[]): KnownText | undefined => {
  const standing = texts.filter(({ text }) => hasQuote(text, anchor));
  return (
    standing.find(({ text }) => textHash(text) === anchor.hash) ??
    standing.find(({ text }) => hasContext(text, anchor, anchor)) ??
    standing[0]
  );
};

/** A live anchor on the text it was made on, where its words stood there; null where that text is not known. */
const asMade = (anchor: Anchor, texts: readonly KnownText[]): { anchor: Anchor; on: KnownText } | null => {
  const on = texts.find(({ text }) => textHash(text) === anchor.hash);
  if (on === undefined) return null;
  const place = placesOf(on.text, anchor.quote).find((range) => hasContext(on.text, anchor, range));
  return place === undefined ? null : { anchor: { ...anchor, ...place, status: 'live' }, on };
};

/** From a text to the present one; from a reviewer's by way of the one it was made of, as that is how it is known to differ. */
const follow = (anchor: Anchor, { text, from }: KnownText, present: string): Anchor | null => {
  const after =
    from === undefined || text === present
      ? editFollower(text, present)(anchor)
      : editFollower(from.text, present)(editFollower(text, from.text, from.edits)(anchor));
  const isSound = isOn(present, after) && (after.status !== 'live' || hasQuote(present, after));
  return isSound ? after : null;
};

/** A quote of this many code points or fewer says too little by itself. */
const shortQuote = 4;

/** The words where they stand in the present text, when that is one place only, and few words among those they stood among. */
const byQuote = (anchor: Anchor, present: string): Anchor | null => {
  const [place, other] = placesOf(present, anchor.quote);
  if (place === undefined || other !== undefined) return null;
  const isShort = codePointLength(anchor.quote) <= shortQuote;
  if (isShort && !contextAt(anchor, present, place).agrees) return null;
  const made = makeAnchor(present, anchor.side, { segment: anchor.segment, ...place }, anchor);
  return made.ok ? made.value : null;
};

const placeSingle = (anchor: Anchor, texts: readonly KnownText[], present: string): Anchor => {
  const made = anchor.status === 'live' ? null : asMade(anchor, texts);
  const madeHere = made === null ? null : follow(made.anchor, made.on, present);
  if (madeHere !== null) return madeHere;
  const on =
    anchor.status === 'live' ? textOfLive(anchor, texts) : texts.find(({ text }) => isOn(text, anchor));
  const followed = on === undefined ? null : follow(anchor, on, present);
  return followed ?? byQuote(anchor, present) ?? asOrphan(anchor);
};

const placeAmbiguous = (anchor: Anchor, present: string): Anchor => {
  const candidates = anchor.candidates.filter(
    (place) => place.segment === anchor.segment && isOn(present, place),
  );
  return candidates.length === 0 ? asOrphan(anchor) : { ...anchor, candidates };
};

/**
 * An anchor on a text that is not here, unchanged; its members in the order in which they are read again, so that equal
 * anchors are equal as JSON too.
 */
export const anchorAsItCame = (anchor: Anchor): Anchor => ({
  segment: anchor.segment,
  start: anchor.start,
  end: anchor.end,
  side: anchor.side,
  startLean: anchor.startLean,
  endLean: anchor.endLean,
  quote: anchor.quote,
  prefix: anchor.prefix,
  suffix: anchor.suffix,
  folded: fold(anchor.quote),
  hash: anchor.hash,
  status: anchor.status,
  candidates: anchor.candidates.map(({ segment, start, end }) => ({ segment, start, end })),
});

/**
 * An anchor that came from another file, on the present text of its segment; null where that is gone. Its positions hold
 * on one of `texts`, those that were known where it was made, the likeliest first. Where its words cannot be found
 * without guessing it is an orphan.
 */
export const placeAnchor = (came: Anchor, texts: readonly KnownText[], present: string | null): Anchor => {
  const anchor = anchorAsItCame(came);
  if (anchor.status === 'orphan' || present === null) {
    return { ...anchor, status: 'orphan', candidates: [] };
  }
  if (anchor.status === 'ambiguous') return placeAmbiguous(anchor, present);
  return placeSingle({ ...anchor, candidates: [] }, [...texts, { text: present }], present);
};
