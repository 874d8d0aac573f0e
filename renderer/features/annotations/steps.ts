import { client } from '../../api.ts';
import { selection, show, useAnnotating } from '../../workspace/annotations.ts';
import { notify, useWorkspace } from '../../workspace/store.ts';
import { ask } from './deeds.ts';
import { useList } from './list/list-store.ts';

/** Goes to the next annotation the list would show, or the one before, from the place in the text; at the end it goes round. */
export const stepTo = async (direction: 'next' | 'previous'): Promise<void> => {
  const { active } = useWorkspace.getState();
  const { current } = useAnnotating.getState();
  const known = current === null ? null : await client.annotations.get({ annotation: current });
  // The one chosen last counts while the text still stands on it.
  const here =
    known !== null &&
    known.ok &&
    known.value.anchors.some(({ row, side }) => row === active.row && side === active.side);
  const at = selection()[0]?.start ?? 0;
  const backwards = direction === 'previous';
  const found = await ask(async () => {
    const answer = await client.annotations.next({
      filter: useList.getState().filter,
      from: { row: active.row, side: active.side, at },
      backwards,
      ...(here && current !== null ? { after: current } : {}),
    });
    return answer.ok ? { ok: true as const, value: { info: answer.value } } : answer;
  });
  if (found === null) return;
  if (found.info === null) notify({ tone: 'info', key: 'annotations:noneToGoTo', topic: 'annotations' });
  else show(found.info);
};
