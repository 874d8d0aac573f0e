import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { mqmCategories } from '#core/annotations/mqm.ts';
import { severities, type Assessment, type ReviewItem } from '#core/model/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox, Segmented } from '#renderer/ui/Choice.tsx';
import { Field, Select, TextInput } from '#renderer/ui/Field.tsx';
import { useCategoryName } from '#renderer/workspace/category-name.ts';
import { holdDraft } from '#renderer/workspace/drafts.ts';
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
  const sent = useRef(said);
  const send = async (): Promise<boolean> => {
    const reason = typed?.trim() ?? said;
    if (typed === null || reason === sent.current) return true;
    const before = sent.current;
    sent.current = reason;
    const done = await onSay(reason);
    if (!done) sent.current = before;
    return done;
  };
  const keep = useRef(send);
  useEffect(() => {
    keep.current = send;
  });
  useEffect(() => holdDraft(() => keep.current()), []);
  // Another row is looked at, or the panel is closed.
  useEffect(() => () => void keep.current(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
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

/** What is said of an item: at once what was just chosen, until the engine's answer is there. */
const useSaid = (item: ReviewItem, assessment: Assessment | null) => {
  const [chosen, setChosen] = useState<{ readonly said: Said | null } | null>(null);
  const [known, setKnown] = useState(assessment);
  if (known !== assessment) {
    setKnown(assessment);
    setChosen(null);
  }
  const said = chosen === null ? assessment : chosen.said;
  const keep = async (next: Said | null): Promise<boolean> => {
    setChosen({ said: next });
    const done = await assess(item, next);
    if (!done) setChosen(null);
    return done;
  };
  const say = (changed: Partial<Said>): Promise<boolean> => {
    const { category, severity, preferential, reason } = { ...(said ?? atFirst), ...changed };
    return keep({ category: preferential ? null : category, severity, preferential, reason });
  };
  return { said, say, clear: () => keep(null) };
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
  const { said, say, clear } = useSaid(item, assessment);
  const { category, severity, preferential, reason } = said ?? atFirst;
  const offered = categories ?? everyCategory;
  const all = category === null || offered.includes(category) ? offered : [category, ...offered];
  return (
    <fieldset ref={box} className={styles.assess} aria-label={t('assess.title')}>
      {preferential ? null : (
        <Field label={t('assess.category')} hint={said === null ? t('assess.missing') : null}>
          {(ids) => (
            <Select
              {...ids}
              value={category ?? ''}
              options={[
                { value: '', label: t('assess.choose') },
                ...all.map((id) => ({ value: id, label: categoryName(id) })),
              ]}
              onChange={(chosen) => void (chosen === '' ? clear() : say({ category: chosen }))}
            />
          )}
        </Field>
      )}
      {said === null || preferential ? null : (
        <Segmented
          label={t('assess.severity')}
          value={severity}
          options={severities.map((value) => ({ value, label: t(`annotations:severities.${value}`) }))}
          onChange={(chosen) => void say({ severity: chosen })}
        />
      )}
      <Checkbox
        checked={preferential}
        onChange={(isTaste) => void (isTaste ? say({ preferential: true }) : clear())}
      >
        {t('assess.preferential')}
      </Checkbox>
      {said === null ? null : (
        <>
          <Reason said={reason} onSay={(typed) => say({ reason: typed })} />
          <Button small look="quiet" onClick={() => void clear()}>
            {t('assess.clear')}
          </Button>
        </>
      )}
    </fieldset>
  );
};
