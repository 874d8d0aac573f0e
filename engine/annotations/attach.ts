import { makeAnchor } from '../../core/annotations/anchor.ts';
import { textHash } from '../../core/annotations/hash.ts';
import { contextAt, placesOf } from '../../core/annotations/settle.ts';
import type { AnchorDraft, ImportReason, PlaceDraft } from '../../core/formats/jsonld/draft.ts';
import type { Anchor, AnchorPlace, DocumentId, SegmentId, Side } from '../../core/model/index.ts';
import {
  codePointLength,
  isGraphemeBoundary,
  sliceCodePoints,
  utf16Offset,
} from '../../core/text/codepoints.ts';
import { fold } from '../../core/text/fold.ts';
import type { OpenProject } from '../project/open-project.ts';
import { findCell } from '../store/cells-repository.ts';
import { readMeta } from '../store/meta-repository.ts';
import { indexTexts, type TextIndex } from './text-index.ts';

/** Where the words of a file's annotation are here, and why not as the file says. */
export type Attached = {
  readonly anchor: Anchor;
  readonly reason: ImportReason | null;
  /** False for words of a text that is not known here at all. */
  readonly belongs: boolean;
};

/** A quote of this many code points or fewer says too little to be searched for outside its segment. */
const shortQuote = 4;
/** Places a user may choose from. */
const mostCandidates = 20;
/** No segment has this id: where a segment was never known here. */
const nowhere = 0 as SegmentId;

const searchOrder: readonly Side[] = ['source', 'zh-Hans', 'zh-Hant', 'en'];

type Place = AnchorPlace & { readonly text: string };

/** An anchor with all the file says of it. */
const kept = (draft: AnchorDraft, side: Side, place: AnchorPlace, hash: string): Anchor => ({
  segment: place.segment,
  start: place.start,
  end: place.end,
  side,
  startLean: draft.startLean,
  endLean: draft.endLean,
  quote: draft.quote,
  prefix: draft.prefix,
  suffix: draft.suffix,
  folded: fold(draft.quote),
  hash,
  status: draft.status,
  candidates: [],
});

const asPlace = ({ segment, start, end }: PlaceDraft): AnchorPlace => ({
  segment: segment as SegmentId,
  start,
  end,
});

const isOn = (text: string, { start, end }: AnchorPlace): boolean =>
  end <= codePointLength(text) &&
  isGraphemeBoundary(text, utf16Offset(text, start)) &&
  isGraphemeBoundary(text, utf16Offset(text, end));

/** Whether a place of the file is believable in a text: a live one must have the quote in it. */
const fits = (draft: AnchorDraft, text: string, place: AnchorPlace): boolean =>
  isOn(text, place) &&
  (draft.status !== 'live' || sliceCodePoints(text, place.start, place.end) === draft.quote);

const placesIn = (
  draft: AnchorDraft,
  texts: readonly { segment: SegmentId; text: string }[],
): readonly Place[] =>
  texts.flatMap(({ segment, text }) =>
    placesOf(text, draft.quote).map(({ start, end }) => ({ segment, start, end, text })),
  );

const isShort = ({ quote }: AnchorDraft): boolean => codePointLength(quote) <= shortQuote;

/**
 * The one place among several that the quote's context speaks for; the only one there is when there is no context, or
 * when it is in the very segment and long enough to speak for itself. Null when nothing decides.
 */
const decided = (
  draft: AnchorDraft,
  side: Side,
  places: readonly Place[],
  isNamed: boolean,
): Place | null => {
  const [only] = places;
  const speaks = (draft.prefix === '' && draft.suffix === '') || (isNamed && !isShort(draft));
  if (only !== undefined && places.length === 1 && speaks) return only;
  const like = kept(draft, side, { segment: nowhere, start: 0, end: 0 }, '');
  const agreeing = places
    .map((place) => ({ place, ...contextAt(like, place.text, place) }))
    .filter(({ agrees }) => agrees)
    .sort((a, b) => b.shared - a.shared);
  const [best, second] = agreeing;
  if (best === undefined) return null;
  const isTie = second !== undefined && second.shared === best.shared;
  return isTie ? null : best.place;
};

/**
 * Puts the words of a file's annotations where they are in the project: exactly, where the segment it names or a text
 * with the same hash is there; else by quote and context in that segment; else by quote in the document. Several
 * places are ambiguous, none is an orphan. Texts are read once; `turn` gives way to other work.
 */
