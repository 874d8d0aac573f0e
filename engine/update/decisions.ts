import type { FoundRepair, Repair, RepairDecision, RichText, TextEdit } from '#core/model/index.ts';
import type { PreparedRepair } from '#core/import/index.ts';
import { codePointLength, sliceCodePoints } from '#core/text/codepoints.ts';
import { applyEdits, mapTags } from '#core/text/mapping.ts';
import { mayCut } from '../cleanup/switch-repair.ts';
import type { StoredRepair } from '../store/repairs-repository.ts';
import type { NewSegment } from './newer.ts';

/** A repair of the newer file where it stands once the decisions made before are made again. */
type DecidedRepair = Pick<Repair, 'start' | 'end' | 'decision'> & { readonly found: PreparedRepair };

/** A new segment with the decisions made again; `carried` counts those. */
export type Decided = {
  readonly rich: RichText;
  readonly repairs: readonly DecidedRepair[];
  readonly carried: number;
};

type Words = Pick<FoundRepair, 'kind' | 'before' | 'after'>;

const keyOf = ({ kind, before, after }: Words): string => JSON.stringify([kind, before, after]);

/** Hands out, for the same words in text order, what was decided about them. */
export type Decisions = (words: Words) => RepairDecision | undefined;

export const decisionsOf = (repairs: readonly StoredRepair[]): Decisions => {
  const waiting = new Map<string, RepairDecision[]>();
  for (const repair of repairs) {
    if (repair.status !== 'live') continue;
    const known = waiting.get(keyOf(repair));
    if (known === undefined) waiting.set(keyOf(repair), [repair.decision]);
    else known.push(repair.decision);
  }
  return (words) => waiting.get(keyOf(words))?.shift();
};

const wordsUnder = ({ before, after }: Words, decision: RepairDecision): string =>
  decision === 'accepted' ? after : before;

/** The edit that makes a decision, or null when it would reach beyond the segment or end a sentence or a line. */
const editFor = (
  { text }: RichText,
  { draft, decision, start, end }: PreparedRepair,
  wanted: RepairDecision,
): TextEdit | null => {
  const [present, insert] = [wordsUnder(draft, decision), wordsUnder(draft, wanted)];
  const fits = sliceCodePoints(text, start, end) === present && end - start === codePointLength(present);
  return fits && !mayCut.test(insert) ? { start, end, insert } : null;
};

/**
 * Makes again what was decided about the same repairs. A decision that would cut or join segments is left to be made
 * anew.
 */
export const decideAgain = (segment: NewSegment, decisions: Decisions): Decided => {
  const edits: TextEdit[] = [];
  let carried = 0;
  let shift = 0;
  const repairs = segment.repairs.map((found): DecidedRepair => {
    const place = { start: found.start + shift, end: found.end + shift };
    const wanted = decisions(found.draft) ?? found.decision;
    if (wanted === found.decision) return { ...place, decision: wanted, found };
    const isSame = wordsUnder(found.draft, wanted) === wordsUnder(found.draft, found.decision);
    const edit = isSame ? null : editFor(segment, found, wanted);
    if (!isSame && edit === null) return { ...place, decision: found.decision, found };
    carried += 1;
    if (edit === null) return { ...place, decision: wanted, found };
    edits.push(edit);
    const length = codePointLength(edit.insert);
    shift += length - (edit.end - edit.start);
    return { start: place.start, end: place.start + length, decision: wanted, found };
  });
  const { text, tags } = segment;
  const rich =
    edits.length === 0 ? { text, tags } : { text: applyEdits(text, edits), tags: mapTags(tags, edits) };
  return { rich, repairs, carried };
};
