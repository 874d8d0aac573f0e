import type { ReviewRecord, ReviewVersion, SegmentId } from '#core/model/index.ts';
import { keysKnownTo, versionKey } from '#core/review/versions.ts';
import { noUids, recordOf, type Uids } from '../../store/review-versions-repository.ts';
import { frozenOf, itemIdsOf } from '../host/concerned.ts';
import type { MergeRun } from './merge-run.ts';

/** What can only be merged together, and how much of it there is. */
type Unit = { readonly [L in keyof ReviewRecord]: ReviewRecord[L][number][] } & { weight: number };

const newUnit = (): Unit => ({
  cells: [],
  assessments: [],
  answers: [],
  annotations: [],
  replies: [],
  weight: 0,
});

const unitAt = <K>(units: Map<K, Unit>, key: K): Unit => {
  const known = units.get(key);
  if (known !== undefined) return known;
  const unit = newUnit();
  units.set(key, unit);
  return unit;
};

/**
 * What is merged at once: texts with their suggestions, answers, annotations with their places, and replies. A save waits no
 * longer than these take. Twice as much is still one transaction, as nearly every review is.
 */
const largestPortion = 600;

/** Units one after the other in records of about so much. */
const filled = (units: Iterable<Unit>): readonly ReviewRecord[] => {
  const records: Unit[] = [];
  let last: Unit | null = null;
  for (const unit of units) {
    if (last === null || last.weight >= largestPortion) {
      last = newUnit();
      records.push(last);
    }
    last.cells.push(...unit.cells);
    last.assessments.push(...unit.assessments);
    last.answers.push(...unit.answers);
    last.annotations.push(...unit.annotations);
    last.replies.push(...unit.replies);
    last.weight += unit.weight;
  }
  return records.map(({ weight: _weight, ...record }) => record);
};

const put = <V extends ReviewVersion>(unit: Unit, list: V[], version: V, weight = 1): void => {
  list.push(version);
  unit.weight += weight;
};

type Turn = () => Promise<void> | undefined;

/** Texts with the answers to what is suggested in them, by segment, and answers and assessments of which nothing else depends. */
const textUnits = async (
  { cells, assessments, answers }: ReviewRecord,
  segmentOf: ReadonlyMap<string, SegmentId>,
  turn: Turn,
): Promise<Iterable<Unit>> => {
  const units = new Map<string, Unit>();
  for (const version of cells) {
    const unit = unitAt(units, `segment ${version.value.segment}`);
    put(unit, unit.cells, version, 1 + version.value.changes.length);
    await turn();
  }
  for (const version of answers) {
    const segment = segmentOf.get(version.uid);
    const unit = unitAt(units, segment === undefined ? `item ${version.uid}` : `segment ${segment}`);
    put(unit, unit.answers, version);
    await turn();
  }
  for (const version of assessments) {
    const unit = unitAt(units, `item ${version.uid}`);
    put(unit, unit.assessments, version);
    await turn();
  }
  return units.values();
};

/** Annotations, each with its replies. */
const threadUnits = async ({ annotations, replies }: ReviewRecord, turn: Turn): Promise<Iterable<Unit>> => {
  const units = new Map<string, Unit>();
  for (const version of annotations) {
    const unit = unitAt(units, version.uid);
    put(unit, unit.annotations, version, 1 + version.value.anchors.length);
    await turn();
  }
  for (const version of replies) {
    const unit = unitAt(units, version.value.annotation);
    put(unit, unit.replies, version);
    await turn();
  }
  return units.values();
};

/** The annotations and replies of a record in portions, each thread in one of them. */
export const threadPortions = async (record: ReviewRecord, turn: Turn): Promise<readonly ReviewRecord[]> =>
  filled(await threadUnits(record, turn));

const sizeOf = ({ cells, assessments, answers, annotations, replies }: ReviewRecord): number =>
  cells.reduce((sum, { value }) => sum + 1 + value.changes.length, 0) +
  annotations.reduce((sum, { value }) => sum + 1 + value.anchors.length, 0) +
  assessments.length +
  answers.length +
  replies.length;

const chunksOf = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / largestPortion) }, (_, n) =>
    all.slice(n * largestPortion, (n + 1) * largestPortion),
  );

const only = (list: 'answers' | 'cells', uids: Iterable<string>): Uids => ({
  ...noUids,
  [list]: new Set(uids),
});

/** Answers that are not known here, by their items. */
const newAnswers = async (
  { project, review }: MergeRun,
  answers: ReviewRecord['answers'],
  turn: Turn,
): Promise<ReadonlySet<string>> => {
  const fresh = new Set<string>();
  for (const chunk of chunksOf(answers)) {
    const uids = chunk.map(({ uid }) => uid);
    const known = keysKnownTo(recordOf(project.handle, review, only('answers', uids)).answers);
    for (const one of chunk) if (!known.has(versionKey(one))) fresh.add(one.uid);
    await turn();
  }
  return fresh;
};

/** The segments of the suggestions that are answered anew: such an answer belongs to what becomes of the text. */
const answeredSegments = async (
  run: MergeRun,
  { cells, answers }: ReviewRecord,
  known: readonly string[],
  turn: Turn,
): Promise<ReadonlyMap<string, SegmentId>> => {
  const found = new Map<string, SegmentId>();
  const fresh = await newAnswers(run, answers, turn);
  if (fresh.size === 0) return found;
  const note = (some: ReviewRecord['cells']): void => {
    const frozen = frozenOf(run, new Set(some.map(({ value }) => value.segment)));
    for (const [id, segment] of itemIdsOf(frozen, some)) if (fresh.has(id)) found.set(id, segment);
  };
  for (const chunk of chunksOf(cells)) {
    note(chunk);
    await turn();
  }
  for (const chunk of chunksOf(known)) {
    note(recordOf(run.project.handle, run.review, only('cells', chunk)).cells);
    await turn();
  }
  return found;
};

/**
 * A record in portions that can be merged one after the other, each as if it were all that came: texts by segment, with the
 * answers to suggestions in them, and then annotations with their replies, since their words may stand in those texts.
 * `known`: uids of the texts that are known here.
 */
export const portionsOf = async (
  run: MergeRun,
  record: ReviewRecord,
  known: readonly string[],
  turn: Turn,
): Promise<readonly ReviewRecord[]> => {
  if (sizeOf(record) <= 2 * largestPortion) return [record];
  const segments = await answeredSegments(run, record, known, turn);
  const texts = await textUnits(record, segments, turn);
  return [...filled(texts), ...(await threadPortions(record, turn))];
};
