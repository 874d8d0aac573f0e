import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { HistoryEntry } from '#core/model/index.ts';
import { cx } from '../../ui/cx.ts';
import { Difference } from '../../workspace/Difference.tsx';
import { dayOf, timeOfDay } from '../../ui/time.ts';
import styles from './HistoryItem.module.css';

/** The action in words. An undo or redo names what it undid when that is known. */
export const sentence = (
  t: TFunction<['history', 'editor']>,
  entry: HistoryEntry,
  of: HistoryEntry | undefined,
): string => {
  const kind = (of ?? entry).kind;
  const { document: name, documents } = entry;
  const named = (): string | null => {
    if (name === null || (kind !== 'import' && kind !== 'remove-document')) return null;
    return documents > 1 && kind === 'import'
      ? t('named.importSeveral', { name, count: documents - 1 })
      : t(`named.${kind}`, { name });
  };
  const done = named() ?? t(`kinds.${kind}`);
  return of === undefined ? done : t('stepped', { what: t(`kinds.${entry.kind}`), kind: done });
};

export const Change = ({ entry }: { readonly entry: HistoryEntry }) => {
  const { t } = useTranslation(['history', 'editor']);
  if (entry.shows === 'nothing') return null;
  if (entry.shows === 'tags') return <span className={styles.states}>{t('changes.is.formatted')}</span>;
  if (entry.shows === 'state') {
    return (
      <span className={styles.states}>
        {t(`editor:states.${entry.before}`)} → {t(`editor:states.${entry.after}`)}
      </span>
    );
  }
  return (
    <span className={styles.words}>
      <Difference before={entry.before} after={entry.after} lang={entry.language ?? undefined} />
    </span>
  );
};

/** One action: what, where, by whom and when, and its first change with what went and came marked. */
export const HistoryItem = ({
  entry,
  of,
  opensDay,
  column,
  tabIndex,
  onGo,
  onChanges,
}: {
  readonly entry: HistoryEntry;
  /** What an undo or redo is about, when it is in the list. */
  readonly of: HistoryEntry | undefined;
  /** The entry above is of another day. */
  readonly opensDay: boolean;
  readonly column: string | null;
  readonly tabIndex: 0 | -1;
  readonly onGo: () => void;
  readonly onChanges: () => void;
}) => {
  const { t, i18n } = useTranslation(['history', 'editor']);
  const where = [entry.row === null ? null : t('row', { row: entry.row }), column].filter(
    (part) => part !== null,
  );
  return (
    <>
      {opensDay ? <p className={styles.day}>{dayOf(entry.at, i18n.language)}</p> : null}
      <button
        type="button"
        data-list-focus
        tabIndex={tabIndex}
        className={cx(styles.item, entry.undone && styles.undone)}
        onClick={onGo}
      >
        <span className={styles.head}>
          <span className={styles.what}>{sentence(t, entry, of)}</span>
          {entry.undone ? <span className={styles.label}>{t('undone')}</span> : null}
          <time dateTime={entry.at}>{timeOfDay(entry.at, i18n.language)}</time>
        </span>
        <Change entry={entry} />
        <span className={styles.where}>
          {where.join(' · ')}
          {entry.cells > 1
            ? ` · ${t(entry.row === null ? 'cellsChanged' : 'more', { count: entry.row === null ? entry.cells : entry.cells - 1 })}`
            : ''}
          {entry.actor === '' ? '' : ` · ${t('by', { name: entry.actor })}`}
        </span>
      </button>
      {entry.cells > 1 ? (
        <button type="button" tabIndex={tabIndex} className={styles.changes} onClick={onChanges}>
          {t('changes.show')}
        </button>
      ) : null}
    </>
  );
};
