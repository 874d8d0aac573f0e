import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Side } from '#core/model/index.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
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
            <span>
              <IconButton
                small
                label={t('moveUp', { column })}
                disabled={index === 0}
                onClick={() => onChange({ order: moved(choice.order, side, -1) })}
              >
                <ArrowUp aria-hidden />
              </IconButton>
              <IconButton
                small
                label={t('moveDown', { column })}
                disabled={index === choice.order.length - 1}
                onClick={() => onChange({ order: moved(choice.order, side, 1) })}
              >
                <ArrowDown aria-hidden />
              </IconButton>
            </span>
          </li>
        );
      })}
    </ul>
  );
};
