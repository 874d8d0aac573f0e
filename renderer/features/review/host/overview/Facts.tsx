import { ArrowDownToLine, ArrowUpFromLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReviewInfo, ReviewParcel, ReviewRound } from '#api/review.ts';
import { PanelBody, PanelSection } from '#renderer/ui/Panel.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { moment } from '#renderer/ui/time.ts';
import { ReviewDeeds } from './ReviewDeeds.tsx';
import { useScopeName } from './use-scope-name.ts';
import { WritingOutcome } from '../exchange/WritingOutcome.tsx';
import styles from './ReviewView.module.css';

const Parcel = ({ parcel }: { readonly parcel: ReviewParcel }) => {
  const { t, i18n } = useTranslation('review-host');
  const { direction, kind, from, at, name } = parcel;
  const Arrow = direction === 'out' ? ArrowUpFromLine : ArrowDownToLine;
  return (
    <li className={styles.parcel}>
      <Arrow aria-hidden />
      <div>
        <p>
          {direction === 'out'
            ? t(`parcels.out.${kind}`)
            : t(`parcels.in.${kind}`, { name: from === '' ? t('noName') : from })}
        </p>
        <p className={styles.soft}>
          {moment(at, i18n.language)} · {name}
        </p>
      </div>
    </li>
  );
};

const Round = ({
  round: { round, made, rows },
  parcels,
}: {
  readonly round: ReviewRound;
  readonly parcels: readonly ReviewParcel[];
}) => {
  const { t, i18n } = useTranslation('review-host');
  return (
    <li>
      <p className={styles.roundHead}>
        <span className={styles.roundName}>{t('round', { round })}</span>
        <span className={styles.soft}>{t('frozen', { when: moment(made, i18n.language), count: rows })}</span>
      </p>
      {parcels.length === 0 ? (
        <p className={styles.soft}>{t('parcels.none')}</p>
      ) : (
        <ul className={styles.parcels}>
          {parcels.map((parcel) => (
            <Parcel key={`${parcel.direction} ${parcel.at} ${parcel.name}`} parcel={parcel} />
          ))}
        </ul>
      )}
    </li>
  );
};

const Basics = ({ review }: { readonly review: ReviewInfo }) => {
  const { t, i18n } = useTranslation(['review-host', 'editor']);
  const scopeName = useScopeName();
  const { asked, sides, profile, reviewers, opened, rounds } = review;
  const facts: readonly (readonly [string, string])[] = [
    [t('askedFor'), t(`asked.${asked}`)],
    [t('open.scope'), `${scopeName(review)} · ${t('size.rows', { count: rounds.at(-1)?.rows ?? 0 })}`],
    [t('open.texts'), sides.map((side) => t(`editor:columnNames.${side}`)).join(t('and'))],
    ...(profile === null
      ? []
      : [
          [
            t('profile.title'),
            `${t([`profile.names.${profile.id}`, 'profile.names.own'])} · ${t(`profile.counts.${profile.count.side}`)}`,
          ] as const,
        ]),
    [t('open.reviewers'), reviewers.length === 0 ? t('noReviewers') : reviewers.join(t('and'))],
    [t('openedAt'), moment(opened, i18n.language)],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

/** What a review is about, what went out and came in, and what can be done with it. */
export const Facts = ({ review }: { readonly review: ReviewInfo }) => {
  const { t } = useTranslation('review-host');
  const { rounds, parcels, counts, movedOn, closed } = review;
  return (
    <PanelBody>
      <PanelSection title={t('about')}>
        <Basics review={review} />
      </PanelSection>
      <PanelSection title={t('deeds')}>
        <ReviewDeeds review={review} />
        <WritingOutcome review={review} />
        {movedOn && !closed && review.scope.is !== 'book' ? <Notice>{t('movedOn')}</Notice> : null}
        {counts.adrift > 0 ? <Notice tone="warning">{t('adrift', { count: counts.adrift })}</Notice> : null}
      </PanelSection>
      <PanelSection title={t('roundsTitle')}>
        <ul className={styles.rounds}>
          {[...rounds].reverse().map((round) => (
            <Round
              key={round.round}
              round={round}
              parcels={parcels.filter((parcel) => parcel.round === round.round).reverse()}
            />
          ))}
        </ul>
      </PanelSection>
    </PanelBody>
  );
};