export const attacher = (project: OpenProject, turn: () => Promise<void> | undefined) => {
  const own = readMeta(project.handle, 'id');
  const indices = new Map<Side, TextIndex>();
  const indexOf = async (side: Side): Promise<TextIndex> => {
    const index = indices.get(side) ?? (await indexTexts(project, side, turn));
    indices.set(side, index);
    return index;
  };
  const byName = new Map(
    project.order.stretches().map(({ document }) => [project.documents.get(document)?.name, document]),
  );

  const textAt = (segment: SegmentId, side: Side): string | null =>
    project.order.rowOf(segment) === null ? null : (findCell(project.handle, segment, side)?.text ?? '');

  const orphan = (draft: AnchorDraft, side: Side, belongs: boolean): Attached => {
    const place =
      draft.place === null || !belongs ? { segment: nowhere, start: 0, end: 0 } : asPlace(draft.place);
    const hash = draft.madeOn ?? draft.present ?? textHash('');
    const reason = draft.status === 'orphan' ? null : 'words-gone';
    return { anchor: { ...kept(draft, side, place, hash), status: 'orphan' }, reason, belongs };
  };

  const exact = (draft: AnchorDraft, side: Side, place: AnchorPlace, text: string): Attached => ({
    anchor: kept(draft, side, place, draft.madeOn ?? textHash(text)),
    reason: null,
    belongs: true,
  });

  /** At the place decided on, or at several to choose from. */
  const found = (draft: AnchorDraft, side: Side, places: readonly Place[], isNamed: boolean): Attached => {
    const place = decided(draft, side, places, isNamed);
    const made =
      place === null
        ? null
        : makeAnchor(place.text, side, place, { startLean: draft.startLean, endLean: draft.endLean });
    if (made?.ok === true) return { anchor: made.value, reason: 'by-quote', belongs: true };
    const candidates = places
      .slice(0, mostCandidates)
      .map(({ segment, start, end }) => ({ segment, start, end }));
    const first = candidates[0] ?? { segment: nowhere, start: 0, end: 0 };
    const anchor = {
      ...kept(draft, side, first, draft.madeOn ?? textHash('')),
      status: 'ambiguous' as const,
    };
    return { anchor: { ...anchor, candidates }, reason: 'several-places', belongs: true };
  };

  /** In the segment the file names, of this very project. */
  const inSegment = (draft: AnchorDraft, side: Side, place: AnchorPlace): Attached | null => {
    const text = textAt(place.segment, side);
    if (draft.status === 'orphan') return orphan(draft, side, true);
    if (draft.status === 'ambiguous') {
      const candidates = draft.candidates.map(asPlace).filter((candidate) => {
        const there = textAt(candidate.segment, side);
        return there !== null && isOn(there, candidate);
      });
      if (candidates.length === 0) return null;
      const anchor = kept(draft, side, place, draft.madeOn ?? draft.present ?? '');
      return { anchor: { ...anchor, candidates }, reason: null, belongs: true };
    }
    if (text === null) return null;
    if (textHash(text) === draft.present && fits(draft, text, place)) return exact(draft, side, place, text);
    const places = placesIn(draft, [{ segment: place.segment, text }]);
    return places.length === 0 ? null : found(draft, side, places, true);
  };

  const inDocument = async (
    draft: AnchorDraft,
    side: Side,
    document: DocumentId | null,
  ): Promise<Attached | null> => {
    const index = await indexOf(side);
    const { place, present } = draft;
    if (place !== null && present !== null && draft.status !== 'ambiguous') {
      const same = index
        .withHash(present, document)
        .filter(({ text }) => fits(draft, text, asPlace(place)))
        .map(({ segment, text }) => ({ segment, text, start: place.start, end: place.end }));
      const [only] = same;
      if (only !== undefined && same.length === 1) return exact(draft, side, only, only.text);
    }
    if (isShort(draft)) return null;
    const places = placesIn(draft, index.withQuote(draft.quote, document, mostCandidates + 1));
    return places.length === 0 ? null : found(draft, side, places, false);
  };

  return async (draft: AnchorDraft): Promise<Attached> => {
    const isOwn = draft.text !== null && draft.text.project === own;
    const document =
      (isOwn
        ? project.order.stretches().find((one) => one.document === draft.text?.document)?.document
        : undefined) ??
      byName.get(draft.name ?? undefined) ??
      null;
    const said = draft.text?.side ?? null;
    if (isOwn && said !== null && draft.place !== null) {
      const here = inSegment(draft, said, asPlace(draft.place));
      if (here !== null) return here;
    }
    for (const side of said === null ? searchOrder : [said]) {
      const there = await inDocument(draft, side, document);
      if (there !== null) return there;
    }
    const belongs = isOwn || document !== null || (draft.text === null && draft.name === null);
    return orphan(draft, said ?? 'source', belongs);
  };
};
