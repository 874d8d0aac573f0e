import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { interfaceLanguages, leastFontSize, mostFontSize, type Preferences } from '#api/preference-values.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Choice.tsx';
import { Field, Select, TextInput } from '../../ui/Field.tsx';
import { PanelSection } from '../../ui/Panel.tsx';
import { runCommand } from '../../workspace/commands.ts';
import { setPreferences } from '../../workspace/preferences.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { GrammarSettings } from './GrammarSettings.tsx';
import styles from './Settings.module.css';

/** Languages call themselves by their own names, in every interface language. */
const ownNames = { en: 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' } as const;
const themes = ['system', 'light', 'dark'] as const;

/** A number with a button on either side; the steps keep to `digits` decimals. */
const Stepper = ({
  label,
  value,
  shown,
  step,
  min,
  max,
  less,
  more,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly shown: string;
  readonly step: number;
  readonly min: number;
  readonly max: number;
  readonly less: string;
  readonly more: string;
  readonly onChange: (value: number) => void;
}) => {
  const to = (by: number): void =>
    onChange(Math.min(max, Math.max(min, Math.round((value + by) * 100) / 100)));
  return (
    <fieldset className={styles.stepper}>
      <legend className={styles.label}>{label}</legend>
      <IconButton look="outline" label={less} disabled={value <= min} onClick={() => to(-step)}>
        <Minus aria-hidden />
      </IconButton>
      <output className={styles.number}>{shown}</output>
      <IconButton look="outline" label={more} disabled={value >= max} onClick={() => to(step)}>
        <Plus aria-hidden />
      </IconButton>
    </fieldset>
  );
};

const Author = ({ author }: { readonly author: string }) => {
  const { t } = useTranslation('settings');
  const [name, setName] = useState(author);
  const keep = (): void => {
    if (name.trim() !== author) void setPreferences({ author: name.trim() });
  };
  return (
    <Field label={t('author')} hint={t('authorHelp')}>
      {(ids) => (
        <TextInput
          {...ids}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keep();
          }}
        />
      )}
    </Field>
  );
};

const Type = ({ preferences }: { readonly preferences: Preferences }) => {
  const { t, i18n } = useTranslation('settings');
  const decimals = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 1 });
  return (
    <div className={styles.pair}>
      <Stepper
        label={t('fontSize')}
        value={preferences.fontSize}
        shown={String(preferences.fontSize)}
        step={1}
        min={leastFontSize}
        max={mostFontSize}
        less={t('smaller')}
        more={t('larger')}
        onChange={(fontSize) => void setPreferences({ fontSize })}
      />
      <Stepper
        label={t('lineSpacing')}
        value={preferences.lineSpacing}
        shown={decimals.format(preferences.lineSpacing)}
        step={0.1}
        min={1.2}
        max={2.4}
        less={t('tighter')}
        more={t('looser')}
        onChange={(lineSpacing) => void setPreferences({ lineSpacing })}
      />
    </div>
  );
};

/** What the user likes, in all projects. Takes effect at once. */
export const YourSettings = () => {
  const { t } = useTranslation(['settings', 'commands']);
  const preferences = useWorkspace((state) => state.preferences);
  return (
    <PanelSection title={t('you')}>
      <Field label={t('language')}>
        {(ids) => (
          <Select
            {...ids}
            value={preferences.language}
            onChange={(language) => void setPreferences({ language })}
            options={[
              { value: 'system', label: t('languageSystem') },
              ...interfaceLanguages.map((language) => ({
                value: language,
                label: ownNames[language],
                lang: language,
              })),
            ]}
          />
        )}
      </Field>
      <div>
        <p id="theme" className={styles.label}>
          {t('theme')}
        </p>
        <Segmented
          labelledBy="theme"
          value={preferences.theme}
          onChange={(theme) => void setPreferences({ theme })}
          options={themes.map((theme) => ({ value: theme, label: t(`themes.${theme}`) }))}
        />
      </div>
      <Type preferences={preferences} />
      <div>
        <Button onClick={() => runCommand('changeKeys')}>{t('commands:titles.changeKeys')}</Button>
      </div>
      <Author key={preferences.author} author={preferences.author} />
      <GrammarSettings />
    </PanelSection>
  );
};
