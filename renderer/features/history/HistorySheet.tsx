import { useInfiniteQuery } from '@tanstack/react-query';
import { History as HistoryIcon } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry, SegmentId } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { Segmented } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PanelBody, PanelHead } from '../../ui/Panel.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { answerOf, liveKey } from '../../workspace/queries.ts';
import { changesIntent, endFollowing, sequenceOf } from '../../workspace/row-changes.ts';
import { leaveSheetForText } from '../../workspace/sheet-focus.ts';
import { goTo, openSheet, useWorkspace } from '../../workspace/store.ts';
import { Changes } from './Changes.tsx';
import { HistoryItem } from './HistoryItem.tsx';
import { useActiveSegment } from './use-active-segment.ts';

const pageSize = 100;
type Scope = 'all' | 'row';

const useEntries = (scope: Scope, segment: SegmentId | null) =>
  useInfiniteQuery({
    queryKey: [liveKey, 'history', scope === 'row' ? segment : 'all'],
    enabled: scope === 'all' || segment !== null,
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      answerOf(
        client.history.list({
          count: pageSize,
          ...(pageParam > 0 ? { before: pageParam } : {}),
          ...(scope === 'row' && segment !== null ? { segment } : {}),
        }),
      ),
    getNextPageParam: (last) => (last.length < pageSize ? undefined : last.at(-1)?.sequence),
  });

const goToEntry = ({ row, side }: HistoryEntry): void => {
  if (row === null) return;
  leaveSheetForText();
  goTo({ row, mode: 'grid', ...(side === null ? {} : { side }) });
};

const sameDay = (one: HistoryEntry, other: HistoryEntry | undefined): boolean =>
  other !== undefined && new Date(one.at).toDateString() === new Date(other.at).toDateString();

const Entries = ({
  entries,
  focusFirst,
  onEnd,
  onChanges,
}: {
  readonly focusFirst: boolean;
  readonly onChanges: (entry: HistoryEntry) => void;
  readonly entries: readonly HistoryEntry[];
  readonly onEnd: () => void;
}) => {
  const { t } = useTranslation(['history', 'editor']);
  const [active, setActive] = useState(0);
  const bySequence = useMemo(() => new Map(entries.map((entry) => [entry.sequence, entry])), [entries]);
  const onRange = useCallback(
    (_first: number, last: number) => {
      if (last >= entries.length - 20) onEnd();
    },
    [entries.length, onEnd],
  );
  return (
    <VirtualList
      count={entries.length}
      label={t('list')}
      estimate={72}
      active={active}
      focusFirst={focusFirst}
      onActive={setActive}
      onRange={onRange}
      itemKey={(index) => entries[index]?.sequence ?? index}
      render={(index, state) => {
        const entry = entries[index];
        if (entry === undefined) return null;
        return (
          <HistoryItem
            entry={entry}
            of={entry.of === null ? undefined : bySequence.get(entry.of)}
            opensDay={!sameDay(entry, entries[index - 1])}
            column={entry.side === null ? null : t(`editor:columns.${entry.side}`)}
            tabIndex={state.tabIndex}
            onGo={() => goToEntry(entry)}
            onChanges={() => onChanges(entry)}
          />
        );
      }}
    />
  );
};

const AllEntries = () => {
  const { t } = useTranslation('history');
  const [scope, setScope] = useState<Scope>('all');
  const [isFiltered, setFiltered] = useState(false);
  const segment = useActiveSegment(scope === 'row');
  const row = useWorkspace((state) => state.active.row);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useEntries(scope, segment);
  const entries = useMemo(() => data?.pages.flat() ?? [], [data]);
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <>
      <PanelHead>
        <Segmented<Scope>
          label={t('filter')}
          value={scope}
          onChange={(wanted) => {
            setFiltered(true);
            setScope(wanted);
          }}
          options={[
            { value: 'all', label: t('all') },
            { value: 'row', label: t('thisRow', { row }) },
          ]}
        />
      </PanelHead>
      {error === null ? null : (
        <PanelBody>
          <FailureNotice failure={failureOf(error)} />
        </PanelBody>
      )}
      {data !== undefined && entries.length === 0 ? (
        <EmptyState icon={<HistoryIcon aria-hidden />} title={t(scope === 'row' ? 'emptyRow' : 'empty')}>
          {scope === 'row' ? null : t('emptyText')}
        </EmptyState>
      ) : null}
      {entries.length > 0 ? (
        <PanelBody flush>
          <Entries
            key={scope}
            entries={entries}
            focusFirst={!isFiltered}
            onEnd={onEnd}
            onChanges={({ sequence }) => openSheet('history', changesIntent(sequence))}
          />
        </PanelBody>
      ) : null}
    </>
  );
};

const showAll = (): void => {
  endFollowing();
  openSheet('history');
};

/** What was done to the project, newest first; or the rows that one action changed. */
export const HistorySheet = () => {
  const intent = useWorkspace((state) => state.sheetIntent);
  const sequence = sequenceOf(intent);
  return sequence === null ? <AllEntries /> : <Changes sequence={sequence} onBack={showAll} />;
};
