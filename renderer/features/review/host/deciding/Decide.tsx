import { columnLanguage } from '#renderer/workspace/columns.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SegmentChoiceInfo, SegmentDecision } from '#api/review.ts';
import { client } from '#renderer/api.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Cards } from '#renderer/ui/Choice.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { Difference } from '#renderer/workspace/Difference.tsx';
import { failureOf, FailureNotice } from '#renderer/workspace/FailureNotice.tsx';
import { answerOf, liveKey } from '#renderer/workspace/queries.ts';
import { closeDeciding, useDeciding, type Deciding } from './decide-store.ts';
import { decideOn } from '../deeds.ts';
import { ReasonForm } from '../items/ReasonForm.tsx';
import dialogs from '../../Dialogs.module.css';
import styles from './Decide.module.css';

/** A text to choose, under the name of its place in the list. */
type Option = { readonly value: string; readonly choice: SegmentChoiceInfo | null; readonly text: string };

const optionsOf = ({ choices }: SegmentDecision, { preview }: Deciding): readonly Option[] => [
  ...(preview === null ? [] : [{ value: 'preview', choice: null, text: preview.text }]),
  ...choices.map((choice, n) => ({ value: String(n), choice, text: choice.text })),
];

const firstOf = (options: readonly Option[], { reviewer }: Deciding): string => {
  const theirs = options.find(({ choice }) => reviewer !== null && choice?.reviewers.includes(reviewer));
  return (options.find(({ value }) => value === 'preview') ?? theirs ?? options[0])?.value ?? '';
};

/** Whose text a choice is. */
const useChoiceName = (): ((choice: SegmentChoiceInfo | null) => string) => {
  const { t } = useTranslation('review-host');
  return (choice) => {
    if (choice === null) return t('decide.is.preview');
    const names = choice.reviewers.map((name) => (name === '' ? t('noName') : name)).join(t('and'));
    return t(`decide.is.${choice.is}`, { names });
  };
};

const Choosing = ({
  deciding,
  decision,
}: {
  readonly deciding: Deciding;
  readonly decision: SegmentDecision;
}) => {
  const { t } = useTranslation('review-host');
  const nameOf = useChoiceName();
  const options = optionsOf(decision, deciding);
  const [value, setValue] = useState(() => firstOf(options, deciding));
  const chosen = options.find((option) => option.value === value);
  const { side, locked, present } = decision;
  const isBarred = locked && chosen?.text !== present;
  const send = (reason: string): Promise<boolean> =>
    chosen === undefined ? Promise.resolve(false) : decideOn(deciding, chosen, reason);
  return (
    <ReasonForm go={t('decide.go')} disabled={isBarred} onSend={send} onDone={closeDeciding}>
      <Cards
        label={t('decide.choose')}
        value={value}
        onChange={setValue}
        options={options.map((option) => ({
          value: option.value,
          title: nameOf(option.choice),
          text: (
            <span lang={columnLanguage(side)} className={styles.text}>
              {option.text === '' ? t('clash.empty') : option.text}
              {option.choice?.tagged === true ? ` (${t('decide.tagged')})` : null}
            </span>
          ),
        }))}
      />
      <section aria-live="polite" aria-label={t('decide.result')} className={styles.result}>
        <p className={styles.label}>{t('decide.result')}</p>
        {chosen === undefined ? null : chosen.text === present ? (
          <p>{t('decide.same')}</p>
        ) : (
          <p className={styles.text}>
            <Difference before={present} after={chosen.text} lang={columnLanguage(side)} />
          </p>
        )}
        {chosen?.choice === null || chosen?.choice?.is === 'combined' ? (
          <p className={styles.unread}>{t('decide.unread')}</p>
        ) : null}
        {isBarred ? <p className={styles.unread}>{t('decide.locked')}</p> : null}
      </section>
    </ReasonForm>
  );
};

const Content = ({ deciding }: { readonly deciding: Deciding }) => {
  const { t } = useTranslation('review-host');
  const { review, segment, side } = deciding;
  const { data, error } = useQuery({
    queryKey: [liveKey, 'review', 'choices', review, segment, side],
    queryFn: () => answerOf(client.review.choices({ review, segment, side })),
    gcTime: 0,
  });
  if (error !== null)
    return (
      <div className={dialogs.body}>
        <FailureNotice failure={failureOf(error)} />
        <div className={dialogs.buttons}>
          <Button look="primary" ref={focusOnMount} onClick={closeDeciding}>
            {t('close')}
          </Button>
        </div>
      </div>
    );
  if (data === undefined) return <p className={dialogs.body}>{t('decide.loading')}</p>;
  // What may be chosen changed under the dialog: it begins anew.
  return <Choosing key={JSON.stringify(data)} deciding={deciding} decision={data} />;
};

/** Decides on a segment as a whole: every text there is, and what comes of it. */
export const Decide = () => {
  const { t } = useTranslation('review-host');
  const deciding = useDeciding();
  return (
    <Dialog
      open={deciding !== null}
      onClose={closeDeciding}
      title={t('decide.title')}
      closeLabel={t('close')}
      wide
    >
      {deciding === null ? null : <Content deciding={deciding} />}
    </Dialog>
  );
};
