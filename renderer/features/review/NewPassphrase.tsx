import { useTranslation } from 'react-i18next';
import { Field, TextInput } from '../../ui/Field.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import styles from './Dialogs.module.css';

/** The two fields a passphrase is typed into; nothing typed means none. */
export const NewPassphrase = ({
  once,
  twice,
  differ,
  onOnce,
  onTwice,
}: {
  readonly once: string;
  readonly twice: string;
  readonly differ: boolean;
  readonly onOnce: (typed: string) => void;
  readonly onTwice: (typed: string) => void;
}) => {
  const { t } = useTranslation('review-host');
  return (
    <div className={styles.pair}>
      <Field label={t('handOver.passphrase')} hint={t('handOver.passphraseHint')}>
        {(ids) => (
          <TextInput
            {...ids}
            ref={focusOnMount}
            type="password"
            autoComplete="new-password"
            maxLength={1000}
            value={once}
            onChange={(event) => onOnce(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('handOver.again')} error={differ ? t('handOver.differ') : null}>
        {(ids) => (
          <TextInput
            {...ids}
            type="password"
            autoComplete="new-password"
            maxLength={1000}
            value={twice}
            onChange={(event) => onTwice(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
};
