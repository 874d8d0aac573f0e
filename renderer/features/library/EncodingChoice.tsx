import { useTranslation } from 'react-i18next';
import type { EncodingName, Inspection } from '#api/documents.ts';
import { Cards } from '../../ui/Choice.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import { VisibleText } from '../../ui/VisibleText.tsx';
import styles from './ImportForm.module.css';

type Reading = Inspection['encodings'][number];

/** Japanese glyphs for what is Japanese; else those of the language the words are in. */
const langOf = ({ encoding, language }: Reading): string =>
  encoding === 'shift_jis' || encoding === 'euc-jp' ? 'ja' : language;

/** How many of the fitting encodings are put side by side; the rest is in the list. */
const cards = 3;

const Sample = ({ reading }: { readonly reading: Reading }) => {
  const { t } = useTranslation('library');
  return (
    <>
      <span className={styles.sample} lang={langOf(reading)}>
        <VisibleText text={reading.sample} />
      </span>
      {reading.damaged === 0 ? null : (
        <span className={styles.damaged}>{t('import.damaged', { count: reading.damaged })}</span>
      )}
    </>
  );
};

/**
 * How the file is read. Every encoding can be chosen at any time, with the words it gives shown below; where several fit
 * about equally well they stand side by side.
 */
export const EncodingChoice = ({
  inspection: { encodings, ambiguous },
  value,
  onChange,
}: {
  readonly inspection: Pick<Inspection, 'encodings' | 'ambiguous'>;
  readonly value: EncodingName;
  readonly onChange: (encoding: EncodingName) => void;
}) => {
  const { t } = useTranslation('library');
  const fitting = ambiguous ? encodings.filter(({ fits }) => fits).slice(0, cards) : [];
  const isAsked = fitting.length > 1;
  const chosen = encodings.find(({ encoding }) => encoding === value);
  const isShown = fitting.some(({ encoding }) => encoding === value);
  // A file that says its encoding itself is not asked.
  if (encodings.length === 0) return null;
  return (
    <div className={styles.encoding}>
      {isAsked ? (
        <div>
          <p className={styles.ask}>{t('import.encodingAsk')}</p>
          <Cards
            label={t('import.encoding')}
            value={value}
            onChange={onChange}
            options={fitting.map((reading) => ({
              value: reading.encoding,
              title: t(`encodingNames.${reading.encoding}`),
              text: <Sample reading={reading} />,
            }))}
          />
        </div>
      ) : null}
      <Field
        label={t(isAsked ? 'import.encodingMore' : 'import.encoding')}
        hint={!isAsked && ambiguous ? t('import.encodingNone') : null}
      >
        {(ids) => (
          <Select
            {...ids}
            className={styles.narrow}
            value={value}
            options={encodings.map(({ encoding }) => ({
              value: encoding,
              label: t(`encodingNames.${encoding}`),
            }))}
            onChange={onChange}
          />
        )}
      </Field>
      {chosen === undefined || (isAsked && isShown) ? null : (
        <div className={styles.start} aria-live="polite">
          <Sample reading={chosen} />
        </div>
      )}
    </div>
  );
};
