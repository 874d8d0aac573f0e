import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewConflict, ReviewInfo } from '#api/review.ts';
import { client } from '#renderer/api.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { PanelBody } from '#renderer/ui/Panel.tsx';
import { moment } from '#renderer/ui/time.ts';
import { VirtualList } from '#renderer/ui/VirtualList.tsx';
import { failureOf, FailureNotice } from '#renderer/workspace/FailureNotice.tsx';
import { answerOf, liveKey } from '#renderer/workspace/queries.ts';
import { goTo, useWorkspace } from '#renderer/workspace/store.ts';
import { settle } from '../deeds.ts';
import styles from './Conflicts.module.css';
import items from '../items/Items.module.css';

/** Who made a version, with the round and the time: what tells it from the others. */
const useMadeOf = (): ((version: ReviewConflict['versions'][number]) => string) => {
  const { t, i18n } = useTranslation('review-host');
  return ({ author, from, changed }) => {
    const at = changed ?? from?.at;
    const name = from?.name ?? author;
    return [
      ...(from === null
        ? [t('conflicts.here')]
        : [name === '' ? t('noName') : name, t('round', { round: from.round })]),
      ...(at === undefined ? [] : [moment(at, i18n.language)]),
    ].join(' · ');
  };
};

const Card = ({
  review,
  conflict,
  writable,
  tabIndex,
}: {
  readonly review: string;
  readonly conflict: ReviewConflict;
  readonly writable: boolean;
  readonly tabIndex: 0 | -1;
}) => {
  const { t } = useTranslation('review-host');
  const { list, row, versions } = conflict;
  const madeOf = useMadeOf();
  // All versions are of one thing, and that is somebody's: whoever changed it is told of each version.
  const author = versions[0]?.author ?? '';
  const what =
    list === 'annotations' || list === 'replies'
      ? t('conflicts.of', { what: t(`conflicts.lists.${list}`), name: author === '' ? t('noName') : author })
      : t(`conflicts.lists.${list}`);
  return (
    <article className={styles.card} aria-label={what}>
      <button
        type="button"
        data-list-focus
        tabIndex={tabIndex}
        className={styles.main}
        onClick={() => {
          if (row !== null) goTo({ row, mode: 'grid' });
        }}
      >
        <span className={styles.what}>{what}</span>
        <span className={styles.soft}>{row === null ? t('rowGone') : t('row', { row })}</span>
      </button>
      <ul className={styles.versions} aria-label={t('conflicts.versions')}>
        {versions.map((version) => {
          const { key, removed, text } = version;
          const made = madeOf(version);
          return (
            <li key={key} className={styles.version}>
              <div className={styles.words}>
                <p className={styles.soft} title={version.from?.file}>
                  {[made, ...(removed ? [t('conflicts.removed')] : [])].join(' · ')}
                </p>
                <p className={removed ? styles.removed : styles.text}>
                  {text === '' ? <span className={styles.soft}>{t('clash.empty')}</span> : text}
                </p>
              </div>
              {writable ? (
                <Button
                  small
                  aria-label={t('conflicts.chooseOf', { name: made, text })}
                  onClick={() => void settle(review, conflict, key)}
                >
                  {t('conflicts.choose')}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </article>
  );
};

const List = ({
  review,
  conflicts,
}: {
  readonly review: ReviewInfo;
  readonly conflicts: readonly ReviewConflict[];
}) => {
  const { t } = useTranslation('review-host');
  const readOnly = useWorkspace(({ project }) => project?.readOnly ?? true);
  const [active, setActive] = useState(0);
  return (
    <>
      <p className={styles.note}>{t('conflicts.text')}</p>
      <PanelBody flush>
        <VirtualList
          count={conflicts.length}
          label={t('part.conflicts')}
          estimate={150}
          active={active}
          onActive={setActive}
          itemKey={(index) => {
            const conflict = conflicts[index];
            return conflict === undefined ? index : `${conflict.list}:${conflict.uid}`;
          }}
          render={(index, { tabIndex }) => {
            const conflict = conflicts[index];
            return conflict === undefined ? null : (
              <Card
                review={review.id}
                conflict={conflict}
                writable={!readOnly && !review.closed}
                tabIndex={tabIndex}
              />
            );
          }}
        />
      </PanelBody>
    </>
  );
};

/** What was changed in two files apart: every version is shown, and one is chosen. */
export const Conflicts = ({ review }: { readonly review: ReviewInfo }) => {
  const { t } = useTranslation('review-host');
  const { data, error } = useQuery({
    queryKey: [liveKey, 'review', 'conflicts', review.id],
    queryFn: () => answerOf(client.review.conflicts({ review: review.id })),
  });
  if (error !== null) {
    return (
      <PanelBody>
        <FailureNotice failure={failureOf(error)} />
      </PanelBody>
    );
  }
  if (data === undefined) return <p className={items.loading}>{t('loading')}</p>;
  if (data.length === 0) return <EmptyState title={t('conflicts.none')} />;
  return <List review={review} conflicts={data} />;
};
