import { ArrowUpFromLine, ChevronDown, ChevronUp, CircleCheck, Eye, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReviewCopy } from '../../../../api/review.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Menu, MenuHeading, MenuItem, MenuLine } from '../../../ui/Menu.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { PanelHead } from '../../../ui/Panel.tsx';
import { Progress } from '../../../ui/Progress.tsx';
import { fileSize } from '../../../ui/time.ts';
import { bindingsOf, runCommand, titleKey, type CommandId } from '../../../workspace/commands.ts';
import { ExportOutcome } from '../../../workspace/ExportOutcome.tsx';
import { handedOverColumn } from '../../../workspace/reviewing.ts';
import { useWorkspace } from '../../../workspace/store.ts';
import { cancelJob } from '../jobs.ts';
import { finish } from './deeds.ts';
import { markings } from './difference.ts';
import { setMarking, useGuest } from './guest-store.ts';
import { closeHandBack, useHandBack } from './hand-back-store.ts';
import styles from './Guest.module.css';

type Props = { readonly copy: ReviewCopy };

/** How changes are shown in the text. */
const LookMenu = () => {
  const { t } = useTranslation(['review-guest', 'commands']);
  const marking = useGuest((state) => state.marking);
  const isHidden = useWorkspace(({ preferences }) => preferences.hiddenColumns.includes(handedOverColumn));
  return (
    <Menu
      align="end"
      trigger={
        <IconButton small label={t('look.title')}>
          <Eye aria-hidden />
        </IconButton>
      }
    >
      <MenuHeading>{t('look.marks')}</MenuHeading>
      {markings.map((value) => (
        <MenuItem key={value} checked={marking === value} onSelect={() => setMarking(value)}>
          {t(`look.marking.${value}`)}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem
        checked={!isHidden}
        keys={bindingsOf('toggleHandedOver')[0]}
        onSelect={() => runCommand('toggleHandedOver')}
      >
        {t(`commands:titles.toggleHandedOver`)}
      </MenuItem>
    </Menu>
  );
};

const Step = ({ id, up }: { readonly id: CommandId; readonly up: boolean }) => {
  const { t } = useTranslation();
  const Icon = up ? ChevronUp : ChevronDown;
  return (
    <IconButton small label={t(titleKey(id))} keys={bindingsOf(id)[0] ?? ''} onClick={() => runCommand(id)}>
      <Icon aria-hidden />
    </IconButton>
  );
};

const HowFar = ({ copy: { progress, asked } }: Props) => {
  const { t } = useTranslation('review-guest');
  const { cells, seen, accepted, changed, commented, unassessed } = progress;
  return (
    <>
      <div className={styles.line}>
        <p className={styles.seen}>{t('progress.seen', { seen, count: cells })}</p>
        <span className={styles.steps}>
          <Step id="previousUnseen" up />
          <Step id="nextUnseen" up={false} />
        </span>
      </div>
      <Progress value={cells === 0 ? 1 : seen / cells} label={t('progress.label')} />
      <p className={styles.soft}>
        {[
          t('progress.accepted', { count: accepted }),
          t('progress.changed', { count: changed }),
          t('progress.commented', { count: commented }),
        ].join(t('and'))}
      </p>
      {asked === 'score' && unassessed > 0 ? (
        <div className={styles.deeds}>
          <Button small onClick={() => runCommand('nextUnassessed')}>
            {t('progress.unassessed', { count: unassessed })}
            <Kbd keys={bindingsOf('nextUnassessed')[0] ?? ''} />
          </Button>
        </div>
      ) : null}
    </>
  );
};

const Outcome = () => {
  const { t, i18n } = useTranslation('review-guest');
  const stage = useHandBack((state) => state.stage);
  if (stage.at === 'idle') return null;
  return (
    <>
      <ExportOutcome
        stage={stage}
        facts={({ rows, bytes }) =>
          t('handBack.facts', { count: rows, size: fileSize(bytes, i18n.language) })
        }
        progressText={({ done, total }) => t('handBack.progress', { done, total })}
        onCancel={cancelJob}
      />
      {stage.at === 'writing' ? null : (
        <Button small look="quiet" onClick={closeHandBack}>
          {t('close')}
        </Button>
      )}
    </>
  );
};

const Deeds = ({ copy }: Props) => {
  const { t } = useTranslation('review-guest');
  const writing = useHandBack(({ stage }) => stage.at === 'writing');
  const readOnly = useWorkspace(({ project }) => project?.readOnly ?? true);
  if (readOnly) return null;
  return (
    <div className={styles.deeds}>
      <Button
        look="primary"
        icon={<ArrowUpFromLine aria-hidden />}
        busy={writing}
        onClick={() => runCommand('handBack')}
      >
        {t('handBack.button')}
      </Button>
      {copy.finished ? (
        <Button icon={<RotateCcw aria-hidden />} onClick={() => void finish(false)}>
          {t('reopen')}
        </Button>
      ) : (
        <Button icon={<CircleCheck aria-hidden />} onClick={() => runCommand('finishReview')}>
          {t('finish')}
        </Button>
      )}
    </div>
  );
};

/** What is reviewed, how far one is, and what can be done with the review as a whole. */
export const GuestHead = ({ copy }: Props) => {
  const { t } = useTranslation('review-guest');
  const { title, round, from, reviewer, kind, finished } = copy;
  const facts = [
    t('round', { round }),
    ...(from === '' ? [] : [t('fromWhom', { name: from })]),
    t('you', { name: reviewer }),
  ];
  return (
    <PanelHead>
      <div className={styles.line}>
        <h2 className={styles.title}>{title}</h2>
        <LookMenu />
      </div>
      <p className={styles.soft}>{facts.join(' · ')}</p>
      {kind === 'answers' ? null : (
        <>
          <HowFar copy={copy} />
          {finished ? (
            <Notice tone="good" title={t('finished')}>
              {t('finishedText')}
            </Notice>
          ) : null}
          <Deeds copy={copy} />
          <Outcome />
        </>
      )}
    </PanelHead>
  );
};
