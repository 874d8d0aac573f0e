import type { RepairDecision, RepairId, RepairKind, SegmentId } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { notify, notifyFailure } from '../../workspace/store.ts';
import { notifyUndoable } from '../../workspace/undoable.ts';

export type Repairs =
  | readonly RepairId[]
  | { readonly kind: RepairKind; readonly decision: RepairDecision; readonly segment?: SegmentId };

const isList = (repairs: Repairs): repairs is readonly RepairId[] => Array.isArray(repairs);

/** Decides on repairs as one step of undo. Tells of many at once, with undo at hand, and of those that had to be left. */
export const decide = async (repairs: Repairs, decision: RepairDecision): Promise<void> => {
  if (!(await settleDrafts())) return;
  const answer = await client.cleanup.decide({ repairs: isList(repairs) ? [...repairs] : repairs, decision });
  if (!answer.ok) {
    notifyFailure(answer.error);
    return;
  }
  const { changed, leftEdited } = answer.value;
  if (leftEdited > 0) {
    notify({
      tone: 'warning',
      key: 'cleanup:panel.leftEdited',
      params: { count: leftEdited },
      topic: 'cleanup-left',
    });
  }
  if (changed > 1) {
    notifyUndoable({
      tone: 'info',
      key: `cleanup:panel.decided.${decision}`,
      params: { count: changed },
      topic: 'cleanup',
    });
  }
};
