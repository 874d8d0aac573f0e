import { z } from 'zod';
import { repairKinds, type Repair, type RepairDecision, type RepairKind } from '#core/model/index.ts';
import { call, reading } from './define.ts';
import { documentId, repairId, segmentId } from './shapes.ts';

/** Counts of one kind, for the groups of the panel. */
export type RepairGroup = { readonly kind: RepairKind } & Readonly<Record<RepairDecision, number>>;

const decision = z.enum(['accepted', 'refused', 'offered']);

/** Each member narrows. */
const place = { document: documentId.optional(), segment: segmentId.optional() };

export const cleanup = {
  groups: call(z.object(place), reading).gives<readonly RepairGroup[]>(),
  /** In text order. `after` pages on from a repair. */
  list: call(
    z.object({
      ...place,
      kind: z.enum(repairKinds).optional(),
      decision: decision.optional(),
      from: z.number().int().nonnegative().default(0),
      count: z.number().int().min(1).max(500).default(100),
    }),
    reading,
  ).gives<{ readonly total: number; readonly repairs: readonly Repair[] }>(),
  /**
   * Accepts, refuses or reopens repairs, as one step of undo. Those whose words were edited since are left and counted.
   * The conversion follows; a repaired line break joins or cuts segments.
   */
  decide: call(
    z.object({
      repairs: z.union([
        z.array(repairId).min(1),
        z.object({ ...place, kind: z.enum(repairKinds), decision }),
      ]),
      decision,
    }),
  ).gives<{ readonly changed: number; readonly leftEdited: number }>(),
};
