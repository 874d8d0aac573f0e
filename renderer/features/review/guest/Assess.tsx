import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { mqmCategories } from '../../../../core/annotations/mqm.ts';
import { severities, type Assessment, type ReviewItem } from '../../../../core/model/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox, Segmented } from '../../../ui/Choice.tsx';
import { Field, Select, TextInput } from '../../../ui/Field.tsx';
import { useCategoryName } from '../../../workspace/category-name.ts';
import { holdDraft } from '../../../workspace/drafts.ts';
import { assess } from './deeds.ts';
import styles from './Guest.module.css';

type Said = Omit<Assessment, 'item'>;

const atFirst: Said = { category: null, severity: 'minor', preferential: false, reason: '' };
const everyCategory = mqmCategories.map(({ id }) => id);

/** Why the change was made. Kept when the field is left, and before anything else happens to the project. */
const Reason = ({
  said,
  onSay,
}: {
  readonly said: string;
  readonly onSay: (reason: string) => Promise<boolean>;
}) => {
  const { t } = useTranslation('review-guest');
  const [typed, setTyped] = useState<string | null>(null);
  const keep = useRef<() => Promise<boolean>>(() => Promise.resolve(true));
  const send = async (): Promise<boolean> => {
    if (typed === null || typed.trim() === said) return true;
    return onSay(typed.trim());
  };
  useEffect(() => {
    keep.current = send;
  });
  useEffect(() => holdDraft(() => keep.current()), []);
  // Another row is looked at, or the panel is closed.
  useEffect(() => () => void keep.current(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };
  return (
    <Field label={t('assess.reason')}>
      {(ids) => (
        <TextInput
          {...ids}
          maxLength={10_000}
          value={typed ?? said}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => void send()}
        />
      )}
    </Field>
  );
};

/** What the reviewer says of an item: what kind of error it mends and how grave it is, or that it is a matter of taste. */
export const Assess = ({
  item,
  assessment,
  categories,
  focused,
}: {
  readonly item: ReviewItem;
  readonly assessment: Assessment | null;
  /** Those of the profile; null offers all of MQM. */
  readonly categories: readonly string[] | null;
  /** The reviewer was led here: the first field takes the focus. */
  readonly focused: boolean;
}) => {
  const { t } = useTranslation(['review-guest', 'annotations']);
  const categoryName = useCategoryName();
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const select = focused ? box.current?.querySelector('select') : null;
    select?.focus();
    select?.scrollIntoView({ block: 'nearest' });
  }, [focused]);
  const said: Said = assessment ?? atFirst;
  const say = (changed: Partial<Said>): Promise<boolean> => {
    const { category, severity, preferential, reason } = { ...said, ...changed };
    return assess(item, { category: preferential ? null : category, severity, preferential, reason });
  };
  const offered = categories ?? everyCategory;
  const all =
    said.category === null || offered.includes(said.category) ? offered : [said.category, ...offered];
  return (
    <fieldset ref={box} className={styles.assess} aria-label={t('assess.title')}>
      {said.preferential ? null : (
        <Field label={t('assess.category')} hint={assessment === null ? t('assess.missing') : null}>
          {(ids) => (
            <Select
              {...ids}
              value={said.category ?? ''}
              options={[
                { value: '', label: t('assess.choose') },
                ...all.map((id) => ({ value: id, label: categoryName(id) })),
              ]}
              onChange={(category) => void (category === '' ? assess(item, null) : say({ category }))}
            />
          )}
        </Field>
      )}
      {assessment === null || said.preferential ? null : (
        <Segmented
          label={t('assess.severity')}
          value={said.severity}
          options={severities.map((value) => ({ value, label: t(`annotations:severities.${value}`) }))}
          onChange={(severity) => void say({ severity })}
        />
      )}
      <Checkbox
        checked={said.preferential}
        onChange={(preferential) => void (preferential ? say({ preferential }) : assess(item, null))}
      >
        {t('assess.preferential')}
      </Checkbox>
      {assessment === null ? null : (
        <>
          <Reason said={said.reason} onSay={(reason) => say({ reason })} />
          <Button small look="quiet" onClick={() => void assess(item, null)}>
            {t('assess.clear')}
          </Button>
        </>
      )}
    </fieldset>
  );
};
