import { useMemo, type ComponentProps } from 'react';
import { languageOfSide, type RichText } from '#core/model/index.ts';
import { cx } from '../../ui/cx.ts';
import { useReviewing, type Difference } from '../../workspace/reviewing.ts';
import { CellText } from './CellText.tsx';
import { GridCell } from './GridCell.tsx';
import styles from './Grid.module.css';

type Cells = Omit<ComponentProps<typeof GridCell>, 'inserted'>;

const none: readonly never[] = [];

/** What a text was handed over as, and how it differs from that; nothing of rows that are there to be read only. */
const useHandedOver = ({
  row: { segment, cells },
  side,
}: Cells): { readonly before: RichText | undefined; readonly difference: Difference | null } => {
  const row = useReviewing(({ rows }) => rows.get(segment));
  const compare = useReviewing((state) => state.compare);
  const cell = cells[side];
  const before = row === undefined || row.isContext ? undefined : row.texts[side];
  const difference = useMemo(
    () =>
      before === undefined || cell === undefined || compare === null
        ? null
        : compare(segment, side, before, cell),
    [before, cell, compare, segment, side],
  );
  return { before, difference };
};

/** A reviewed text: what it was handed over as, to be read only, and beside it what its reviewer makes of it. */
export const ReviewedCells = ({ beside, ...cell }: Cells & { readonly beside: boolean }) => {
  const { before, difference } = useHandedOver(cell);
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
