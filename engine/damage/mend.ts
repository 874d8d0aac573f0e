import type { MendWay } from '#api/damage.ts';
import {
  fail,
  ok,
  type Result,
  type SegmentId,
  type Sequence,
  type Side,
  type Step,
} from '#core/model/index.ts';
import { authorOf, type EngineContext } from '../context.ts';
import { segmentFor } from '../project/address.ts';
import { commit } from '../project/commit.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { textSteps } from '../project/source-change.ts';
import { cellFromRaw } from '../store/cells-repository.ts';
import { toStored, type RawRow } from '../store/rows-repository.ts';
import { findDamage, type FoundDamage } from './find.ts';
import { wayOf } from './ways.ts';

const rowStep = ({ table, raw }: FoundDamage, after: RawRow): Step => ({
  on: 'row',
  table: table.name,
  before: toStored(raw),
  after: toStored(after),
});

/**
 * A text first becomes sound as it stands, and then another one as by an edit, so that annotations and converted columns follow. Where the
 * checksum says that it is just what was written, nothing else ever knew it otherwise, and nothing follows.
 */
const stepsTo = (
  project: OpenProject,
  damage: FoundDamage,
  accepted: RawRow | null,
  raw: RawRow,
): readonly Step[] => {
  const isExact = raw.at(-1) === damage.raw.at(-1);
  if (damage.table.name !== 'cells' || accepted === null || isExact) return [rowStep(damage, raw)];
  const segment = Number(damage.key[0]) as SegmentId;
  const side = damage.key[1] as Side;
  const found = segmentFor(project, segment);
  const [before, after] = [cellFromRaw(accepted), cellFromRaw(raw)];
  const first = rowStep(damage, accepted);
  if (!found.ok) return [first, { on: 'cell', segment, side, before, after }];
  return [first, ...textSteps(project, { segment, side, document: found.value.document, before, after })];
};

/** Decides on a damaged row, as told in api/damage.ts. */
export const mend = (
  context: EngineContext,
  project: OpenProject,
  item: string,
  way: MendWay,
): Result<{ readonly sequence: Sequence; readonly row: number | null }> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const damage = findDamage(project, item);
  if (!damage.ok) return damage;
  const chosen = wayOf(context, project, damage.value, way);
  if (chosen === null) return fail('damage.no-such-way', { item });
  const accepted =
    way === 'accept' ? chosen.raw : (wayOf(context, project, damage.value, 'accept')?.raw ?? null);
  const steps = stepsTo(project, damage.value, accepted, chosen.raw);
  const done = commit(project, { kind: 'mend', steps, actor: authorOf(context) });
  return done.ok ? ok({ sequence: done.value.sequence, row: damage.value.row }) : done;
};
