import { useCallback, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewInfo, ReviewItemInfo } from '#api/review.ts';
import type { Decision } from '#core/model/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { PanelBody } from '#renderer/ui/Panel.tsx';
import { VirtualList } from '#renderer/ui/VirtualList.tsx';
import { failureOf, FailureNotice } from '#renderer/workspace/FailureNotice.tsx';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { Bulk } from './Bulk.tsx';
import { cameBack } from './counts.ts';
import { acceptSegment, answerItem, askAbout, goToItem } from './deeds.ts';
import { focusItem } from './focus-item.ts';
import { fold, openOnly, setFilter, unfold, useHost } from './host-store.ts';
import { chipsOf, glanceOf, waitingOf, waitingShown } from './item-filter.ts';
import { ItemCard } from './ItemCard.tsx';
import type { Answering } from './ItemDeeds.tsx';
import { ItemHead } from './ItemHead.tsx';
import { nextOpen } from './items-words.ts';
import { indexOf, refreshItems, useItems, type ItemAt } from './use-items.ts';
import styles from './Items.module.css';

type Answer = (item: ReviewItemInfo, decision: Decision, said?: Parameters<Answering>[1]) => Promise<boolean>;

/** What is done with the segment of an item as a whole. */
type SegmentAnswer = {
  readonly accept: (item: ReviewItemInfo) => void;
  readonly decide: (item: ReviewItemInfo) => void;
};

/** Goes to the row, and opens the card for what may be done with it. */
const go = (item: ReviewItemInfo): void => {
  unfold(item.id);
  goToItem(item);
};

/** The keys of an item in the list; those that type only without modifiers. */
const keyDeeds: Readonly<Record<string, (item: ReviewItemInfo, answer: Answer) => void>> = {
  ArrowRight: (item) => unfold(item.id),
  ArrowLeft: () => fold(),
  a: (item, answer) => void answer(item, 'accepted'),
  r: (item) => unfold(item.id, 'reject'),
  e: (item) => unfold(item.id, 'edit'),
};

