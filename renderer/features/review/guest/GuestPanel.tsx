import { useTranslation } from 'react-i18next';
import type { ReviewCopy } from '../../../../api/review.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { PanelBody, PanelSection } from '../../../ui/Panel.tsx';
import { failureOf, FailureNotice } from '../../../workspace/FailureNotice.tsx';
import { ActiveRow } from './ActiveRow.tsx';
import { GuestHead } from './GuestHead.tsx';
import { HandBackOutcome } from './HandBackOutcome.tsx';
import { LiveScore } from './LiveScore.tsx';
import { useActiveRow } from './use-active-row.ts';
import styles from './Guest.module.css';

const Row = ({ copy }: { readonly copy: ReviewCopy }) => {
  const { t } = useTranslation('review-guest');
  const { data, error } = useActiveRow();
  if (error !== null) return <FailureNotice failure={failureOf(error)} />;
  if (data === undefined) return <p className={styles.soft}>{t('loading')}</p>;
  if (data === null) return null;
  return <ActiveRow copy={copy} {...data} />;
};

/** The reviewer's side: how far one is, what one says of the active row, what others said, and the score so far. */
export const GuestPanel = ({ copy }: { readonly copy: ReviewCopy }) => {
  const { t } = useTranslation('review-guest');
  return (
    <>
      <GuestHead copy={copy} />
      <PanelBody>
        <div className={styles.told}>
          <HandBackOutcome />
          {copy.finished && copy.kind === 'handover' ? (
            <Notice tone="good" title={t('finished')}>
              {t('finishedText')}
            </Notice>
          ) : null}
        </div>
        <Row copy={copy} />
        {copy.asked === 'score' && copy.kind === 'handover' ? (
          <PanelSection title={t('score.title')}>
            <LiveScore review={copy.id} />
          </PanelSection>
        ) : null}
        <p className={styles.soft}>{t(copy.kind === 'answers' ? 'answersOnly' : 'saved')}</p>
      </PanelBody>
    </>
  );
};
