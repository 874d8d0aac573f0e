import type { Row, Side } from '#core/model/index.ts';
import type { GridWords } from '../grid-words.ts';
import { askAboutDamage } from './damage-store.ts';
import styles from './Damage.module.css';

/** Below a text that is not as it was written: says so, and leads to what can be done. */
export const DamagedNote = ({
  row,
  side,
  words,
}: {
  readonly row: Row;
  readonly side: Side;
  readonly words: GridWords;
}) => (
  <div className={styles.note} contentEditable={false}>
    <span>{words.damaged}</span>
    <button
      type="button"
      className={styles.link}
      onClick={(event) => {
        event.stopPropagation();
        askAboutDamage({ segment: row.segment, side, row: row.row });
      }}
    >
      {words.decideOnDamage}
    </button>
  </div>
);