/** `answer` is null where nothing may be answered. */
const handleKey = (
  event: KeyboardEvent,
  item: ReviewItemInfo | undefined,
  answer: Answer | null,
  segment: SegmentAnswer,
): boolean => {
  if (item === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
  // Only on the card as a whole: A in a field inside it is a letter.
  const isWhole = event.target instanceof Element && event.target.matches('[data-list-focus]');
  const key = event.key.toLowerCase();
  if (isWhole && answer !== null && item.row !== null && (key === 'd' || (key === 'a' && event.shiftKey))) {
    if (key === 'd') segment.decide(item);
    else segment.accept(item);
    return true;
  }
  if (event.shiftKey) return false;
  const deed = keyDeeds[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (deed === undefined || !isWhole) return false;
  if (answer === null) {
    if (!event.key.startsWith('Arrow')) return false;
    deed(item, () => Promise.resolve(false));
  } else deed(item, answer);
  return true;
};

const None = ({ review }: { readonly review: ReviewInfo }) => {
  const { t } = useTranslation('review-host');
  const filter = useHost((state) => state.filter);
  const narrowed = chipsOf(filter).length > 0 || filter.search !== undefined;
  if (review.counts.items === 0) {
    const key = cameBack(review) ? 'items.noneBack' : 'items.none';
    return <EmptyState title={t(key)}>{t(`${key}Text`)}</EmptyState>;
  }
  if (!narrowed && glanceOf(filter) === 'open') {
    return (
      <EmptyState
        title={t('items.allDone')}
        actions={<Button onClick={() => setFilter({})}>{t('items.showAll')}</Button>}
      >
        {t('items.allDoneText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('items.noHit')}
      actions={<Button onClick={() => setFilter(openOnly)}>{t('items.clear')}</Button>}
    />
  );
};

/**
 * Answers items, one at a time each, and goes on to the next that waits: where the list shows only those, it moves into
 * the place of the one answered; else `onNext` is told where it stands.
 */
const useAnswering = (review: string, total: number, at: ItemAt, onNext: (index: number) => void): Answer => {
  const underWay = useRef(new Set<string>());
  return async (item, decision, said) => {
    if (underWay.current.has(item.id)) return false;
    underWay.current.add(item.id);
    const done = await answerItem(review, item.id, decision, said);
    if (done) {
      const index = indexOf(item.id, total, at);
      const next = index === null ? null : nextOpen(at, index, total);
      if (glanceOf(useHost.getState().filter) !== 'open' && next !== null) onNext(next);
      else focusItem(item.id);
      await refreshItems();
    }
    underWay.current.delete(item.id);
    return done;
  };
};

const List = ({
  review,
  total,
  at,
  writable,
  onRange,
}: {
  readonly review: ReviewInfo;
  readonly total: number;
  readonly at: ItemAt;
  readonly writable: boolean;
  readonly onRange: (first: number, last: number) => void;
}) => {
  const { t } = useTranslation('review-host');
  const unfolded = useHost((state) => state.unfolded);
  const [place, setPlace] = useState({ active: 0, follow: false });
  const [now] = useState(() => Date.now());
  const answer = useAnswering(review.id, total, at, (index) => {
    setPlace({ active: index, follow: true });
    const next = at(index);
    if (next !== undefined) focusItem(next.id);
  });
  const segment: SegmentAnswer = {
    accept: (item) => void acceptSegment(review.id, item).then(refreshItems),
    decide: (item) => askAbout(review.id, item),
  };
  return (
    <VirtualList
      count={total}
      label={t('items.list')}
      estimate={96}
      active={place.active}
      follow={place.follow}
      onActive={(active) => setPlace({ active, follow: false })}
      onRange={onRange}
      itemKey={(index) => at(index)?.id ?? index}
      onKey={(event, index) => handleKey(event, at(index), writable ? answer : null, segment)}
      render={(index, { tabIndex }) => {
        const item = at(index);
        if (item === undefined) return <div className={styles.waiting} />;
        return (
          <ItemCard
            item={item}
            several={review.sides.length > 1}
            unfolded={unfolded === item.id}
            writable={writable}
            now={now}
            tabIndex={tabIndex}
            onGo={() => go(item)}
            onAnswer={(decision, said) => answer(item, decision, said)}
            onSegment={{ accept: () => segment.accept(item), decide: () => segment.decide(item) }}
          />
        );
      }}
    />
  );
};

/** The suggestions of a review in the order of the text, to be looked for and answered. */
export const Items = ({ review }: { readonly review: ReviewInfo }) => {
  const { t } = useTranslation('review-host');
  const filter = useHost((state) => state.filter);
  const readOnly = useWorkspace(({ project }) => project?.readOnly ?? true);
  const [range, setRange] = useState({ first: 0, last: 30 });
  const onRange = useCallback((first: number, last: number) => setRange({ first, last: last + 10 }), []);
  const { total, facets, at, error, loading } = useItems(review.id, filter, range.first, range.last);
  const writable = !readOnly && !review.closed;
  const waiting = waitingOf(filter);
  const count = waitingShown(filter, facets);
  if (error !== null) {
    return (
      <PanelBody>
        <FailureNotice failure={failureOf(error)} />
      </PanelBody>
    );
  }
  return (
    <>
      <ItemHead review={review} total={total} facets={facets} />
      {loading ? <p className={styles.loading}>{t('loading')}</p> : null}
      {!loading && total === 0 ? <None review={review} /> : null}
      {total === 0 ? null : (
        <>
          <PanelBody flush>
            <List
              key={JSON.stringify(filter)}
              review={review}
              total={total}
              at={at}
              writable={writable}
              onRange={onRange}
            />
          </PanelBody>
          {writable && waiting !== null && count > 0 ? (
            <Bulk review={review.id} filter={waiting} total={count} />
          ) : null}
          <p className={styles.help}>{t('items.help')}</p>
        </>
      )}
    </>
  );
};
