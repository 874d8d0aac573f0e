import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemFilter } from '../../../../api/review.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Field, TextInput } from '../../../ui/Field.tsx';
import { focusOnMount } from '../../../ui/focus-on-mount.ts';
import { answerAll } from './deeds.ts';
import dialogs from '../Dialogs.module.css';
import styles from './Items.module.css';

type Decision = 'accepted' | 'rejected';
type Props = { readonly review: string; readonly filter: ItemFilter; readonly total: number };

const Confirm = ({
  review,
  filter,
  total,
  decision,
  onDone,
}: Props & { readonly decision: Decision; readonly onDone: () => void }) => {
  const { t } = useTranslation('review-host');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const done = await answerAll(review, filter, decision, reason.trim());
    setBusy(false);
    if (done) onDone();
  };
  return (
    <form className={dialogs.body} onSubmit={(event) => void submit(event)}>
      <p className={dialogs.text}>{t(`bulk.text.${decision}`, { count: total })}</p>
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
        <Button submit look="primary" busy={busy} ref={focusOnMount}>
          {t(`bulk.go.${decision}`, { count: total })}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
    </form>
  );
};

/** Answering everything the list shows at once, in one step of undo. */
export const Bulk = (props: Props) => {
  const { t } = useTranslation('review-host');
  const [decision, setDecision] = useState<Decision | null>(null);
  const { total } = props;
  const close = (): void => setDecision(null);
  return (
    <div className={styles.bulk}>
      {(['accepted', 'rejected'] as const).map((one) => (
        <Button key={one} small onClick={() => setDecision(one)}>
          {t(`bulk.button.${one}`, { count: total })}
        </Button>
      ))}
      <Dialog
        open={decision !== null}
        onClose={close}
        title={decision === null ? '' : t(`bulk.title.${decision}`, { count: total })}
        closeLabel={t('close')}
      >
        {decision === null ? null : <Confirm {...props} decision={decision} onDone={close} />}
      </Dialog>
    </div>
  );
};
