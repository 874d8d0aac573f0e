import { useTranslation } from 'react-i18next';
import type { Side } from '#core/model/index.ts';
import { Checkbox } from '../../ui/Choice.tsx';
import { MoveButtons } from '../../ui/MoveButtons.tsx';
import { moved, type ExportChoice } from './export-choice.ts';
import styles from './Exporting.module.css';

type Columns = Pick<ExportChoice, 'order' | 'chosen'>;

/** Which columns are written, and in which order. */
export const ColumnOrder = ({
  choice,
  onChange,
}: {
  readonly choice: Columns;
  readonly onChange: (changed: Partial<Columns>) => void;
}) => {
  const { t } = useTranslation(['exporting', 'editor']);
  const tick = (side: Side, on: boolean): void => {
    const chosen = new Set(choice.chosen);
    if (on) chosen.add(side);
    else chosen.delete(side);
    onChange({ chosen });
  };
  return (
    <ul className={styles.columns}>
      {choice.order.map((side, index) => {
        const column = t(`editor:columns.${side}`);
        return (
          <li key={side}>
            <Checkbox checked={choice.chosen.has(side)} onChange={(on) => tick(side, on)}>
              {column}
            </Checkbox>
            <MoveButtons
              at={index}
              last={choice.order.length - 1}
              up={t('moveUp', { column })}
              down={t('moveDown', { column })}
              onMove={(to) => onChange({ order: moved(choice.order, side, to < index ? -1 : 1) })}
            />
          </li>
        );
      })}
    </ul>
  );
};
