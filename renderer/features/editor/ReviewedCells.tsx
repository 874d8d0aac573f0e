import type { ComponentProps } from 'react';
import { languageOfSide } from '#core/model/index.ts';
import { cx } from '../../ui/cx.ts';
import { CellText } from './CellText.tsx';
import { GridCell } from './GridCell.tsx';
import { useHandedOver } from './handed-over.ts';
import styles from './Grid.module.css';

type Cells = Omit<ComponentProps<typeof GridCell>, 'inserted'>;

const none: readonly never[] = [];

/** A reviewed text: what it was handed over as, to be read only, and beside it what its reviewer makes of it. */
export const ReviewedCells = ({ beside, ...cell }: Cells & { readonly beside: boolean }) => {
  const { before, difference } = useHandedOver(cell.row, cell.side);
  const { side, document, column, editing } = cell;
  // While it is being typed in, marks would jump about.
  const shown = editing ? null : difference;
  return (
    <>
      {beside ? (
        <td aria-colindex={column} className={cx(styles.cell, styles.before)} data-before={side}>
          <div className={styles.text} lang={languageOfSide(document.columns, side)}>
            {before === undefined ? null : (
              <CellText rich={before} doubts={none} brackets={none} stretches={shown?.removed} as="del" />
            )}
          </div>
        </td>
      ) : null}
      <GridCell {...cell} column={beside ? column + 1 : column} inserted={shown?.inserted} />
    </>
  );
};
