import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { cx } from '../../ui/cx.ts';
import { ItemList } from '../../ui/ItemList.tsx';
import { ago, moment } from '../../ui/time.ts';
import { runCommand } from '../../workspace/commands.ts';
import { answerOf } from '../../workspace/queries.ts';
import type { RowSection } from '../../workspace/row-section.ts';
import { goTo } from '../../workspace/store.ts';
import { Change, sentence } from './HistoryItem.tsx';
import items from './HistoryItem.module.css';
import styles from './RowHistory.module.css';

/** So many of the latest are enough to see who changed what; all of them are in the history. */
const most = 12;

const goToColumn = ({ row, side }: HistoryEntry): void => {
  if (row !== null && side !== null) goTo({ row, side, mode: 'grid' });
};

const Entry = ({
  entry,
  of,
  now,
  tabIndex,
}: {
  readonly entry: HistoryEntry;
  readonly of: HistoryEntry | undefined;
  /** Milliseconds, for "5 minutes ago". */
  readonly now: number;
  readonly tabIndex: 0 | -1;
}) => {
  const { t, i18n } = useTranslation(['history', 'editor']);
  const { side, actor, at, undone } = entry;
  const where = [
    side === null ? null : t(`editor:columns.${side}`),
    actor === '' ? null : t('by', { name: actor }),
  ].filter((part) => part !== null);
  return (
    <button
      type="button"
      data-list-focus
      tabIndex={tabIndex}
      className={cx(items.item, undone && items.undone)}
      onClick={() => goToColumn(entry)}
    >
      <span className={items.head}>
        <span className={items.what}>{sentence(t, entry, of)}</span>
        {undone ? <span className={items.label}>{t('undone')}</span> : null}
        <time dateTime={at} title={moment(at, i18n.language)}>
          {ago(at, now, i18n.language)}
        </time>
      </span>
      <Change entry={entry} />
      <span className={items.where}>{where.join(' · ')}</span>
    </button>
  );
};

const RowHistory = ({ entries }: { readonly entries: readonly HistoryEntry[] }) => {
  const { t } = useTranslation('history');
  const [now] = useState(() => Date.now());
  return (
    <>
      <ItemList label={t('list')} items={entries.slice(0, most)} itemKey={({ sequence }) => sequence}>
        {(entry, { tabIndex }) => (
          <Entry
            entry={entry}
            of={entry.of === null ? undefined : entries.find(({ sequence }) => sequence === entry.of)}
            now={now}
            tabIndex={tabIndex}
          />
        )}
      </ItemList>
      <button type="button" className={styles.all} onClick={() => void runCommand('history')}>
        {t('whole')}
      </button>
    </>
  );
};

/** Who changed what of a row, and when; newest first. */
export const rowHistory: RowSection = {
  id: 'history',
  titleKey: 'history:title',
  read: async ({ segment }) => {
    const entries = await answerOf(client.history.list({ segment, count: most }));
    return entries.length === 0 ? null : <RowHistory entries={entries} />;
  },
};
