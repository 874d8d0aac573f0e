import { useTranslation } from 'react-i18next';
import { saysLanguage, type Choices, type ImportOption } from '#core/formats/import-options.ts';
import { Checkbox } from '../../ui/Choice.tsx';
import { Field, Select, TextInput } from '../../ui/Field.tsx';
import styles from './FormatOptions.module.css';

type OptionProps = {
  readonly format: string;
  readonly option: ImportOption;
  readonly value: string | boolean | undefined;
  readonly onChange: (value: string | boolean) => void;
};

const OptionField = ({ format, option, value, onChange }: OptionProps) => {
  const { t, i18n } = useTranslation('formats');
  const key = `formats:${format}.options.${option.id}`;
  const name = t(`formats:${format}.options.${option.id}.name`);
  const hint = i18n.exists(`${key}.help`) ? t(`formats:${format}.options.${option.id}.help`) : undefined;
  if (option.kind === 'switch')
    return (
      <div>
        <Checkbox checked={value === true} onChange={onChange}>
          {name}
        </Checkbox>
        {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
      </div>
    );
  return (
    <Field label={name} hint={hint}>
      {(ids) =>
        option.kind === 'choice' ? (
          <Select
            {...ids}
            className={styles.narrow}
            value={String(value ?? option.default)}
            onChange={onChange}
            options={option.values.map((one) => ({
              value: one,
              label: t(`formats:${format}.options.${option.id}.values.${one}`),
            }))}
          />
        ) : (
          <TextInput
            {...ids}
            value={String(value ?? option.default)}
            maxLength={10_000}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
};

/** What can be chosen of how files of a format are read; nothing for formats without such. Closed at first: what is usual is chosen; open where the language of the original is among them. */
export const FormatOptions = ({
  format,
  options,
  choices,
  onChange,
}: {
  readonly format: string;
  readonly options: readonly ImportOption[];
  readonly choices: Choices;
  readonly onChange: (id: string, value: string | boolean) => void;
}) => {
  const { t } = useTranslation(['library', 'formats']);
  if (options.length === 0) return null;
  return (
    <details className={styles.options} open={options.some(saysLanguage)}>
      <summary>{t('library:import.options', { format: t(`formats:${format}.name`) })}</summary>
      <div className={styles.list}>
        {options.map((option) => (
          <OptionField
            key={option.id}
            format={format}
            option={option}
            value={choices[option.id]}
            onChange={(value) => onChange(option.id, value)}
          />
        ))}
      </div>
    </details>
  );
};
