import { contextLength, makeAnchor } from '#core/annotations/anchor.ts';
import { textHash } from '#core/annotations/hash.ts';
import { piecesText, type QuoteIndex, type QuotePlace } from '#core/annotations/quotes/index-texts.ts';
import {
  resolveQuote,
  type PositionFilter,
  type QuoteQuery,
  type QuoteResolution,
} from '#core/annotations/quotes/resolve.ts';
import type { AnchorDraft, ImportReason, PlaceDraft } from '#core/formats/jsonld/draft.ts';
import type { Anchor, AnchorPlace, DocumentId, SegmentId, Side } from '#core/model/index.ts';
import { codePointLength, isGraphemeBoundary, sliceCodePoints, utf16Offset } from '#core/text/codepoints.ts';
import { fold } from '#core/text/fold.ts';
import type { OpenProject } from '../project/open-project.ts';
import { findCell } from '../store/cells-repository.ts';
import { readMeta } from '../store/meta-repository.ts';
import { indexTexts, type TextIndex } from './text-index.ts';

/** Where the words of a file's annotation are here, and why not as the file says. */
export type Attached = {
  /** Several when the words go over several segments. */
  readonly anchors: readonly Anchor[];
  readonly reason: ImportReason | null;
  /** False for words of a text that is not known here at all. */
  readonly belongs: boolean;
};

/** Queries whose places are kept for the next that asks the same. */
const mostResolved = 256;
/** Places a user may choose from. */
const mostCandidates = 20;
/** No segment has this id: where a segment was never known here. */
const nowhere = 0 as SegmentId;

