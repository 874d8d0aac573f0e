import type { RepairDraft, RepairKind } from '../../model/repair.ts';
import type { Finding } from './finding.ts';
import { unitsAt } from './points.ts';

/** A stretch of the present text that certain repairs have made of a stretch of the raw text. UTF-16 offsets. */
type Span = {
  readonly rawStart: number;
  readonly rawEnd: number;
  readonly start: number;
  readonly end: number;
  readonly finding: Finding;
};

/** A finding that changes nothing yet, at its place in the raw text. */
type Open = { readonly rawStart: number; readonly rawEnd: number; readonly finding: Finding };

/** The text of a block on its way through the layers: certain findings applied, the others kept aside. */
export type Draft = {
  readonly raw: string;
  readonly text: string;
  readonly spans: readonly Span[];
  readonly open: readonly Open[];
};

/** A raw text before anything in it is mended. */
export const newDraft = (raw: string): Draft => ({ raw, text: raw, spans: [], open: [] });

/** Which kind names a merged repair: what explains most of it comes first. */
const telling: readonly RepairKind[] = [
  'byte-shift',
  'mojibake',
  'escape',
  'gloss',
  'entity',
  'tag',
  'invisible',
  'punctuation',
  'space',
  'line-break',
  'repeat',
  'radical',
  'page',
  'script',
  'lost',
];

const moreTelling = (one: Finding, other: Finding): Finding =>
  telling.indexOf(other.kind) < telling.indexOf(one.kind) ? other : one;

/** A finding with the raw range it covers and the spans it touches. */
type Placed = {
  readonly finding: Finding;
  readonly rawStart: number;
  readonly rawEnd: number;
  readonly touches: boolean;
};

/** Finds each finding's place in the raw text. Both lists are ordered, so one walk does. */
const place = (spans: readonly Span[], findings: readonly Finding[]): Placed[] => {
  const placed: Placed[] = [];
  let next = 0;
  for (const finding of findings) {
    while (next < spans.length && (spans[next]?.end ?? 0) <= finding.start) next++;
    const before = spans[next - 1];
    let last = next;
    while (last < spans.length && (spans[last]?.start ?? 0) < finding.end) last++;
    const first = spans[next];
    const final = spans[last - 1];
    const plainStart = before ? before.rawEnd + finding.start - before.end : finding.start;
    const plainEnd = final ? final.rawEnd + finding.end - final.end : finding.end;
    const touches = last > next;
    placed.push({
      finding,
      rawStart: touches && first && first.start < finding.start ? first.rawStart : plainStart,
      rawEnd: touches && final && final.end > finding.end ? final.rawEnd : plainEnd,
      touches,
    });
  }
  return placed;
};

/** Leaves out what touches an open finding of an earlier layer (hints only point, and stop nothing). */
const withoutBlocked = (placed: readonly Placed[], open: readonly Open[]): Placed[] => {
  const walls = open.filter(({ finding }) => finding.certainty !== 'hint');
  let next = 0;
  return placed.filter(({ rawStart, rawEnd }) => {
    while (next < walls.length && (walls[next]?.rawEnd ?? 0) <= rawStart) next++;
    const wall = walls[next];
    return !wall || wall.rawStart >= rawEnd;
  });
};

/** Spans and edits that overlap one another, directly or in a chain. Offsets in the present text. */
type Cluster = { readonly start: number; end: number; readonly spans: Span[]; readonly edits: Finding[] };

const clustersOf = (spans: readonly Span[], edits: readonly Finding[]): Cluster[] => {
  const clusters: Cluster[] = [];
  const clusterFor = (start: number, end: number): Cluster => {
    const last = clusters.at(-1);
    if (last && start < last.end) {
      last.end = Math.max(last.end, end);
      return last;
    }
    const cluster = { start, end, spans: [], edits: [] };
    clusters.push(cluster);
    return cluster;
  };
  let span = 0;
  let edit = 0;
  for (;;) {
    const one = spans[span];
    const other = edits[edit];
    if (one && (!other || one.start <= other.start)) {
      clusterFor(one.start, one.end).spans.push(one);
      span++;
    } else if (other) {
      clusterFor(other.start, other.end).edits.push(other);
      edit++;
    } else return clusters;
  }
};

