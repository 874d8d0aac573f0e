import { MessageSquareQuote } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useRange } from '../../ui/list-part.ts';
import { ListPanel } from '../../ui/ListPanel.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { light, useAnnotating } from '../../workspace/annotations.ts';
import { CommandKeys } from '../../workspace/CommandKeys.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { Composer } from './compose/Composer.tsx';
import { useComposer } from './compose/composer-store.ts';
import { showsOrphansOnly } from './list/filters.ts';
import { Head } from './list/Head.tsx';
import { useAnnotationLines } from './list/lines.tsx';
import { setFilter, useList } from './list/list-store.ts';
import { indexesBetween, outlineOf, type Outline } from './list/outline.ts';
import { TransferOutcome } from './transfer/TransferOutcome.tsx';
import { UnfinishedList } from './compose/UnfinishedList.tsx';
import { useAnnotations, useFacets } from './list/use-annotations.ts';
import styles from './Panel.module.css';

const None = ({ filtered, orphans }: { readonly filtered: boolean; readonly orphans: boolean }) => {
  const { t } = useTranslation('annotations');
  if (!filtered) {
    return (
      <EmptyState icon={<MessageSquareQuote aria-hidden />} title={t('empty')}>
        {t('emptyText')} <CommandKeys id="annotate" />
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t(orphans ? 'noOrphans' : 'noHit')}
      actions={<Button onClick={() => setFilter({})}>{t('showAll')}</Button>}
    >
      {orphans ? t('noOrphansText') : null}
    </EmptyState>
  );
};

const Lines = ({
  outline,
  at,
  onRange,
  error,
  loading,
}: Pick<ReturnType<typeof useAnnotations>, 'at' | 'error' | 'loading'> & {
  readonly outline: Outline;
  readonly onRange: (first: number, last: number) => void;
}) => {
  const { t } = useTranslation('annotations');
  const filter = useList((state) => state.filter);
  const orphans = showsOrphansOnly(filter);
  const lines = useAnnotationLines(outline, at, onRange);
  return (
    <ListPanel
      head={
        orphans && outline.lines > 0 && error === null ? (
          <p className={styles.note}>{t('orphansText')}</p>
        ) : null
      }
      failure={error === null ? null : <FailureNotice failure={failureOf(error)} />}
      loading={loading ? t('loading') : null}
      none={<None filtered={Object.keys(filter).length > 0} orphans={orphans} />}
      help={t('help')}
      label={t('list')}
      {...lines}
    />
  );
};

const Listed = () => {
  const { filter, group, shut } = useList();
  const [range, onRange] = useRange();
  // Lines are at least as many as the annotations in sight; the pages they need are known once the groups are.
  const [shown, setShown] = useState({ first: 0, last: 40 });
  const { total, groups, at, error, loading } = useAnnotations(filter, group, shown);
  const outline = useMemo(() => outlineOf(total, groups, (value) => !shut.has(value)), [total, groups, shut]);
  const needed = indexesBetween(outline, range.first, range.last);
  if (needed !== null && (needed.first !== shown.first || needed.last !== shown.last)) setShown(needed);
  return <Lines key={group} outline={outline} at={at} onRange={onRange} error={error} loading={loading} />;
};

/** Says that it is saved; each time anew. Only what is committed is said to be. */
const Saved = () => {
  const { t } = useTranslation('annotations');
  const saved = useComposer((state) => state.saved);
  return (
    <VisuallyHidden>
      <output>{saved === 0 ? '' : <span key={saved}>{t('saved')}</span>}</output>
    </VisuallyHidden>
  );
};

/** The annotations beside the text, and the making of new ones. */
export const AnnotationsPanel = () => {
  const composing = useAnnotating((state) => state.composing);
  const filter = useList((state) => state.filter);
  const facets = useFacets(filter);
  useEffect(() => () => light(null), []);
  return (
    <>
      <Saved />
      {composing === null ? null : <Composer key={JSON.stringify(composing.ranges)} composing={composing} />}
      <UnfinishedList />
      <Head facets={facets} />
      <TransferOutcome />
      <Listed />
    </>
  );
};
