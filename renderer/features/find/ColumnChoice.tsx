import { ToggleGroup } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { Side } from '#core/model/index.ts';
import { columnsOf, useWorkspace } from '../../workspace/store.ts';
import { chooseSides, sidesOf, useFind } from './find-store.ts';
import styles from './Find.module.css';

/** Which columns to look in, or to replace in. The last one cannot be switched off. */
export const ColumnChoice = ({ columns }: { readonly columns: readonly Side[] }) => {
  const { t } = useTranslation(['find', 'editor']);
  const state = useFind();
  return (
    <ToggleGroup.Root
      type="multiple"
      className={styles.columns}
      aria-label={state.replacing ? t('replaceColumns') : t('columns')}
      value={[...sidesOf(state, columns)]}
      onValueChange={(values) => {
        const sides = columns.filter((side) => values.includes(side));
        if (sides.length > 0) chooseSides(sides, columns);
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

/** Says, while replacing, that the original is left alone unless it is chosen. */
export const OriginalLeft = () => {
  const { t } = useTranslation('find');
  const state = useFind();
  const project = useWorkspace((workspace) => workspace.project);
  if (project === null || sidesOf(state, columnsOf(project)).includes('source')) return null;
  return <p className={styles.left}>{t('originalLeft')}</p>;
};