const edited = (text: string, { start, end, edits }: Cluster): string => {
  let out = '';
  let read = start;
  for (const edit of edits) {
    out += text.slice(read, edit.start) + edit.after;
    read = edit.end;
  }
  return out + text.slice(read, end);
};

/** Puts the ordered, certain findings into the text and joins them with the spans they touch. */
const applyCertain = (draft: Draft, findings: readonly Finding[]): Pick<Draft, 'text' | 'spans'> => {
  const spans: Span[] = [];
  let text = '';
  let read = 0; // present text copied so far
  let rawRead = 0; // raw text that it stands for
  for (const cluster of clustersOf(draft.spans, findings)) {
    text += draft.text.slice(read, cluster.start);
    const start = text.length;
    const rawStart = rawRead + cluster.start - read;
    const last = cluster.spans.at(-1);
    const rawEnd = last ? last.rawEnd + cluster.end - last.end : rawStart + cluster.end - cluster.start;
    text += edited(draft.text, cluster);
    const [first, ...others] = [...cluster.spans.map(({ finding }) => finding), ...cluster.edits];
    if (first)
      spans.push({ rawStart, rawEnd, start, end: text.length, finding: others.reduce(moreTelling, first) });
    read = cluster.end;
    rawRead = rawEnd;
  }
  return { text: text + draft.text.slice(read), spans };
};

/** The draft after one more layer. `findings` are ordered, do not overlap, and speak of `draft.text`. */
export const addFindings = (draft: Draft, findings: readonly Finding[]): Draft => {
  if (findings.length === 0) return draft;
  const placed = withoutBlocked(place(draft.spans, findings), draft.open);
  const certain = placed
    .filter(({ finding }) => finding.certainty === 'certain')
    .map(({ finding }) => finding);
  const open = placed.filter(({ finding, touches }) => finding.certainty !== 'certain' && !touches);
  const applied = certain.length > 0 ? applyCertain(draft, certain) : draft;
  return {
    raw: draft.raw,
    text: applied.text,
    spans: applied.spans,
    open:
      open.length > 0
        ? [...draft.open, ...open].sort((one, other) => one.rawStart - other.rawStart)
        : draft.open,
  };
};

type Ranged = Open & { readonly after: string };

/** The repairs of a draft in code points of the raw text: ordered, not overlapping. */
export const repairsOf = (draft: Draft): RepairDraft[] => {
  const certain: Ranged[] = draft.spans
    .map((span) => ({ ...span, after: draft.text.slice(span.start, span.end) }))
    .filter(({ rawStart, rawEnd, after }) => draft.raw.slice(rawStart, rawEnd) !== after);
  const open: Ranged[] = draft.open.map((one) => ({ ...one, after: one.finding.after }));
  const chosen = [...certain, ...open].sort(
    (one, other) => one.rawStart - other.rawStart || weight(one.finding) - weight(other.finding),
  );
  return inCodePoints(draft.raw, withoutOverlaps(chosen));
};

const weight = ({ certainty }: Finding): number =>
  certainty === 'certain' ? 0 : certainty === 'doubtful' ? 1 : 2;

/** Of two that overlap the surer stays; of equals the earlier. */
const withoutOverlaps = (ordered: readonly Ranged[]): Ranged[] => {
  const kept: Ranged[] = [];
  for (const one of ordered) {
    let beaten = false;
    for (;;) {
      const last = kept.at(-1);
      if (!last || last.rawEnd <= one.rawStart) break;
      beaten = weight(last.finding) <= weight(one.finding);
      if (beaten) break;
      kept.pop();
    }
    if (!beaten) kept.push(one);
  }
  return kept;
};

const inCodePoints = (raw: string, ranges: readonly Ranged[]): RepairDraft[] => {
  let unit = 0;
  let point = 0;
  const pointAt = (target: number): number => {
    for (; unit < target; point++) unit += unitsAt(raw, unit);
    return point;
  };
  return ranges.map(({ rawStart, rawEnd, finding, after }) => ({
    kind: finding.kind,
    certainty: finding.certainty,
    start: pointAt(rawStart),
    end: pointAt(rawEnd),
    before: raw.slice(rawStart, rawEnd),
    after,
    reason: finding.reason,
    ...(finding.params ? { params: finding.params } : {}),
  }));
};
