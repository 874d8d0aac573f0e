import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Field, TextInput } from '../../ui/Field.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import styles from './Dialogs.module.css';

/** Asks for the passphrase of a locked package; asks again, and says so, when the last one was `wrong`. */
export const Unlock = ({
  name,
  wrong,
  busy,
  onUnlock,
  onCancel,
}: {
  readonly name: string;
  readonly wrong: boolean;
  readonly busy: boolean;
  readonly onUnlock: (passphrase: string) => void;
  readonly onCancel: () => void;
}) => {
  const { t } = useTranslation(['review-host', 'failures']);
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onUnlock(typed);
  };
  return (
    <form className={styles.body} onSubmit={submit}>
      <Field
        label={t('takeIn.passphrase', { name })}
        error={wrong && !busy ? t('failures:review.wrong-passphrase', { name }) : null}
      >
        {(ids) => (
          <TextInput
            {...ids}
            ref={focusOnMount}
            type="password"
            autoComplete="off"
            maxLength={1000}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <div className={styles.buttons}>
        <Button submit look="primary" busy={busy} disabled={typed === ''}>
          {t('takeIn.unlock')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  );
};
