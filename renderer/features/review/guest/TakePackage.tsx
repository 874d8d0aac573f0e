import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Field, Select, TextInput } from '#renderer/ui/Field.tsx';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Progress } from '#renderer/ui/Progress.tsx';
import { moment } from '#renderer/ui/time.ts';
import { runCommand } from '#renderer/workspace/commands.ts';
import { FailureNotice } from '#renderer/workspace/FailureNotice.tsx';
import { useWorkspace } from '#renderer/workspace/store.ts';
import styles from '../Dialogs.module.css';
import { cancelJob } from '../jobs.ts';
import { Unlock } from '../Unlock.tsx';
import {
  closeTaking,
  readApart,
  take,
  takeIntoCopy,
  unlockTaken,
  useTaking,
  type Manifest,
  type Taking,
} from './take-store.ts';

type At<A extends Taking['at']> = { readonly stage: Extract<Taking, { at: A }> };

/** What a package says of itself. */
const Facts = ({ manifest }: { readonly manifest: Manifest }) => {
  const { t, i18n } = useTranslation('review-guest');
  const { title, session, from, round, rows, made, asked } = manifest;
  const facts = [
    ['title', title],
    ...(from === '' ? [] : [['from', from] as const]),
    ['made', moment(made, i18n.language)],
    ['round', t('roundOf', { round, rows: t('rows', { count: rows }) })],
    ['asked', t(`asked.${manifest.kind === 'answers' ? 'answers' : asked}`)],
  ] as const;
  return (
    <dl className={styles.manifest} data-session={session}>
      {facts.map(([what, value]) => (
        <div key={what}>
          <dt>{t(`facts.${what}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

/** Stands in the list of reviewers for somebody who is not named there. */
const another = '\u0000';

/** Who reviews: one of those the translator named, or whoever one says one is. */
const Reviewer = ({
  names,
  missing,
  value,
  onChange,
}: {
  readonly names: readonly string[];
  readonly missing: boolean;
  readonly value: string;
  readonly onChange: (name: string) => void;
}) => {
  const { t } = useTranslation('review-guest');
  const [isNamed, setNamed] = useState(names.includes(value));
  return (
    <>
      {names.length === 0 ? null : (
        <Field label={t('take.as')}>
          {(ids) => (
            <Select
              {...ids}
              value={isNamed ? value : another}
              options={[
                ...names.map((name) => ({ value: name, label: name })),
                { value: another, label: t('take.another') },
              ]}
              onChange={(name) => {
                setNamed(name !== another);
                onChange(name === another ? '' : name);
              }}
            />
          )}
        </Field>
      )}
      {isNamed ? null : (
        <Field
          label={t(names.length === 0 ? 'take.as' : 'take.name')}
          hint={t('take.nameHint')}
          error={missing ? t('take.missing') : null}
        >
          {(ids) => (
            <TextInput
              {...ids}
              ref={focusOnMount}
              maxLength={100}
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </Field>
      )}
    </>
  );
};

const Ready = ({ stage: { manifest } }: At<'ready'>) => {
  const { t } = useTranslation('review-guest');
  const author = useWorkspace(({ preferences }) => preferences.author);
  const { reviewers, kind } = manifest;
  const [first] = reviewers;
  const proposed = author !== '' || first === undefined ? author : first;
  const [name, setName] = useState(proposed);
  // One of those who were asked only has to say yes; anybody else begins with their name.
  const isKnown = reviewers.includes(proposed);
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '') void take(name.trim());
  };
  return (
    <form className={styles.body} onSubmit={submit}>
      <Facts manifest={manifest} />
      <Reviewer names={reviewers} missing={tried && name.trim() === ''} value={name} onChange={setName} />
      <p className={styles.facts}>{t(kind === 'answers' ? 'take.answers' : 'take.copy')}</p>
      <div className={styles.buttons}>
        <Button submit look="primary" ref={isKnown ? focusOnMount : null}>
          {t(kind === 'answers' ? 'take.read' : 'take.go')}
        </Button>
        <Button onClick={closeTaking}>{t('cancel')}</Button>
      </div>
    </form>
  );
};

/** Decisions on what the reviewer suggested in a copy that is on this machine. */
const ForOwnCopy = ({ stage: { manifest, copy } }: At<'decisions'>) => {
  const { t } = useTranslation('review-guest');
  return (
    <div className={styles.body}>
      <Facts manifest={manifest} />
      <p className={styles.text}>{t('take.decisions', { name: copy.name })}</p>
      <div className={styles.buttons}>
        <Button look="primary" ref={focusOnMount} onClick={() => void takeIntoCopy()}>
          {t('take.intoCopy')}
        </Button>
        <Button onClick={readApart}>{t('take.apart')}</Button>
        <Button onClick={closeTaking}>{t('cancel')}</Button>
      </div>
    </div>
  );
};

const phases = ['reading', 'storing'] as const;

const TakingNow = ({ stage: { job, progress } }: At<'taking'>) => {
  const { t } = useTranslation('review-guest');
  const phase = phases.find((one) => one === progress?.phase) ?? 'reading';
  const known = progress !== null && progress.total > 0;
  return (
    <div className={styles.body}>
      <div className={styles.progress}>
        <p aria-live="polite">{t(`take.phase.${phase}`)}</p>
        <Progress value={known ? progress.done / progress.total : null} label={t(`take.phase.${phase}`)} />
        <Button small ref={focusOnMount} onClick={() => cancelJob(job)}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
};

/** What to do with what cannot be reviewed: another file, or nothing. */
const Otherwise = () => {
  const { t } = useTranslation('review-guest');
  const another = (): void => {
    closeTaking();
    runCommand('open');
  };
  return (
    <div className={styles.buttons}>
      <Button look="primary" ref={focusOnMount} onClick={closeTaking}>
        {t('close')}
      </Button>
      <Button onClick={another}>{t('take.otherFile')}</Button>
    </div>
  );
};

const Content = ({ stage }: { readonly stage: Taking }) => {
  const { t } = useTranslation('review-guest');
  if (stage.at === 'locked')
    return <Unlock {...stage} onUnlock={(typed) => void unlockTaken(typed)} onCancel={closeTaking} />;
  if (stage.at === 'ready') return <Ready stage={stage} />;
  if (stage.at === 'taking') return <TakingNow stage={stage} />;
  if (stage.at === 'decisions') return <ForOwnCopy stage={stage} />;
  if (stage.at === 'sent')
    return (
      <div className={styles.body}>
        <Notice tone="info" title={t('sent.title')}>
          {t('sent.text', { title: stage.manifest.title })}
        </Notice>
        <Otherwise />
      </div>
    );
  if (stage.at === 'return') {
    const { from, title } = stage.manifest;
    return (
      <div className={styles.body}>
        <Notice tone="warning" title={t('return.title', { from: from === '' ? t('noName') : from })}>
          {t('return.text', { title })}
        </Notice>
        <Otherwise />
      </div>
    );
  }
  if (stage.at === 'failed') {
    return (
      <div className={styles.body}>
        <FailureNotice failure={stage.failure} title={t('take.failed', { name: stage.name })} />
        <Otherwise />
      </div>
    );
  }
  return (
    <div className={styles.body}>
      <p>{t('take.peeking')}</p>
    </div>
  );
};

/** Opening a review package: its passphrase, what it is and who reviews, and the making of the copy. */
export const TakePackage = () => {
  const { t } = useTranslation('review-guest');
  const stage = useTaking((state) => state.stage);
  const close = (): void => {
    // The making of a copy goes on until it is cancelled: closing is not the way.
    if (stage.at !== 'taking') closeTaking();
  };
  return (
    <Dialog
      open={stage.at !== 'idle'}
      onClose={close}
      title={stage.at === 'ready' ? t('take.titleOf', { session: stage.manifest.review }) : t('take.title')}
      closeLabel={t('close')}
    >
      <Content stage={stage} />
    </Dialog>
  );
};
