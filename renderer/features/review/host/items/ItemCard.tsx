import { columnLanguage } from '#renderer/workspace/columns.ts';
import { Check, Minus, PenLine, Pilcrow, Plus, Replace, TriangleAlert, X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewItemInfo } from '#api/review.ts';
import type { Answer } from '#core/model/index.ts';
import { IconButton } from '#renderer/ui/Button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { ago, moment } from '#renderer/ui/time.ts';
import { Change, Parts } from '../../Change.tsx';
import { finePartsOf } from './fine-parts.ts';
import { arriveAt, unfold, useHost } from '../host-store.ts';
import { ItemDeeds, type Answering, type SegmentDeeds } from './ItemDeeds.tsx';
import { isOpen } from './items-words.ts';
import { Others } from './Others.tsx';
import { useValueName } from './value-names.ts';
import styles from './ItemCard.module.css';

const kindIcons = { replace: Replace, insert: Plus, delete: Minus, tags: Pilcrow } as const;
const decisionIcons = { accepted: Check, rejected: X, edited: PenLine } as const;

type Props = { readonly item: ReviewItemInfo };

/** What became of it, or what stands in its way. */
const Standing = ({ item }: Props) => {
  const { t } = useTranslation('review-host');
  const { standing, answers, contested } = item;
  const last = answers.at(-1);
  const contestedBy = ({ others }: ReviewItemInfo): string => {
    const names = [...new Set(others.filter(({ is }) => is !== 'twin').map(({ reviewer }) => reviewer))];
    return names.length === 0
      ? t('items.contestedByYou')
      : t('items.contestedBy', { names: names.map((name) => name || t('noName')).join(t('and')) });
  };
  if (standing === 'free' && !contested) return null;
  if (standing === 'answered' && last !== undefined) {
    const Icon = decisionIcons[last.decision];
    return (
      <span className={cx(styles.standing, styles[last.decision])}>
        <Icon aria-hidden />
        {t(`decisions.${last.decision}`)}
      </span>
    );
  }
  return (
    <span className={cx(styles.standing, isOpen(item) && styles.against)}>
      {isOpen(item) ? <TriangleAlert aria-hidden /> : <Check aria-hidden />}
      {standing === 'free' ? contestedBy(item) : t(`standings.${standing}`)}
    </span>
  );
};

const Where = ({ item, several }: Props & { readonly several: boolean }) => {
  const { t, i18n } = useTranslation(['review-host', 'editor']);
  const { kind, row, side, reviewer, round, made } = item;
  return (
    <span className={styles.where}>
      <span className={styles.kind}>{t(`kinds.${kind}`)}</span>
      <span>{row === null ? t('rowGone') : t('row', { row })}</span>
      {several ? <span>{t(`editor:columnNames.${side}`)}</span> : null}
      <span className={styles.who}>{reviewer === '' ? t('noName') : reviewer}</span>
      {round === null ? null : <span className={styles.soft}>{t('round', { round })}</span>}
      {made === null ? null : <span className={styles.soft}>{moment(made, i18n.language)}</span>}
      <Standing item={item} />
    </span>
  );
};

const versions = ['base', 'ours', 'theirs'] as const;
/** More code points than stand well in a third of the panel. */
const narrow = 24;

/** The three versions of a stretch that both sides changed. */
const Clash = ({
  clash,
  lang,
}: {
  readonly clash: NonNullable<ReviewItemInfo['clash']>;
  readonly lang: string | undefined;
}) => {
  const { t } = useTranslation('review-host');
  const isLong = versions.some((whose) => clash[whose].length > narrow);
  return (
    <dl className={cx(styles.clash, isLong && styles.long)}>
      {versions.map((whose) => (
        <div key={whose} className={styles.version}>
          <dt>{t(`clash.${whose}`)}</dt>
          <dd lang={lang}>
            {clash[whose] === '' ? <span className={styles.none}>{t('clash.empty')}</span> : clash[whose]}
          </dd>
        </div>
      ))}
    </dl>
  );
};

