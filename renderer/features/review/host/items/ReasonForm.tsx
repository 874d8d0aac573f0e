import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { Field, TextInput } from '#renderer/ui/Field.tsx';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import dialogs from '../../Dialogs.module.css';

/** What is decided by a dialog, with a reason that may be left out: sent once, and closed when it is written. */
export const ReasonForm = ({
  go,
  disabled = false,
  onSend,
  onDone,
  children,
}: {
  /** The words of the button that decides. */
  readonly go: string;
  readonly disabled?: boolean;
  /** Answers whether it is written. */
  readonly onSend: (reason: string) => Promise<boolean>;
  readonly onDone: () => void;
  readonly children: ReactNode;
}) => {
  const { t } = useTranslation('review-host');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || disabled) return;
    setBusy(true);
    const done = await onSend(reason.trim());
    setBusy(false);
    if (done) onDone();
  };
  return (
    <form className={dialogs.body} onSubmit={(event) => void submit(event)}>
      {children}
      <Field label={t('items.reason')}>
        {(ids) => (
          <TextInput
            {...ids}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className={dialogs.buttons}>
        <Button submit look="primary" busy={busy} disabled={disabled} ref={focusOnMount}>
          {go}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
    </form>
  );
};
