import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewInfo } from '../../../../api/review.ts';
import { Button } from '../../../ui/Button.tsx';
import { Cards } from '../../../ui/Choice.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Field, TextInput } from '../../../ui/Field.tsx';
import { focusOnMount } from '../../../ui/focus-on-mount.ts';
import { openDialog, useHost } from './host-store.ts';
import { writePackage } from './writing-store.ts';
import styles from './Dialogs.module.css';

/** The two fields a passphrase is typed into; nothing typed means none. */
const Passphrase = ({
  once,
  twice,
  differ,
  onOnce,
  onTwice,
}: {
  readonly once: string;
  readonly twice: string;
  readonly differ: boolean;
  readonly onOnce: (typed: string) => void;
  readonly onTwice: (typed: string) => void;
}) => {
  const { t } = useTranslation('review-host');
  return (
    <div className={styles.pair}>
      <Field label={t('handOver.passphrase')} hint={t('handOver.passphraseHint')}>
        {(ids) => (
          <TextInput
            {...ids}
            ref={focusOnMount}
            type="password"
            autoComplete="new-password"
            maxLength={1000}
            value={once}
            onChange={(event) => onOnce(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('handOver.again')} error={differ ? t('handOver.differ') : null}>
        {(ids) => (
          <TextInput
            {...ids}
            type="password"
            autoComplete="new-password"
            maxLength={1000}
            value={twice}
            onChange={(event) => onTwice(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
};

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
    void writePackage(review.id, round, kind, once);
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
      <Passphrase
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