const Assessed = ({ item }: Props) => {
  const { t } = useTranslation('review-host');
  const nameOf = useValueName();
  const { assessment } = item;
  if (assessment === null) return null;
  const { category, severity, preferential, reason } = assessment;
  const facts = preferential
    ? [t('items.preferential')]
    : [...(category === null ? [] : [nameOf('categories', category)]), nameOf('severities', severity)];
  return (
    <p className={styles.assessed}>
      <span className={styles.facts}>{facts.join(' · ')}</span>
      {reason === '' ? null : <span className={styles.reason}>{reason}</span>}
    </p>
  );
};

const Said = ({ answer, now }: { readonly answer: Answer; readonly now: number }) => {
  const { t, i18n } = useTranslation('review-host');
  const { decision, by, at, reason } = answer;
  return (
    <p className={styles.answer}>
      <span className={styles.soft} title={moment(at, i18n.language)}>
        {t(`decisions.${decision}`)} · {by === '' ? t('noName') : by} · {ago(at, now, i18n.language)}
      </span>
      {reason === '' ? null : <span className={styles.reason}>{reason}</span>}
    </p>
  );
};

/** Answers within a folded card, for the mouse. */
const Quick = ({
  item,
  tabIndex,
  onAnswer,
}: Props & { readonly tabIndex: 0 | -1; readonly onAnswer: Answering }) => {
  const { t } = useTranslation('review-host');
  return (
    <span className={styles.quick}>
      <IconButton
        small
        tabIndex={tabIndex}
        label={t(item.clash === null ? 'accept' : 'takeTheirs')}
        keys="A"
        onClick={() => void onAnswer('accepted')}
      >
        <Check aria-hidden />
      </IconButton>
      <IconButton
        small
        tabIndex={tabIndex}
        label={t('reject')}
        keys="R"
        onClick={() => unfold(item.id, 'reject')}
      >
        <X aria-hidden />
      </IconButton>
    </span>
  );
};

/** One suggestion: what it changes, who says why, what became of it. Unfolded, everything that can be done with it. */
export const ItemCard = ({
  item,
  several,
  unfolded,
  writable,
  now,
  tabIndex,
  onGo,
  onAnswer,
  onSegment,
}: Props & {
  /** Several texts are reviewed: which one it is about is said. */
  readonly several: boolean;
  readonly unfolded: boolean;
  readonly writable: boolean;
  /** Milliseconds, for "5 minutes ago". */
  readonly now: number;
  readonly tabIndex: 0 | -1;
  readonly onGo: () => void;
  readonly onAnswer: Answering;
  readonly onSegment: SegmentDeeds;
}) => {
  const { t } = useTranslation('review-host');
  const eachChange = useHost((state) => state.eachChange);
  const fine = useMemo(() => (eachChange ? finePartsOf(item) : []), [eachChange, item]);
  const Icon = kindIcons[item.kind];
  const { clash, answers, parts } = item;
  const open = isOpen(item);
  const quick = open && writable && !unfolded;
  return (
    <article
      data-item={item.id}
      data-reviewer={item.reviewer}
      data-standing={item.standing}
      data-quick={quick}
      className={cx(styles.card, unfolded && styles.unfolded, !open && styles.settled)}
    >
      <Icon aria-hidden className={styles.glyph} />
      <button
        type="button"
        data-list-focus
        tabIndex={tabIndex}
        aria-expanded={unfolded}
        className={styles.main}
        ref={arriveAt(item.id)}
        onClick={onGo}
      >
        <Where item={item} several={several} />
        <span className={styles.change}>
          {fine.length > 1 ? <Parts item={item} parts={fine} /> : <Change item={item} />}
        </span>
      </button>
      {quick ? <Quick item={item} tabIndex={tabIndex} onAnswer={onAnswer} /> : null}
      <div className={styles.rest}>
        {clash !== null && open ? <Clash clash={clash} lang={columnLanguage(item.side)} /> : null}
        <Assessed item={item} />
        {parts.length < 2 ? null : <p className={styles.soft}>{t('items.parts', { count: parts.length })}</p>}
        <Others item={item} tabIndex={tabIndex} />
        {answers.map((answer) => (
          <Said key={`${answer.by} ${answer.at} ${answer.decision}`} answer={answer} now={now} />
        ))}
        {unfolded && writable ? <ItemDeeds item={item} onAnswer={onAnswer} onSegment={onSegment} /> : null}
      </div>
    </article>
  );
};
