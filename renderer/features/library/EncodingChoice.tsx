import { useTranslation } from 'react-i18next';
import type { EncodingName, Inspection } from '../../../api/documents.ts';
import { Cards } from '../../ui/Choice.tsx';
import { VisibleText } from '../../ui/VisibleText.tsx';
import styles from './ImportForm.module.css';

const langOf = (encoding: EncodingName, fallback: string): string => {
  if (encoding === 'big5') return 'zh-Hant';
  if (encoding === 'gb18030') return 'zh-Hans';
  return encoding === 'shift_jis' ? 'ja' : fallback;
};

/** The encodings that fit, each with how the text begins when read that way. One that fits alone is only named. */
export const EncodingChoice = ({
  inspection,
  value,
  onChange,
}: {
  readonly inspection: Inspection;
  readonly value: EncodingName;
  readonly onChange: (encoding: EncodingName) => void;
}) => {
  const { t } = useTranslation('library');
  if (!inspection.ambiguous) {
    const start = inspection.encodings.find(({ encoding }) => encoding === value)?.sample ?? '';
    return (
      <div className={styles.start}>
        <p className={styles.label}>{t('import.encodingIs', { name: t(`encodingNames.${value}`) })}</p>
        <p className={styles.sample} lang={inspection.language}>
          <VisibleText text={start} />
        </p>
      </div>
    );
  }
  return (
    <div>
      <p className={styles.ask}>{t('import.encodingAsk')}</p>
      <Cards
        label={t('import.encoding')}
        value={value}
        onChange={onChange}
        options={inspection.encodings.map(({ encoding, sample }) => ({
          value: encoding,
          title: t(`encodingNames.${encoding}`),
          text: (
            <span className={styles.sample} lang={langOf(encoding, inspection.language)}>
              <VisibleText text={sample} />
            </span>
          ),
        }))}
      />
    </div>
  );
};
