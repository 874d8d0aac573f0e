import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewCopy } from '#api/review.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from '../Dialogs.module.css';
import { NewPassphrase } from '../NewPassphrase.tsx';
import { askToHandBack, useGuest } from './guest-store.ts';
import { handBack } from './hand-back-store.ts';

/** What is still to be done, for whoever forgot it; handing back is free all the same. */
const Undone = ({ copy: { progress } }: { readonly copy: ReviewCopy }) => {
  const { t } = useTranslation('review-guest');
  const unseen = progress.cells - progress.seen;
  const { unassessed } = progress;
  if (unseen === 0 && unassessed === 0) return <Notice tone="good">{t('handBack.complete')}</Notice>;
  return (
    <Notice tone="warning" title={t('handBack.undone')}>
      <ul className={styles.counts}>
        {unseen > 0 ? <li>{t('handBack.unseen', { count: unseen })}</li> : null}
        {unassessed > 0 ? <li>{t('handBack.unassessed', { count: unassessed })}</li> : null}
      </ul>
      <p>{t('handBack.anyway')}</p>
    </Notice>
  );
};

const Form = ({ copy }: { readonly copy: ReviewCopy }) => {
  const { t } = useTranslation('review-guest');
  const [once, setOnce] = useState('');
  const [twice, setTwice] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (once !== twice) return;
    askToHandBack(false);
    void handBack(copy, once);
  };
  return (
    <form className={styles.body} onSubmit={submit} aria-label={t('handBack.title')}>
      <p className={styles.text}>
        {t('handBack.text', { from: copy.from === '' ? t('translator') : copy.from })}
      </p>
      <Undone copy={copy} />
      <NewPassphrase
        once={once}
        twice={twice}
        differ={tried && once !== twice}
        onOnce={setOnce}
        onTwice={setTwice}
      />
      <div className={styles.buttons}>
        <Button submit look="primary">
          {t('handBack.go')}
        </Button>
        <Button onClick={() => askToHandBack(false)}>{t('cancel')}</Button>
      </div>
    </form>
  );
};

/** Handing a review back: what is still undone, and one file, locked if so wished. */
export const HandBack = ({ copy }: { readonly copy: ReviewCopy | null }) => {
  const { t } = useTranslation('review-guest');
  const asked = useGuest(({ handingBack }) => handingBack);
  return (
    <Dialog
      open={asked && copy !== null}
      onClose={() => askToHandBack(false)}
      title={t('handBack.title')}
      closeLabel={t('close')}
    >
      {copy === null ? null : <Form copy={copy} />}
    </Dialog>
  );
};
