import type { KeyboardEvent } from 'react';
import type { Language, Repair, RepairDecision } from '#core/model/index.ts';
import { markWords } from '../../workspace/highlights.ts';
import { goTo, useWorkspace } from '../../workspace/store.ts';
import { decide } from './decide.ts';

export const keyDecisions: Readonly<Record<string, RepairDecision>> = {
  a: 'accepted',
  r: 'refused',
  u: 'offered',
};

/** Makes the repair's cell the active one and marks its words there. */
export const goToRepair = ({ row, segment, start, end }: Repair): void => {
  goTo({ row, side: 'source', mode: 'grid' });
  markWords(segment, 'source', [{ start, end }]);
};

export const languageOf = (repair: Repair): Language | undefined =>
  useWorkspace.getState().project?.documents.find(({ id }) => id === repair.document)?.language;

/** The keys of a repair: A, R and U. */
export const handleRepairKey = (event: KeyboardEvent, repair: Repair): boolean => {
  const decision = keyDecisions[event.key.toLowerCase()];
  if (decision === undefined || repair.status !== 'live') return false;
  if (repair.decision !== decision) void decide([repair.id], decision);
  return true;
};
