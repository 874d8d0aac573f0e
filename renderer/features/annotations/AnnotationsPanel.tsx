import { MessageSquareQuote } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PanelBody } from '../../ui/Panel.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { light, useAnnotating } from '../../workspace/annotations.ts';
import { CommandKeys } from '../../workspace/CommandKeys.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { Composer } from './compose/Composer.tsx';
import { useComposer } from './compose/composer-store.ts';
import { showsOrphansOnly } from './list/filters.ts';
import { Head } from './list/Head.tsx';
import { List } from './list/List.tsx';
import { setFilter, useList } from './list/list-store.ts';
import { indexesBetween, outlineOf } from './list/outline.ts';
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

const Listed = () => {
  const { t } = useTranslation('annotations');
  const { filter, group, shut } = useList();
  const [range, setRange] = useState({ first: 0, last: 30 });
  const onRange = useCallback((first: number, last: number) => setRange({ first, last: last + 10 }), []);
  // Lines are at least as many as the annotations in sight; the pages they need are known once the groups are.
  const [shown, setShown] = useState({ first: 0, last: 40 });
  const { total, groups, at, error, loading } = useAnnotations(filter, group, shown.first, shown.last);
  const outline = useMemo(() => outlineOf(total, groups, (value) => !shut.has(value)), [total, groups, shut]);
  const needed = indexesBetween(outline, range.first, range.last);
  if (needed !== null && (needed.first !== shown.first || needed.last !== shown.last)) setShown(needed);
  if (error !== null) {
    return (
      <PanelBody>
        <FailureNotice failure={failureOf(error)} />
      </PanelBody>
    );
  }
  if (loading) return <p className={styles.loading}>{t('loading')}</p>;
  const filtered = Object.keys(filter).length > 0;
  if (total === 0) return <None filtered={filtered} orphans={showsOrphansOnly(filter)} />;
  return (
    <>
      {showsOrphansOnly(filter) ? <p className={styles.note}>{t('orphansText')}</p> : null}
      <PanelBody flush>
        <List key={group} outline={outline} at={at} onRange={onRange} />
      </PanelBody>
      <p className={styles.help}>{t('help')}</p>
    </>
  );
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