/** An anchor with all the file says of it. */
const kept = (draft: AnchorDraft, side: Side, place: AnchorPlace, hash: string): Anchor => ({
  segment: place.segment,
  start: place.start,
  end: place.end,
  side,
  startLean: draft.startLean,
  endLean: draft.endLean,
  quote: draft.quote,
  prefix: sliceCodePoints(draft.prefix, Math.max(0, codePointLength(draft.prefix) - contextLength)),
  suffix: sliceCodePoints(draft.suffix, 0, contextLength),
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

/** The query for the words of a draft. A document that is not known here is no reason not to look for them. */
const queryOf = (draft: AnchorDraft, document: DocumentId | null, segment: SegmentId | null): QuoteQuery => ({
  quote: draft.quote,
  prefix: draft.prefix,
  suffix: draft.suffix,
  document,
  segment,
});

type Leans = Pick<AnchorDraft, 'startLean' | 'endLean'>;

/** A live anchor on each text that a place lies in, which together are the words. */
const anchorsAt = (
  { texts }: QuoteIndex,
  { pieces }: QuotePlace,
  side: Side,
  leans: Leans,
): readonly Anchor[] =>
  pieces.flatMap(({ text: number, start, end }) => {
    const text = texts[number];
    const made =
      text === undefined ? null : makeAnchor(text.text, side, { segment: text.segment, start, end }, leans);
    return made?.ok === true ? [made.value] : [];
  });

/** The part of each of several places that lies in its first text, second text and so on. */
const choices = new WeakMap<readonly QuotePlace[], AnchorPlace[][]>();

const choicesOf = (index: QuoteIndex, places: readonly QuotePlace[], parts: number): AnchorPlace[][] => {
  const known = choices.get(places);
  if (known !== undefined) return known;
  const made = Array.from({ length: parts }, (_, part) =>
    places.slice(0, mostCandidates).flatMap(({ pieces }): AnchorPlace[] => {
      const piece = pieces[part];
      const text = piece === undefined ? undefined : index.texts[piece.text];
      return piece === undefined || text === undefined
        ? []
        : [{ segment: text.segment, start: piece.start, end: piece.end }];
    }),
  );
  choices.set(places, made);
  return made;
};

/**
 * Anchors for words that may be in several places: one for each text they lie in, with that part of each place to
 * choose from. Where the places lie in different numbers of texts, one that is on the first part of each.
 */
const ambiguousAt = (
  index: QuoteIndex,
  places: readonly QuotePlace[],
  draft: AnchorDraft,
  side: Side,
): readonly Anchor[] => {
  const shown = places.slice(0, mostCandidates);
  const counts = new Set(shown.map(({ pieces }) => pieces.length));
  const parts = counts.size === 1 ? (shown[0]?.pieces.length ?? 0) : 1;
  const given = choicesOf(index, places, parts);
  return Array.from({ length: parts }, (_, part): Anchor => {
    const candidates = given[part] ?? [];
    const first = shown[0];
    const words = first === undefined || parts === 1 ? draft.quote : (piecesText(index, first)[part] ?? '');
    const at = candidates[0] ?? { segment: nowhere, start: 0, end: 0 };
    const anchor = kept({ ...draft, quote: words }, side, at, draft.madeOn ?? textHash(''));
    return { ...anchor, status: 'ambiguous', candidates };
  });
};

type Found = { readonly index: TextIndex; readonly side: Side; readonly resolution: QuoteResolution };

/** How much there is to a resolution: words that were found before places to choose, then what is more exactly theirs. */
const rankOf = ({ resolution }: Found): number => {
  if (resolution.is === 'none') return -1;
  return (resolution.is === 'found' ? 3 : 0) + resolution.exactness;
};

const bestRank = 5;

const attachedAt = (
  { quotes }: TextIndex,
  side: Side,
  resolution: Exclude<QuoteResolution, { is: 'none' }>,
  draft: AnchorDraft,
): Attached =>
  resolution.is === 'found'
    ? { anchors: anchorsAt(quotes, resolution.place, side, draft), reason: 'by-quote', belongs: true }
    : {
        anchors: ambiguousAt(quotes, resolution.places, draft, side),
        reason: 'several-places',
        belongs: true,
      };

/** A text of the project; null when its segment is not shown. */
const textAt = (project: OpenProject, segment: SegmentId, side: Side): string | null =>
  project.order.rowOf(segment) === null ? null : (findCell(project.handle, segment, side)?.text ?? '');

/** Words that are nowhere: kept with their quote, at the place the file names where that is one of this project. */
const orphan = (draft: AnchorDraft, side: Side, belongs: boolean): Attached => {
  const place =
    draft.place === null || !belongs ? { segment: nowhere, start: 0, end: 0 } : asPlace(draft.place);
  const hash = draft.madeOn ?? draft.present ?? textHash('');
  const reason = draft.status === 'orphan' ? null : 'words-gone';
  return { anchors: [{ ...kept(draft, side, place, hash), status: 'orphan' }], reason, belongs };
};

const exact = (draft: AnchorDraft, side: Side, place: AnchorPlace, text: string): Attached => ({
  anchors: [kept(draft, side, place, draft.madeOn ?? textHash(text))],
  reason: null,
  belongs: true,
});

/** What the file itself is sure of, in a segment of this very project. */
const asTheFileSays = (
  project: OpenProject,
  draft: AnchorDraft,
  side: Side,
  place: AnchorPlace,
): Attached | null => {
  if (draft.status === 'orphan') return orphan(draft, side, true);
  if (draft.status === 'ambiguous') {
    const candidates = draft.candidates.map(asPlace).filter((candidate) => {
      const there = textAt(project, candidate.segment, side);
      return there !== null && isOn(there, candidate);
    });
    if (candidates.length === 0) return null;
    const anchor = kept(draft, side, place, draft.madeOn ?? draft.present ?? '');
    return { anchors: [{ ...anchor, candidates }], reason: null, belongs: true };
  }
  const text = textAt(project, place.segment, side);
  const isThere = text !== null && textHash(text) === draft.present && fits(draft, text, place);
  return isThere ? exact(draft, side, place, text) : null;
};

/** Resolves a query once for all that ask the same: thousands may quote one word that stands in hundreds of places. */
const rememberingResolver = () => {
  const resolved = new Map<TextIndex, Map<string, QuoteResolution>>();
  return (index: TextIndex, query: QuoteQuery, atPosition?: PositionFilter): QuoteResolution => {
    if (atPosition !== undefined) return resolveQuote(index.quotes, query, atPosition);
    const known = resolved.get(index) ?? new Map<string, QuoteResolution>();
    resolved.set(index, known);
    const key = JSON.stringify(query);
    const before = known.get(key);
    if (before !== undefined) return before;
    const resolution = resolveQuote(index.quotes, query);
    if (known.size >= mostResolved) known.clear();
    known.set(key, resolution);
    return resolution;
  };
};

/**
 * Puts the words of a file's annotations where they are in the project: exactly, where the segment it names or a text
 * with the same hash is there; else by quote, context and position (`resolveQuote`), in several anchors where they go over several
 * segments. Several places are ambiguous, none is an orphan. Texts are read once; `turn` gives way to other work.
 */
export const attacher = (project: OpenProject, turn: () => Promise<void> | undefined) => {
  const own = readMeta(project.handle, 'id');
  const indices = new Map<Side, TextIndex>();
  const resolve = rememberingResolver();
  const indexOf = async (side: Side): Promise<TextIndex> => {
    const index = indices.get(side) ?? (await indexTexts(project, side, turn));
    indices.set(side, index);
    return index;
  };
  const byName = Map.groupBy(
    project.order.stretches(),
    ({ document }) => project.documents.get(document)?.name,
  );
  /** The document that is called so; null when there is none, or several. */
  const named = (name: string | null): DocumentId | null => {
    const [only, ...others] = (name === null ? undefined : byName.get(name)) ?? [];
    return only === undefined || others.length > 0 ? null : only.document;
  };

  /** In the one text that is the very one the file's place counts in. */
  const inSameText = async (
    draft: AnchorDraft,
    side: Side,
    document: DocumentId | null,
  ): Promise<Attached | null> => {
    const { place, present } = draft;
    if (place === null || present === null || draft.status === 'ambiguous') return null;
    const index = await indexOf(side);
    const same = (await index.withHash(present, document)).filter(({ text }) =>
      fits(draft, text, asPlace(place)),
    );
    const [only, ...others] = same;
    if (only === undefined || others.length > 0) return null;
    return exact(draft, side, { ...asPlace(place), segment: only.segment }, only.text);
  };

  const byQuote = async (
    draft: AnchorDraft,
    wanted: readonly Side[],
    query: QuoteQuery,
  ): Promise<Attached | null> => {
    let best: Found | null = null;
    for (const side of wanted) {
      const index = await indexOf(side);
      const atPosition = draft.position === null ? undefined : await index.atPosition(draft.position);
      const found = { index, side, resolution: resolve(index, query, atPosition) };
      await turn();
      if (best === null || rankOf(found) > rankOf(best)) best = found;
      if (rankOf(best) === bestRank) break;
    }
    if (best === null || best.resolution.is === 'none') return null;
    return attachedAt(best.index, best.side, best.resolution, draft);
  };

  return async (draft: AnchorDraft): Promise<Attached> => {
    const isOwn = draft.text !== null && draft.text.project === own;
    const document =
      (isOwn
        ? project.order.stretches().find((one) => one.document === draft.text?.document)?.document
        : undefined) ?? named(draft.name);
    const said = draft.text?.side ?? null;
    const isNamed = isOwn && said !== null && draft.place !== null;
    if (isNamed && draft.place !== null) {
      const here = asTheFileSays(project, draft, said, asPlace(draft.place));
      if (here !== null) return here;
    }
    const wanted = said === null ? project.settings.columns.map(({ id }) => id) : [said];
    for (const side of wanted) {
      const same = await inSameText(draft, side, document);
      if (same !== null) return same;
    }
    const segment = isNamed && draft.place !== null ? (draft.place.segment as SegmentId) : null;
    const found = await byQuote(draft, wanted, queryOf(draft, document, segment));
    if (found !== null) return found;
    const isElsewhere = draft.name === null ? draft.text !== null : !byName.has(draft.name);
    const belongs = isOwn || !isElsewhere;
    return orphan(draft, said ?? 'source', belongs);
  };
};
