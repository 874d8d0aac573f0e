import { Eye } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IgnoredEntry } from '#api/checks.ts';
import { Button } from '../../ui/Button.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { VisibleText } from '../../ui/VisibleText.tsx';
import { goTo } from '../../workspace/store.ts';
import { showAgain } from './act.ts';
import { useIgnored } from './use-findings.ts';
import styles from './FindingItem.module.css';

const go = ({ row, side }: IgnoredEntry): void => {
  if (row !== null && side !== null) goTo({ row, side, mode: 'grid' });
};

const IgnoredItem = ({ entry, tabIndex }: { readonly entry: IgnoredEntry; readonly tabIndex: 0 | -1 }) => {
  const { t } = useTranslation(['checks', 'editor']);
  const { check, code, words, row, side } = entry;
  return (
    <div className={styles.item}>
      <span aria-hidden />
      <button
        type="button"
        data-list-focus
        tabIndex={tabIndex}
        className={styles.main}
        onClick={() => go(entry)}
      >
        <span className={styles.where}>
          {row === null || side === null ? (
            t('panel.inAll')
          ) : (
            <>
              <span>{t('panel.row', { row })}</span>
              <span>{t(`editor:columns.${side}`)}</span>
            </>
          )}
        </span>
        <span className={styles.context}>
          <VisibleText text={words} spaces />
        </span>
        <span className={styles.reason}>{t(`titles.${check}.${code}`)}</span>
      </button>
      <span className={styles.actions}>
        <Button small tabIndex={tabIndex} onClick={() => void showAgain(entry)}>
          <Eye aria-hidden />
          {t('panel.showAgain')}
        </Button>
      </span>
    </div>
  );
};

/** What is ignored: everywhere first, then by rows. S shows one again. */
export const IgnoredList = ({ total }: { readonly total: number }) => {
  const { t } = useTranslation('checks');
  const [active, setActive] = useState(0);
  const [range, setRange] = useState({ first: 0, last: 30 });
  const entryAt = useIgnored(total, range.first, range.last + 10);
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), []);
  const keyOf = (index: number): string => {
    const entry = entryAt(index);
    if (entry === undefined) return `line:${index}`;
    return `${entry.segment ?? ''}:${entry.side ?? ''}:${entry.check}:${entry.code}:${entry.words}`;
  };
  return (
    <VirtualList
      count={total}
      label={t('panel.ignoredList')}
      estimate={70}
      active={active}
      onActive={setActive}
      onRange={onRange}
      itemKey={keyOf}
      onKey={(event, index) => {
        const entry = entryAt(index);
        const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
        if (entry === undefined || !isPlain || event.key.toLowerCase() !== 's') return false;
        void showAgain(entry);
        return true;
      }}
      render={(index, state) => {
        const entry = entryAt(index);
        return entry === undefined ? (
          <div className={styles.waiting} />
        ) : (
          <IgnoredItem entry={entry} tabIndex={state.tabIndex} />
        );
      }}
    />
  );
};
