import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Repair } from '#core/model/index.ts';
import { ItemList } from '../../ui/ItemList.tsx';
import { unmarkWords } from '../../workspace/highlights.ts';
import type { RowSection } from '../../workspace/row-section.ts';
import { decide } from './decide.ts';
import { goToRepair, handleRepairKey, languageOf } from './repair-keys.ts';
import { RepairItem } from './RepairItem.tsx';
import { waitingIn } from './use-repairs.ts';

const RowRepairs = ({ repairs }: { readonly repairs: readonly Repair[] }) => {
  const { t } = useTranslation('cleanup');
  useEffect(() => unmarkWords, []);
  return (
    <ItemList label={t('panel.list')} items={repairs} itemKey={({ id }) => id} onKey={handleRepairKey}>
      {(repair, state) => (
        <RepairItem
          repair={repair}
          lang={languageOf(repair)}
          state={state}
          explained={false}
          onGo={() => goToRepair(repair)}
          onDecide={(decision) => void decide([repair.id], decision)}
        />
      )}
    </ItemList>
  );
};

/** The repairs of a row that wait for a decision. */
export const rowRepairs: RowSection = {
  id: 'cleanup',
  titleKey: 'cleanup:panel.repairs',
  read: async ({ segment, openRepairs }) => {
    const repairs = openRepairs === 0 ? [] : await waitingIn(segment);
    return repairs.length === 0 ? null : <RowRepairs repairs={repairs} />;
  },
};
