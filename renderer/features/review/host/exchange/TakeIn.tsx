import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { Cards } from '#renderer/ui/Choice.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Field, TextInput } from '#renderer/ui/Field.tsx';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { Progress } from '#renderer/ui/Progress.tsx';
import { moment } from '#renderer/ui/time.ts';
import { FailureNotice } from '#renderer/workspace/FailureNotice.tsx';
import { Unlock } from '../../Unlock.tsx';
import { cancelJob } from '../../jobs.ts';
import { BookOutcome } from './BookOutcome.tsx';
import { MergeOutcome } from './MergeOutcome.tsx';
import {
  chooseAnother,
  closeTakeIn,
  takeIn,
  takeWord,
  unlock,
  useTakeIn,
  type TakeIn as Stage,
  type Wanted,
} from './take-in-store.ts';
import styles from '../../Dialogs.module.css';

type At<A extends Stage['at']> = { readonly stage: Extract<Stage, { at: A }> };

const Cancel = () => {
  const { t } = useTranslation('review-host');
  return <Button onClick={closeTakeIn}>{t('cancel')}</Button>;
};

const Ready = ({ stage: { manifest } }: At<'ready'>) => {
  const { t, i18n } = useTranslation('review-host');
  const [apply, setApply] = useState<'keep' | 'apply'>('keep');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void takeIn(apply === 'apply');
  };
  return (
    <form className={styles.body} onSubmit={submit}>
      <p className={styles.facts}>
        <span className={styles.strong}>{manifest.review}</span>
        <br />
        {[
          manifest.from === '' ? t('noName') : manifest.from,
          t('round', { round: manifest.round }),
          t('size.rows', { count: manifest.rows }),
          moment(manifest.made, i18n.language),
        ].join(' · ')}
      </p>
      {manifest.asked === 'comment' ? null : (
        <Cards<'keep' | 'apply'>
          label={t('takeIn.how')}
          value={apply}
          onChange={setApply}
          options={(['keep', 'apply'] as const).map((value) => ({
            value,
            title: t(`takeIn.hows.${value}`),
            text: t(`takeIn.howText.${value}`),
          }))}
        />
      )}
      <div className={styles.buttons}>
        <Button submit look="primary" ref={focusOnMount}>
          {t('takeIn.go')}
        </Button>
        <Cancel />
      </div>
    </form>
  );
};

const Word = ({ stage: { proposed } }: At<'word'>) => {
  const { t } = useTranslation('review-host');
  const [reviewer, setReviewer] = useState(proposed);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reviewer.trim() !== '') void takeWord(reviewer.trim());
  };
  return (
    <form className={styles.body} onSubmit={submit}>
      <Field label={t('word.reviewer')} hint={t('word.reviewerHint')}>
        {(ids) => (
          <TextInput
            {...ids}
            ref={focusOnMount}
            maxLength={100}
            value={reviewer}
            onChange={(event) => setReviewer(event.target.value)}
          />
        )}
      </Field>
      <div className={styles.buttons}>
        <Button submit look="primary" disabled={reviewer.trim() === ''}>
          {t('takeIn.go')}
        </Button>
        <Cancel />
      </div>
    </form>
  );
};

const Merging = ({ stage: { job, progress } }: At<'merging'>) => {
  const { t } = useTranslation('review-host');
  const known = progress !== null && progress.total > 0;
  return (
    <div className={styles.body}>
      <div className={styles.progress}>
        <p aria-live="polite">
          {known ? t('takeIn.progress', { done: progress.done, total: progress.total }) : t('takeIn.merging')}
        </p>
        <Progress value={known ? progress.done / progress.total : null} label={t('takeIn.merging')} />
        <Button small onClick={() => cancelJob(job)}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
};

const Content = ({ stage }: { readonly stage: Stage }) => {
  const { t } = useTranslation('review-host');
  if (stage.at === 'locked')
    return <Unlock {...stage} onUnlock={(typed) => void unlock(typed)} onCancel={closeTakeIn} />;
  if (stage.at === 'ready') return <Ready stage={stage} />;
  if (stage.at === 'word') return <Word stage={stage} />;
  if (stage.at === 'merging') return <Merging stage={stage} />;
  if (stage.at === 'done') return <MergeOutcome report={stage.report} />;
  if (stage.at === 'book') return <BookOutcome reports={stage.reports} refused={stage.refused} />;
  return (
    <div className={styles.body}>
      {stage.at === 'failed' ? (
        <>
          <FailureNotice failure={stage.failure} title={t('takeIn.failed')} />
          <div className={styles.buttons}>
            <Button look="primary" ref={focusOnMount} onClick={closeTakeIn}>
              {t('close')}
            </Button>
            <Button onClick={() => void chooseAnother()}>{t('takeIn.another')}</Button>
          </div>
        </>
      ) : (
        <p>{t('takeIn.peeking')}</p>
      )}
    </div>
  );
};

const titles: Record<Wanted['is'], string> = {
  package: 'takeIn.title',
  book: 'book.title',
  word: 'word.importTitle',
};
const doneTitles: Partial<Record<Stage['at'], string>> = { done: 'takeIn.done', book: 'book.done' };

/** Taking in what came back: what it is, its passphrase, how it is taken, and what became of it. */
export const TakeIn = () => {
  const { t } = useTranslation('review-host');
  const { stage, wanted } = useTakeIn();
  const close = (): void => {
    // A merge goes on until it is cancelled: closing is not the way.
    if (stage.at !== 'merging') closeTakeIn();
  };
  return (
    <Dialog
      open={stage.at !== 'idle'}
      onClose={close}
      title={t(doneTitles[stage.at] ?? titles[wanted.is])}
      closeLabel={t('close')}
      wide={(stage.at === 'done' && 'rows' in stage.report) || stage.at === 'book'}
    >
      <Content stage={stage} />
    </Dialog>
  );
};
