import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemFilter } from '#api/review.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { answerAll } from '../deeds.ts';
import { ReasonForm } from './ReasonForm.tsx';
import dialogs from '../../Dialogs.module.css';
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
  return (
    <ReasonForm
      go={t(`bulk.go.${decision}`, { count: total })}
      onSend={(reason) => answerAll(review, filter, decision, reason)}
      onDone={onDone}
    >
      <p className={dialogs.text}>{t(`bulk.text.${decision}`, { count: total })}</p>
    </ReasonForm>
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
