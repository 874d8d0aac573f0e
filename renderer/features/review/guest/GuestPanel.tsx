import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewCopy } from '#api/review.ts';
import { Segmented } from '#renderer/ui/Choice.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PanelBody, PanelSection } from '#renderer/ui/Panel.tsx';
import { failureOf, FailureNotice } from '#renderer/workspace/FailureNotice.tsx';
import { ActiveRow } from './ActiveRow.tsx';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { Decisions, useDecisions } from './Decisions.tsx';
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

type Part = 'row' | 'decisions' | 'score';

/** What there is to look at beside the text: the row and what one says of it, what became of suggestions, the score. */
const partsOf = ({ kind, asked }: ReviewCopy, decided: number): readonly Part[] => {
  if (kind === 'handover') return decided > 0 ? ['row', 'decisions'] : ['row'];
  return asked === 'score' ? ['decisions', 'score'] : ['decisions'];
};

const RowPart = ({ copy }: { readonly copy: ReviewCopy }) => {
  const { t } = useTranslation('review-guest');
  return (
    <PanelBody>
      <div className={styles.told}>
        <HandBackOutcome />
        {copy.finished ? (
          <Notice tone="good" title={t('finished')}>
            {t('finishedText')}
          </Notice>
        ) : null}
      </div>
      <Row copy={copy} />
      {copy.asked === 'score' ? (
        <PanelSection title={t('score.title')}>
          <LiveScore review={copy.id} />
        </PanelSection>
      ) : null}
      <p className={styles.soft}>{t('saved')}</p>
    </PanelBody>
  );
};

/**
 * The reviewer's side: how far one is, what one says of the active row, what others said, what became of suggestions, and the score so
 * far. A copy that only tells decisions begins with these.
 */
export const GuestPanel = ({ copy }: { readonly copy: ReviewCopy }) => {
  const { t } = useTranslation('review-guest');
  const decided = useDecisions().length;
  const parts = partsOf(copy, decided);
  const opened = useWorkspace((state) => state.panelOpened);
  const intent = useWorkspace((state) => state.panelIntent);
  const [chosen, choose] = useState<{ readonly part: Part; readonly opened: number } | null>(null);
  // Decisions that were just taken are what the panel was opened for, until something else is chosen.
  const wanted = intent === 'decisions' && chosen?.opened !== opened ? 'decisions' : chosen?.part;
  const part = parts.find((one) => one === wanted) ?? parts[0];
  return (
    <>
      <GuestHead copy={copy} />
      {parts.length < 2 ? null : (
        <div className={styles.parts}>
          <Segmented<Part>
            label={t('parts')}
            value={part ?? 'row'}
            onChange={(next) => choose({ part: next, opened })}
            options={parts.map((value) => ({
              value,
              label: t(`part.${value}`),
              ...(value === 'decisions' ? { count: decided } : {}),
            }))}
          />
        </div>
      )}
      {part === 'row' ? <RowPart copy={copy} /> : null}
      {part === 'decisions' ? <Decisions reviewer={copy.reviewer} /> : null}
      {part === 'score' ? (
        <PanelBody label={t('part.score')}>
          <LiveScore review={copy.id} />
        </PanelBody>
      ) : null}
      {copy.kind === 'answers' ? <p className={styles.counts}>{t('answersOnly')}</p> : null}
    </>
  );
};
