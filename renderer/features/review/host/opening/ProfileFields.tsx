import { useTranslation } from 'react-i18next';
import { mqmCategories } from '#core/annotations/mqm.ts';
import { severities, type Column } from '#core/model/index.ts';
import { scoreProfiles, type ScoreProfile } from '#core/review/profiles.ts';
import { cx } from '#renderer/ui/cx.ts';
import { Checkbox, Segmented } from '#renderer/ui/Choice.tsx';
import { Field, Select } from '#renderer/ui/Field.tsx';
import { NumberInput } from '#renderer/ui/NumberInput.tsx';
import { useCategoryName } from '#renderer/workspace/category-name.ts';
import {
  countKey,
  countsOf,
  multiplierSets,
  multipliersOf,
  withCategory,
  withCount,
  withWeight,
  type MultiplierChoice,
} from './open-draft.ts';
import styles from './OpenDialog.module.css';

type Fields = { readonly profile: ScoreProfile; readonly onChange: (profile: ScoreProfile) => void };

const numbers = ['threshold', 'allowed'] as const;

const Multipliers = ({ profile, onChange }: Fields) => {
  const { t } = useTranslation(['review-host', 'annotations']);
  const chosen = multipliersOf(profile);
  const sets = (['mqm', 'flat'] as const).map((value) => ({
    value,
    label: severities.map((severity) => multiplierSets[value][severity]).join(' / '),
  }));
  return (
    <fieldset className={styles.set}>
      <legend className={styles.label}>{t('profile.multipliers')}</legend>
      <div className={styles.inside}>
        <Segmented<MultiplierChoice>
          label={t('profile.multipliers')}
          value={chosen}
          options={chosen === 'own' ? [...sets, { value: 'own', label: t('profile.own') }] : sets}
          onChange={(value) => {
            if (value !== 'own') onChange({ ...profile, multipliers: multiplierSets[value] });
          }}
        />
        <div className={styles.columns}>
          {severities.map((severity) => (
            <Field key={severity} label={t(`annotations:severities.${severity}`)}>
              {(ids) => (
                <NumberInput
                  {...ids}
                  value={profile.multipliers[severity]}
                  onChange={(points) =>
                    onChange({ ...profile, multipliers: { ...profile.multipliers, [severity]: points } })
                  }
                />
              )}
            </Field>
          ))}
        </div>
      </div>
    </fieldset>
  );
};

const allCategories: readonly string[] = mqmCategories.map(({ id }) => id);

const Categories = ({ profile, onChange }: Fields) => {
  const { t } = useTranslation('review-host');
  const nameOf = useCategoryName();
  const weights = new Map(profile.categories.map(({ id, weight }) => [id, weight]));
  return (
    <div>
      <p className={styles.label}>{t('profile.categories', { count: profile.categories.length })}</p>
      <ul className={styles.categories} aria-label={t('profile.categoriesList')}>
        {mqmCategories.map(({ id, parent }) => {
          const weight = weights.get(id);
          return (
            <li key={id} className={cx(styles.category, parent !== null && styles.child)}>
              <Checkbox
                checked={weight !== undefined}
                onChange={(taken) => onChange(withCategory(profile, allCategories, id, taken))}
              >
                {nameOf(id)}
              </Checkbox>
              {weight === undefined ? null : (
                <span className={styles.weight}>
                  <NumberInput
                    aria-label={t('profile.weight', { name: nameOf(id) })}
                    value={weight}
                    onChange={(now) => onChange(withWeight(profile, id, now))}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
};

const Details = ({ profile, missing, onChange }: Fields & { readonly missing: boolean }) => {
  const { t } = useTranslation('review-host');
  return (
    <div className={styles.inside}>
      <Multipliers profile={profile} onChange={onChange} />
      <div className={styles.columns}>
        {numbers.map((name) => (
          <Field
            key={name}
            label={t(`profile.${name}`)}
            hint={t(`profile.${name}Hint`)}
            error={missing && name === 'threshold' ? t('open.missing.threshold') : null}
          >
            {(ids) => (
              <NumberInput
                {...ids}
                min={name === 'allowed' ? 0.01 : 0}
                value={profile[name]}
                onChange={(value) => onChange({ ...profile, [name]: value })}
              />
            )}
          </Field>
        ))}
      </div>
      <Checkbox
        checked={profile.criticalFails}
        onChange={(criticalFails) => onChange({ ...profile, criticalFails })}
      >
        {t('profile.criticalFails')}
      </Checkbox>
      <Checkbox
        checked={profile.repeatsOnce}
        onChange={(repeatsOnce) => onChange({ ...profile, repeatsOnce })}
      >
        {t('profile.repeatsOnce')}
      </Checkbox>
      <Categories profile={profile} onChange={onChange} />
    </div>
  );
};

/** How the review is scored: one of the profiles, of which everything can be changed. */
export const ProfileFields = ({
  profile,
  columns,
  missing,
  onChange,
}: Fields & { readonly columns: readonly Column[]; readonly missing: boolean }) => {
  const { t } = useTranslation(['review-host', 'editor']);
  const counts = countsOf(columns);
  return (
    <section className={styles.profile} aria-label={t('profile.title')}>
      <div className={styles.columns}>
        <Field label={t('profile.title')} hint={t(`profile.about.${profile.id}`)}>
          {(ids) => (
            <Select
              {...ids}
              value={profile.id}
              onChange={(id) => {
                const chosen = scoreProfiles.find((one) => one.id === id);
                if (chosen !== undefined) onChange(withCount(chosen, profile.count));
              }}
              options={scoreProfiles.map(({ id }) => ({ value: id, label: t(`profile.names.${id}`) }))}
            />
          )}
        </Field>
        <Field label={t('profile.count')} hint={t('profile.countHint')}>
          {(ids) => (
            <Select
              {...ids}
              value={countKey(profile.count)}
              onChange={(key) => {
                const chosen = counts.find((count) => countKey(count) === key);
                if (chosen !== undefined) onChange(withCount(profile, chosen));
              }}
              options={counts.map((count) => ({
                value: countKey(count),
                label: t(`profile.counts.${count.side}`),
              }))}
            />
          )}
        </Field>
      </div>
      <details className={styles.more} open={missing || undefined}>
        <summary>{t('profile.adjust')}</summary>
        <Details profile={profile} missing={missing} onChange={onChange} />
      </details>
    </section>
  );
};
