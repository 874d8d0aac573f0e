import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowChange } from '#api/history.ts';
import type { Sequence } from '#core/model/index.ts';
import { InlineDiff } from '../ui/InlineDiff.tsx';
import { VirtualList } from '../ui/VirtualList.tsx';
import { failureOf, FailureNotice } from './FailureNotice.tsx';
import { changeFollowed, useRowChanges } from './row-changes.ts';
import styles from './RowChanges.module.css';

const Words = ({ change }: { readonly change: RowChange }) => {
  const { t } = useTranslation(['history', 'editor']);
  const { is, before, after, language } = change;
  if (is === 'state') {
    return (
      <span className={styles.states}>
        {t(`editor:states.${before}`)} → {t(`editor:states.${after}`)}
      </span>
    );
  }
  if (before === '' && after === '') return null;
  return (
    <span className={styles.words}>
      <InlineDiff before={before} after={after} lang={language} />
    </span>
  );
};

const Item = ({
  change,
  tabIndex,
  onGo,
}: {
  readonly change: RowChange;
  readonly tabIndex: 0 | -1;
  readonly onGo: () => void;
}) => {
  const { t } = useTranslation(['history', 'editor']);
  const { row, side, is } = change;
  return (
    <button type="button" data-list-focus tabIndex={tabIndex} className={styles.item} onClick={onGo}>
      <span className={styles.where}>
        <span>{row === null ? t('changes.gone') : t('row', { row })}</span>
        <span>{t(`editor:columns.${side}`)}</span>
        <span className={styles.is}>{t(`changes.is.${is}`)}</span>
      </span>
      <Words change={change} />
    </button>
  );
};

/** The rows an action changed, in the order of the text, each before and after; a row leads to its place. */
export const RowChanges = ({
  sequence,
  height,
  focusFirst = false,
  onGo,
}: {
  readonly sequence: Sequence;
  /** CSS pixels at most; without it the list fills its panel. */
  readonly height?: number;
  readonly focusFirst?: boolean;
  readonly onGo: (change: RowChange) => void;
}) => {
  const { t } = useTranslation('history');
  const [chosen, setChosen] = useState<number | null>(null);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useRowChanges(sequence);
  const changes = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const followed = changeFollowed(sequence);
  const left = changes.findIndex(
    ({ segment, side }) => segment === followed?.segment && side === followed.side,
  );
  const active = chosen ?? Math.max(0, left);
  const onRange = useCallback(
    (_first: number, last: number) => {
      if (last >= changes.length - 20 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
    [changes.length, hasNextPage, isFetchingNextPage, fetchNextPage],
  );
  if (error !== null) return <FailureNotice failure={failureOf(error)} />;
  if (data === undefined) return null;
  if (changes.length === 0) return <p className={styles.none}>{t('changes.none')}</p>;
  const list = (
    <VirtualList
      count={changes.length}
      label={t('changes.list')}
      estimate={58}
      active={active}
      focusFirst={focusFirst}
      follow={chosen === null}
      onActive={setChosen}
      onRange={onRange}
      itemKey={(index) => `${changes[index]?.segment}:${changes[index]?.side}`}
      render={(index, { tabIndex }) => {
        const change = changes[index];
        return change === undefined ? null : (
          <Item change={change} tabIndex={tabIndex} onGo={() => onGo(change)} />
        );
      }}
    />
  );
  return height === undefined ? (
    list
  ) : (
    <div className={styles.framed} style={{ height: Math.min(height, changes.length * 58 + 2) }}>
      {list}
    </div>
  );
};
