import { ToggleGroup } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { Side } from '../../../core/model/index.ts';
import { changeFind, useFind } from './find-store.ts';
import styles from './Find.module.css';

/** Which columns to look in. The last one cannot be switched off. */
export const ColumnChoice = ({ columns }: { readonly columns: readonly Side[] }) => {
  const { t } = useTranslation(['find', 'editor']);
  const without = useFind((state) => state.without);
  const chosen = columns.filter((side) => !without.includes(side));
  return (
    <ToggleGroup.Root
      type="multiple"
      className={styles.columns}
      aria-label={t('columns')}
      value={[...chosen]}
      onValueChange={(sides) => {
        if (sides.length > 0) changeFind({ without: columns.filter((side) => !sides.includes(side)) });
      }}
    >
      {columns.map((side) => (
        <ToggleGroup.Item key={side} value={side} className={styles.column}>
          {t(`editor:columns.${side}`)}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
};
