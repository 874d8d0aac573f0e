import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewInfo, ReviewItemInfo } from '#api/review.ts';
import type { Decision } from '#core/model/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useRange, type ListPart } from '#renderer/ui/list-part.ts';
import { ListPanel, type ListPlace } from '#renderer/ui/ListPanel.tsx';
import { failureOf, FailureNotice } from '#renderer/workspace/FailureNotice.tsx';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { Bulk } from './Bulk.tsx';
import { cameBack } from '../counts.ts';
import { acceptSegment, answerItem, askAbout, goToItem } from '../deeds.ts';
import { focusItem } from './focus-item.ts';
import { fold, openOnly, setFilter, unfold, useHost } from '../host-store.ts';
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

type Listing = ReturnType<typeof useItems> & {
  readonly onRange: (first: number, last: number) => void;
};

/** The lines of the list, and the one the keyboard stands on. */
const useItemLines = (
  review: ReviewInfo,
  { total, at, onRange }: Pick<Listing, 'total' | 'at' | 'onRange'>,
  writable: boolean,
): { readonly list: ListPart; readonly place: ListPlace } => {
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
  const list: ListPart = {
    count: total,
    estimate: () => 96,
    itemKey: (index) => at(index)?.id ?? index,
    onRange,
    onKey: (event, index) => handleKey(event, at(index), writable ? answer : null, segment),
    render: (index, { tabIndex }) => {
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
    },
  };
  return { list, place: { ...place, onActive: (active) => setPlace({ active, follow: false }) } };
};

const Listed = ({ review, items }: { readonly review: ReviewInfo; readonly items: Listing }) => {
  const { t } = useTranslation('review-host');
  const filter = useHost((state) => state.filter);
  const readOnly = useWorkspace(({ project }) => project?.readOnly ?? true);
  const { facets, error, loading } = items;
  const writable = !readOnly && !review.closed;
  const waiting = waitingOf(filter);
  const count = waitingShown(filter, facets);
  const lines = useItemLines(review, items, writable);
  return (
    <ListPanel
      failure={error === null ? null : <FailureNotice failure={failureOf(error)} />}
      loading={loading ? t('loading') : null}
      none={<None review={review} />}
      foot={
        writable && waiting !== null && count > 0 ? (
          <Bulk review={review.id} filter={waiting} total={count} />
        ) : null
      }
      help={t('items.help')}
      label={t('items.list')}
      {...lines}
    />
  );
};

/** The suggestions of a review in the order of the text, to be looked for and answered. */
export const Items = ({ review }: { readonly review: ReviewInfo }) => {
  const filter = useHost((state) => state.filter);
  const [range, onRange] = useRange();
  const items = useItems(review.id, filter, range);
  return (
    <>
      {items.error === null ? <ItemHead review={review} total={items.total} facets={items.facets} /> : null}
      <Listed key={JSON.stringify(filter)} review={review} items={{ ...items, onRange }} />
    </>
  );
};
