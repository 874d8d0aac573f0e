import { useLanguageName } from '#renderer/workspace/column-words.ts';
import { useTranslation } from 'react-i18next';
import {
  columnOf,
  languageOfSide,
  originalSide,
  type Language,
  type ProjectInfo,
  type SideCounts,
} from '#core/model/index.ts';
import { Separator } from './Separator.tsx';
import { columnKey, type Column, type Shares } from './columns.ts';
import { ColumnFilterHead, RowsFilterHead } from './filter/HeadFilter.tsx';
import styles from './Header.module.css';

/** How much of a column is confirmed, 0 to 1. */
const doneOf = (counts: SideCounts | undefined): number =>
  counts === undefined || counts.segments === 0
    ? 0
    : (counts.translated + counts.reviewed + counts.approved) / counts.segments;

type Named = { readonly column: Column; readonly source: Language; readonly project: ProjectInfo };

/** What a column is called where there is room for a name alone. */
const useColumnName = (): ((column: Column) => string) => {
  const { t } = useTranslation('editor');
  return ({ side, before }) =>
    before ? t('columns.before', { column: t(`columns.${side}`) }) : t(`columns.${side}`);
};

const ColumnName = ({ column, source, project }: Named) => {
  const { t } = useTranslation('editor');
  const nameOf = useColumnName();
  const languageNameOf = useLanguageName();
  const { side, before } = column;
  if (before) {
    return (
      <>
        {t(`columns.${side}`)} <span className={styles.language}>{t('columns.handedOver')}</span>
      </>
    );
  }
  if (side === 'source') {
    return (
      <>
        {t('columns.source')} <span className={styles.language}>{languageNameOf(source)}</span>
      </>
    );
  }
  const document = project.documents.find(
    ({ columns }) => columnOf(columns, side)?.convertedFrom === originalSide,
  );
  const converted = document !== undefined && languageOfSide(document.columns, side) === 'zh-Hans';
  return (
    <>
      {nameOf(column)}
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
  readonly columns: readonly Column[];
  readonly counts: readonly SideCounts[];
  readonly shares: Shares;
  readonly onShares: (shares: Record<string, number>) => void;
  readonly onSharesDone: (shares: Record<string, number>) => void;
}) => {
  const { t } = useTranslation('editor');
  const nameOf = useColumnName();
  return (
    <thead className={styles.header}>
      <tr aria-rowindex={1} className={styles.heads}>
        <th scope="col" aria-colindex={1} className={styles.number}>
          <span aria-hidden>{t('numberSign')}</span>
          <span className={styles.said}>{t('columns.number')}</span>
          <RowsFilterHead />
        </th>
        {columns.map((column, at) => {
          const { side, before } = column;
          const key = columnKey(column);
          const right = columns[at + 1];
          const done = doneOf(counts.find((count) => count.side === side));
          return (
            <th key={key} scope="col" aria-colindex={at + 2} data-column={key} className={styles.head}>
              <span className={styles.name}>
                <ColumnName column={column} source={source} project={project} />
              </span>
              {before ? null : <ColumnFilterHead side={side} name={nameOf(column)} />}
              {side === 'source' || before ? null : (
                <span className={styles.track} aria-hidden>
                  <span className={styles.bar} style={{ transform: `scaleX(${done})` }} />
                </span>
              )}
              {right === undefined ? null : (
                <Separator
                  left={key}
                  right={columnKey(right)}
                  names={{ left: nameOf(column), right: nameOf(right) }}
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
