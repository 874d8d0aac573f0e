import { ArrowUpFromLine, ChevronDown, ChevronUp, CircleCheck, Eye, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReviewCopy } from '#api/review.ts';
import { Button, IconButton } from '#renderer/ui/Button.tsx';
import { Menu, MenuHeading, MenuItem, MenuLine } from '#renderer/ui/Menu.tsx';
import { PanelHead } from '#renderer/ui/Panel.tsx';
import { Progress } from '#renderer/ui/Progress.tsx';
import { CommandKeys } from '#renderer/workspace/CommandKeys.tsx';
import { runCommand, titleKey, useKey } from '#renderer/workspace/commands.ts';
import { handedOverColumn } from '#renderer/workspace/reviewing.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { finish } from './deeds.ts';
import { markings } from './difference.ts';
import { setMarking, useGuest } from './guest-store.ts';
import { useHandBack } from './hand-back-store.ts';
import styles from './Guest.module.css';

type Props = { readonly copy: ReviewCopy };

/** How changes are shown in the text. */
const LookMenu = () => {
  const { t } = useTranslation(['review-guest', 'commands']);
  const marking = useGuest((state) => state.marking);
  const handedOverKey = useKey('toggleHandedOver');
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
      <MenuItem checked={!isHidden} keys={handedOverKey} onSelect={() => runCommand('toggleHandedOver')}>
        {t(`commands:titles.toggleHandedOver`)}
      </MenuItem>
    </Menu>
  );
};

/** To the next or the previous text that waits for the reviewer; where there are only answers, that has some. */
const Steps = ({ kind }: Pick<ReviewCopy, 'kind'>) => {
  const { t } = useTranslation(['review-guest', 'commands']);
  const labels =
    kind === 'answers'
      ? { previousUnseen: t('step.previous'), nextUnseen: t('step.next') }
      : { previousUnseen: t(titleKey('previousUnseen')), nextUnseen: t(titleKey('nextUnseen')) };
  const keys = { previousUnseen: useKey('previousUnseen'), nextUnseen: useKey('nextUnseen') };
  return (
    <span className={styles.steps}>
      {(['previousUnseen', 'nextUnseen'] as const).map((id) => (
        <IconButton key={id} small label={labels[id]} keys={keys[id]} onClick={() => runCommand(id)}>
          {id === 'nextUnseen' ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}
        </IconButton>
      ))}
    </span>
  );
};

const HowFar = ({ copy: { progress, asked, finished, kind } }: Props) => {
  const { t } = useTranslation('review-guest');
  const { cells, seen, accepted, changed, commented, unassessed } = progress;
  return (
    <>
      <div className={styles.line}>
        <p className={styles.seen}>{t('progress.seen', { seen, count: cells })}</p>
        <Steps kind={kind} />
      </div>
      <Progress value={cells === 0 ? 1 : seen / cells} label={t('progress.label')} />
      <p className={styles.soft}>
        {[
          t('progress.accepted', { count: accepted }),
          t('progress.changed', { count: changed }),
          t('progress.commented', { count: commented }),
        ].join(t('and'))}
      </p>
      {asked === 'score' && unassessed > 0 && !finished ? (
        <div className={styles.deeds}>
          <Button small onClick={() => runCommand('nextUnassessed')}>
            {t('progress.unassessed', { count: unassessed })}
            <CommandKeys id="nextUnassessed" />
          </Button>
        </div>
      ) : null}
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
  const { title, round, from, reviewer, kind } = copy;
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
      {kind === 'answers' ? (
        <div className={styles.line}>
          <p>{t('step.title')}</p>
          <Steps kind={kind} />
        </div>
      ) : (
        <>
          <HowFar copy={copy} />
          <Deeds copy={copy} />
        </>
      )}
    </PanelHead>
  );
};
