import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry, Sequence } from '#core/model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { PanelBody, PanelHead } from '../../ui/Panel.tsx';
import { dayOf, timeOfDay } from '../../ui/time.ts';
import { changeFollowed, goToChange, historyChanges, useChangePages } from '../../workspace/row-changes.ts';
import { RowChanges } from '../../workspace/RowChanges.tsx';
import { sentence } from './HistoryItem.tsx';
import styles from './HistoryItem.module.css';

const Head = ({ entry, total }: { readonly entry: HistoryEntry; readonly total: number }) => {
  const { t, i18n } = useTranslation(['history', 'editor']);
  return (
    <p className={styles.head}>
      <span className={styles.what}>
        {sentence(t, entry, undefined)} · {t('changes.total', { count: total })}
      </span>
      {entry.undone ? <span className={styles.label}>{t('undone')}</span> : null}
      <time dateTime={entry.at}>
        {dayOf(entry.at, i18n.language)} {timeOfDay(entry.at, i18n.language)}
      </time>
    </p>
  );
};

/** The rows that one action of the history changed. */
export const Changes = ({
  sequence,
  onBack,
}: {
  readonly sequence: Sequence;
  readonly onBack: () => void;
}) => {
  const { t } = useTranslation('history');
  const { data } = useChangePages(historyChanges(sequence), '');
  const first = data?.pages[0];
  return (
    <>
      <PanelHead>
        <Button
          ref={focusOnMount}
          className={styles.back}
          look="quiet"
          small
          icon={<ArrowLeft aria-hidden />}
          onClick={onBack}
        >
          {t('changes.back')}
        </Button>
        {first === undefined ? null : <Head entry={first.entry} total={first.all} />}
      </PanelHead>
      <PanelBody flush>
        <RowChanges
          key={sequence}
          focusFirst
          source={historyChanges(sequence)}
          followed={changeFollowed(sequence)}
          onGo={(change) => goToChange(sequence, change)}
        />
      </PanelBody>
    </>
  );
};
