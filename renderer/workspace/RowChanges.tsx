import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowChange } from '#api/history.ts';
import { Difference } from './Difference.tsx';
import { cx } from '../ui/cx.ts';
import { SearchField } from '../ui/SearchField.tsx';
import { VirtualList } from '../ui/VirtualList.tsx';
import { failureOf, FailureNotice } from './FailureNotice.tsx';
import { useChangePages, type ChangesSource } from './row-changes.ts';
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
      <Difference before={before} after={after} lang={language} />
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
  readonly onGo: (() => void) | undefined;
}) => {
  const { t } = useTranslation(['history', 'editor']);
  const { row, side, is, moved } = change;
  const inside = (
    <>
      <span className={styles.where}>
        <span>{row === null ? t('changes.gone') : t('row', { row })}</span>
        <span>{t(`editor:columns.${side}`)}</span>
        <span className={styles.is}>
          {moved === true
            ? t('changes.both', { first: t(`changes.is.${is}`), second: t('changes.is.moved') })
            : t(`changes.is.${is}`)}
        </span>
      </span>
      <Words change={change} />
    </>
  );
  // What leads nowhere is read with the same keys.
  const reached = { tabIndex };
  return onGo === undefined ? (
    <div data-list-focus {...reached} className={styles.line}>
      {inside}
    </div>
  ) : (
    <button type="button" data-list-focus tabIndex={tabIndex} className={styles.item} onClick={onGo}>
      {inside}
    </button>
  );
};

/** Fewer changes than this are seen at a glance. */
const few = 8;

type RowChangesProps = {
  readonly source: ChangesSource;
  /** CSS pixels at most; without it the list fills its panel. */
  readonly height?: number;
  readonly focusFirst?: boolean;
  /** The change that was gone to last: the list begins there. */
  readonly followed?: RowChange | null;
  /** Where a change leads; without it changes are only read. */
  readonly onGo?: (change: RowChange) => void;
};

const Search = ({
  words,
  total,
  onSearch,
}: {
  readonly words: string;
  readonly total: number;
  readonly onSearch: (words: string) => void;
}) => {
  const { t } = useTranslation('history');
  return (
    <div className={styles.search}>
      <SearchField
        label={t('changes.search')}
        placeholder={t('changes.search')}
        searched={words}
        onSearch={onSearch}
      />
      <output className={styles.found}>{words === '' ? '' : t('changes.found', { count: total })}</output>
    </div>
  );
};

type ListProps = Pick<RowChangesProps, 'focusFirst' | 'followed' | 'onGo'> & {
  readonly changes: readonly RowChange[];
  /** The active one, once the user went to one. */
  readonly chosen: number | null;
  readonly onChosen: (index: number) => void;
  /** Called when the end comes into sight. */
  readonly onEnd: () => void;
};

const List = ({ changes, chosen, onChosen, focusFirst = false, followed = null, onGo, onEnd }: ListProps) => {
  const { t } = useTranslation('history');
  const left = changes.findIndex(
    ({ segment, side }) => segment === followed?.segment && side === followed.side,
  );
  const onRange = useCallback(
    (_first: number, last: number) => {
      if (last >= changes.length - 20) onEnd();
    },
    [changes.length, onEnd],
  );
  return (
    <VirtualList
      count={changes.length}
      label={t('changes.list')}
      estimate={58}
      active={chosen ?? Math.max(0, left)}
      focusFirst={focusFirst}
      follow={chosen === null}
      onActive={onChosen}
      onRange={onRange}
      itemKey={(index) => `${changes[index]?.segment}:${changes[index]?.side}`}
      render={(index, { tabIndex }) => {
        const change = changes[index];
        return change === undefined ? null : (
          <Item
            change={change}
            tabIndex={tabIndex}
            onGo={onGo === undefined ? undefined : () => onGo(change)}
          />
        );
      }}
    />
  );
};

/** Changes of rows, in the order of the text, each before and after; many are searched for words. */
export const RowChanges = ({ source, height, focusFirst = false, followed, onGo }: RowChangesProps) => {
  const { t } = useTranslation('history');
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<number | null>(null);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useChangePages(source, words);
  const changes = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const onSearch = useCallback((wanted: string) => {
    setWords(wanted);
    setChosen(null);
  }, []);
  if (error !== null) return <FailureNotice failure={failureOf(error)} />;
  const [first] = data?.pages ?? [];
  if (first === undefined) return null;
  if (first.all === 0) return <p className={styles.none}>{t('changes.none')}</p>;
  const list =
    changes.length === 0 ? (
      <p className={styles.none}>{t('changes.notFound')}</p>
    ) : (
      <List
        chosen={chosen}
        onChosen={setChosen}
        changes={changes}
        focusFirst={focusFirst && words === ''}
        followed={followed ?? null}
        onEnd={onEnd}
        {...(onGo === undefined ? {} : { onGo })}
      />
    );
  return (
    <div className={cx(styles.whole, height === undefined && styles.isPanel)} data-list-part>
      {first.all < few ? null : <Search words={words} total={first.total} onSearch={onSearch} />}
      {height === undefined ? (
        list
      ) : (
        <div className={styles.framed} style={{ height: Math.min(height, first.all * 58 + 2) }}>
          {list}
        </div>
      )}
    </div>
  );
};
