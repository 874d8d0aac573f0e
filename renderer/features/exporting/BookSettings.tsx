import { useTranslation } from 'react-i18next';
import type { LayoutFacts } from '#core/layouts/layout.ts';
import {
  backParts,
  hidings,
  highestLevel,
  isCards,
  papers,
  readingKinds,
  readingsIn,
  themes,
  type BookSettings as Settings,
} from '#core/layouts/settings.ts';
import { Checkbox } from '../../ui/Choice.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { PanelSection } from '../../ui/Panel.tsx';
import type { BookChoice } from './book-choice.ts';
import { BookOption } from './BookOption.tsx';
import styles from './Exporting.module.css';

type Change = (changed: Partial<Settings>) => void;
type Part = { readonly choice: BookChoice; readonly layout: LayoutFacts; readonly change: Change };

const Readings = ({ choice: { settings, output }, layout: { options }, change }: Part) => {
  const { t } = useTranslation('exporting');
  const hasLevel = settings.readings !== 'none' || settings.glosses;
  return (
    <>
      {options.includes('readings') ? (
        <Field
          label={t('books.readings')}
          {...(readingsIn(output, settings.readings) === settings.readings
            ? {}
            : { hint: t('books.onlyAbove') })}
        >
          {(ids) => (
            <Select
              {...ids}
              value={readingsIn(output, settings.readings)}
              onChange={(readings) => change({ readings })}
              options={readingKinds
                .filter((one) => readingsIn(output, one) === one)
                .map((one) => ({ value: one, label: t(`books.readingKinds.${one}`) }))}
            />
          )}
        </Field>
      ) : null}
      {options.includes('glosses') ? (
        <Checkbox checked={settings.glosses} onChange={(glosses) => change({ glosses })}>
          {t('books.glosses')}
        </Checkbox>
      ) : null}
      {options.includes('readings') && hasLevel ? (
        <Field label={t('books.level')} hint={t('books.levelHint')}>
          {(ids) => (
            <NumberInput
              {...ids}
              value={settings.level}
              max={highestLevel}
              step={1}
              onChange={(level) => change({ level: Math.round(level) })}
            />
          )}
        </Field>
      ) : null}
    </>
  );
};

const Look = ({ choice: { settings, output }, change }: Part) => {
  const { t } = useTranslation('exporting');
  return (
    <>
      <BookOption
        label={t('books.theme')}
        value={settings.theme}
        onChange={(theme) => change({ theme })}
        options={themes.map((one) => ({ value: one, label: t(`books.themes.${one}`) }))}
      />
      {output === 'pdf' || output === 'docx' ? (
        <BookOption
          label={t('books.paper')}
          value={settings.paper}
          onChange={(paper) => change({ paper })}
          options={papers.map((one) => ({ value: one, label: t(`books.papers.${one}`) }))}
        />
      ) : null}
    </>
  );
};

/** What a layout asks for, how the book looks, and what stands at its end. */
export const BookSettings = (part: Part) => {
  const { t } = useTranslation('exporting');
  const { choice, layout, change } = part;
  const { settings, output } = choice;
  return (
    <>
      <PanelSection title={t('books.layout')}>
        <p className={styles.faint}>{t(`books.layouts.${layout.id}.text`)}</p>
        {layout.units.length > 1 ? (
          <BookOption
            label={t('books.unit')}
            value={settings.unit}
            onChange={(unit) => change({ unit })}
            options={layout.units.map((one) => ({ value: one, label: t(`books.units.${one}`) }))}
          />
        ) : null}
        {layout.options.includes('hiding') ? (
          <BookOption
            label={t('books.hiding')}
            value={settings.hiding}
            onChange={(hiding) => change({ hiding })}
            options={hidings.map((one) => ({ value: one, label: t(`books.hidings.${one}`) }))}
          />
        ) : null}
        <Readings {...part} />
        {isCards(output) ? null : <Look {...part} />}
      </PanelSection>
      {isCards(output) ? null : (
        <PanelSection title={t('books.back')}>
          {backParts.map((one) => (
            <Checkbox
              key={one}
              checked={settings.back.includes(one)}
              onChange={(on) =>
                change({
                  back: backParts.filter((each) => (each === one ? on : settings.back.includes(each))),
                })
              }
            >
              {t(`books.backParts.${one}`)}
            </Checkbox>
          ))}
        </PanelSection>
      )}
    </>
  );
};
