import { useTranslation } from 'react-i18next';
import {
  isChinese,
  type Language,
  type ProjectInfo,
  type Side,
  type SideCounts,
} from '../../../core/model/index.ts';
import { Separator } from './Separator.tsx';
import type { Shares } from './columns.ts';
import styles from './Header.module.css';

/** How much of a column is confirmed, 0 to 1. */
const doneOf = (counts: SideCounts | undefined): number =>
  counts === undefined || counts.segments === 0
    ? 0
    : (counts.translated + counts.reviewed + counts.approved) / counts.segments;

const ColumnName = ({ side, source, project }: { side: Side; source: Language; project: ProjectInfo }) => {
  const { t } = useTranslation('editor');
  if (side === 'source') {
    return (
      <>
        {t('columns.source')} <span className={styles.language}>{t(`languages.${source}`)}</span>
      </>
    );
  }
  const converted = isChinese(side) && isChinese(source) && side === 'zh-Hans';
  return (
    <>
      {t(`columns.${side}`)}
      {converted ? <span className={styles.language}> {t(`regions.${project.settings.region}`)}</span> : null}
    </>
  );
};

/** The heads of the columns, with their boundaries and how far each is done. */
export const Header = ({
  project,
  source,
  columns,
  counts,
  shares,
  onShares,
  onSharesDone,
}: {
  readonly project: ProjectInfo;
  readonly source: Language;
  readonly columns: readonly Side[];
  readonly counts: readonly SideCounts[];
  readonly shares: Shares;
  readonly onShares: (shares: Record<string, number>) => void;
  readonly onSharesDone: (shares: Record<string, number>) => void;
}) => {
  const { t } = useTranslation('editor');
  return (
    <thead className={styles.header}>
      <tr aria-rowindex={1} className={styles.heads}>
        <th scope="col" aria-colindex={1} className={styles.number}>
          <span aria-hidden>{t('numberSign')}</span>
          <span className={styles.said}>{t('columns.number')}</span>
        </th>
        {columns.map((side, at) => {
          const right = columns[at + 1];
          const done = doneOf(counts.find((count) => count.side === side));
          return (
            <th key={side} scope="col" aria-colindex={at + 2} data-column={side} className={styles.head}>
              <span className={styles.name}>
                <ColumnName side={side} source={source} project={project} />
              </span>
              {side === 'source' ? null : (
                <span className={styles.track} aria-hidden>
                  <span className={styles.bar} style={{ transform: `scaleX(${done})` }} />
                </span>
              )}
              {right === undefined ? null : (
                <Separator
                  left={side}
                  right={right}
                  shares={shares}
                  onMove={onShares}
                  onDone={onSharesDone}
                />
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
};
