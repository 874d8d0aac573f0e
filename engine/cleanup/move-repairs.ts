import type { RepairId, TextEdit } from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import type { StoredRepair } from '../store/repairs-repository.ts';

/** An edit that switches a repair. */
export type RepairEdit = TextEdit & { readonly repair: RepairId };

/**
 * A repair after others of its segment were switched. Repairs keep the order of the raw text, which is that of their
 * ids: words put in at the very place of an emptied repair go before or behind it accordingly.
 */
export const movedBy = (repair: StoredRepair, edits: readonly RepairEdit[]): StoredRepair => {
  let { start, end } = repair;
  let { status } = repair;
  for (const edit of edits) {
    const grows = codePointLength(edit.insert) - (edit.end - edit.start);
    const isEmpty = repair.start === repair.end && edit.start === edit.end && edit.start === repair.start;
    const isBefore = isEmpty ? edit.repair < repair.id : edit.end <= repair.start;
    if (isBefore) {
      start += grows;
      end += grows;
    } else if (!isEmpty && edit.start < repair.end) {
      end = Math.max(start, end + grows);
      if (status === 'live') status = 'edited';
    }
  }
  if (start === repair.start && end === repair.end && status === repair.status) return repair;
  return { ...repair, start, end, status };
};
