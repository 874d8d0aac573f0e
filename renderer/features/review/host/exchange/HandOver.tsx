import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewInfo } from '#api/review.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Cards } from '#renderer/ui/Choice.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { NewPassphrase } from '../../NewPassphrase.tsx';
import { openDialog, useHost } from '../host-store.ts';
import { writePackage } from './writing-store.ts';
import styles from '../../Dialogs.module.css';

const Form = ({ review }: { readonly review: ReviewInfo }) => {
  const { t } = useTranslation('review-host');
  const [once, setOnce] = useState('');
  const [twice, setTwice] = useState('');
  const [tried, setTried] = useState(false);
  const [kind, setKind] = useState<'handover' | 'answers'>('handover');
  const round = review.rounds.at(-1)?.round ?? 1;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (once !== twice) return;
    openDialog(null);
    void writePackage(review, kind, once);
  };
  return (
    <form className={styles.body} onSubmit={submit} aria-label={t('handOver.title')}>
      <p className={styles.text}>{t('handOver.text', { round })}</p>
      {review.counts.standings.answered > 0 ? (
        <Cards<'handover' | 'answers'>
          label={t('handOver.kind')}
          value={kind}
          onChange={setKind}
          options={(['handover', 'answers'] as const).map((value) => ({
            value,
            title: t(`handOver.kinds.${value}`),
            text: t(`handOver.kindText.${value}`),
          }))}
        />
      ) : null}
      <NewPassphrase
        once={once}
        twice={twice}
        differ={tried && once !== twice}
        onOnce={setOnce}
        onTwice={setTwice}
      />
      <div className={styles.buttons}>
        <Button submit look="primary">
          {t('handOver.go')}
        </Button>
        <Button onClick={() => openDialog(null)}>{t('cancel')}</Button>
      </div>
    </form>
  );
};

/** Handing a review over: one file, locked if so wished. */
export const HandOver = ({ review }: { readonly review: ReviewInfo | undefined }) => {
  const { t } = useTranslation('review-host');
  const open = useHost(({ dialog }) => dialog === 'hand-over');
  return (
    <Dialog
      open={open && review !== undefined}
      onClose={() => openDialog(null)}
      title={t('handOver.title')}
      closeLabel={t('close')}
    >
      {review === undefined ? null : <Form review={review} />}
    </Dialog>
  );
};
