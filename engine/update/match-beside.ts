import { fail, ok, type Result } from '#core/model/index.ts';
import type { Job } from '../jobs.ts';
import type { PlacedOriginal } from '../store/cells-repository.ts';
import { workers } from '../workers/pool.ts';
import { taskKind } from '../workers/task.ts';
import type { Base } from './base.ts';
import { encodeMatches } from './match-code.ts';
import { matchSegments, type FileText } from './match.ts';
import type { MatchPart, MatchTypes } from './messages.ts';
import type { Pace } from './pace.ts';

type Matching = {
  readonly base: Base;
  readonly present: readonly PlacedOriginal[];
  readonly fresh: readonly FileText[];
};

/** Texts, and UTF-16 units of them, that are matched sooner than a thread is started: some milliseconds. */
const few = { texts: 600, units: 60_000 } as const;

/** Texts, and units, that are given over at once. */
const slice = { texts: 2000, units: 256 * 1024 } as const;

/**
 * Megabytes of heap for 600,000 rows of one's own document; what a file may add to that has a limit of its own. It says nothing
 * before it is done: milliseconds that a very large document may take on a slow machine. It can be cancelled.
 */
const matchTask = taskKind<MatchTypes>({
  id: 'match',
  memory: 768,
  patience: { cancel: 0, silence: 600_000 },
});

const isShort = ({ present, fresh }: Matching): boolean => {
  if (present.length + fresh.length > few.texts) return false;
  let units = 0;
  for (const { cell } of present) units += cell.text.length;
  for (const { text } of fresh) units += text.length;
  return units <= few.units;
};

/** Whatever is longer than it has to be is left out of what is given over. */
const slicesOf = function* <T, U extends { readonly text: string | null }>(
  list: readonly T[],
  bare: (item: T, at: number) => U,
): Generator<readonly U[]> {
  let items: U[] = [];
  let units = 0;
  for (const [at, item] of list.entries()) {
    const next = bare(item, at);
    items.push(next);
    units += next.text?.length ?? 0;
    if (items.length < slice.texts && units < slice.units) continue;
    yield items;
    [items, units] = [[], 0];
  }
  if (items.length > 0) yield items;
};

const partsOf = function* ({ base, present, fresh }: Matching): Generator<MatchPart> {
  for (const items of slicesOf(base.segments, ({ id, text, tags, gap }) => ({ id, text, tags, gap })))
    yield { is: 'base', items };
  // Nearly always what is there is what the file said, in the same order.
  const isSaid = (at: number, { place, cell }: PlacedOriginal): boolean =>
    base.segments[at]?.id === place.id && base.segments[at].text === cell.text;
  for (const items of slicesOf(present, (row, at) => ({
    id: row.place.id,
    text: isSaid(at, row) ? null : row.cell.text,
  })))
    yield { is: 'present', items };
  for (const items of slicesOf(fresh, ({ text, tags, gap }) => ({ text, tags, gap })))
    yield { is: 'fresh', items };
  yield { is: 'match', links: base.links };
};

/**
 * Matches a newer file with what is there, in a thread of its own unless it is short: the longest part of an update, which
 * thus ends at once when it is cancelled, and has an end to its memory. As `encodeMatches` gives them.
 * Failures: file.needs-memory, file.takes-too-long, job.cancelled.
 */
export const matchBeside = async (
  matching: Matching,
  name: string,
  { signal }: Job,
  pace: Pace,
): Promise<Result<Int32Array>> => {
  const { base, present, fresh } = matching;
  if (isShort(matching)) {
    const rows = present.map(({ place: { id }, cell: { text } }) => ({ id, text }));
    return ok(encodeMatches(matchSegments({ base, present: rows, fresh })));
  }
  const running = workers.begin(matchTask, null, { name, signal });
  try {
    for (const part of partsOf(matching)) {
      running.give(part);
      if (!(await pace())) return fail('job.cancelled');
    }
    const answer = await running.next();
    return answer.is === 'end' ? answer.result : fail('internal', { detail: answer.is });
  } finally {
    await running.close();
  }
};
