import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewItemInfo } from '#api/review.ts';
import { client } from '#renderer/api.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { PanelBody } from '#renderer/ui/Panel.tsx';
import { VirtualList } from '#renderer/ui/VirtualList.tsx';
import { answerOf, liveKey } from '#renderer/workspace/queries.ts';
import { goTo, useWorkspace } from '#renderer/workspace/store.ts';
import { Change } from '../Change.tsx';
import { Answered } from './Answered.tsx';
import styles from './Guest.module.css';

const none: readonly ReviewItemInfo[] = [];

/** What became of suggestions, as the open copy knows it; empty while that is not known. */
export const useDecisions = (): readonly ReviewItemInfo[] => {
  const path = useWorkspace(({ project }) => project?.path);
  const { data = none } = useQuery({
    queryKey: [liveKey, 'review', 'decisions', path],
    queryFn: () => answerOf(client.review.decisions({})),
  });
  return data;
};

const Item = ({
  item,
  reviewer,
  tabIndex,
}: {
  readonly item: ReviewItemInfo;
  readonly reviewer: string;
  readonly tabIndex: 0 | -1;
}) => {
  const { t } = useTranslation(['review-guest', 'review-host']);
  const { row, side } = item;
  const who = item.reviewer === reviewer ? t('yourself') : item.reviewer === '' ? t('noName') : item.reviewer;
  return (
    <article className={styles.decided} data-decided={item.id}>
      <button
        type="button"
        data-list-focus
        tabIndex={tabIndex}
        className={styles.goes}
        onClick={() => {
          if (row !== null) goTo({ row, side, mode: 'grid' });
        }}
      >
        <span className={styles.soft}>
          {[
            row === null ? t('review-host:rowGone') : t('row', { row }),
            t(`review-host:kinds.${item.kind}`),
            who,
          ].join(' · ')}
        </span>
        <span className={styles.change}>
          <Change item={item} />
        </span>
      </button>
      {item.answers.length === 0 ? (
        <p className={styles.soft}>{t('unanswered')}</p>
      ) : (
        item.answers.map((answer) => <Answered key={`${answer.by} ${answer.at}`} answer={answer} />)
      )}
    </article>
  );
};

/** How many were accepted, rejected, edited, and wait: each only where there are any. */
const useCounts = (items: readonly ReviewItemInfo[]): string => {
  const { t } = useTranslation('review-guest');
  const count = (of: string): number =>
    items.filter(({ answers }) => (answers.at(-1)?.decision ?? 'open') === of).length;
  return (['accepted', 'rejected', 'edited', 'open'] as const)
    .filter((of) => count(of) > 0)
    .map((of) => t(`decisions.${of}`, { count: count(of) }))
    .join(' · ');
};

/** Every suggestion with what became of it, and why. */
export const Decisions = ({ reviewer }: { readonly reviewer: string }) => {
  const { t } = useTranslation('review-guest');
  const items = useDecisions();
  const [active, setActive] = useState(0);
  const counts = useCounts(items);
  if (items.length === 0)
    return <EmptyState title={t('decisions.none')}>{t('decisions.noneText')}</EmptyState>;
  return (
    <>
      <p className={styles.counts}>{counts}</p>
      <PanelBody flush>
        <VirtualList
          count={items.length}
          label={t('decisions.list')}
          estimate={96}
          active={active}
          onActive={setActive}
          itemKey={(index) => items[index]?.id ?? index}
          render={(index, { tabIndex }) => {
            const item = items[index];
            return item === undefined ? null : <Item item={item} reviewer={reviewer} tabIndex={tabIndex} />;
          }}
        />
      </PanelBody>
    </>
  );
};
