import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Toast, ToastRegion } from '../ui/Toast.tsx';
import { runCommand } from './commands.ts';
import styles from './Notices.module.css';
import { dismiss, useWorkspace } from './store.ts';

/** The passing messages. The last action is the toast's own; one before it stands in the text. */
export const Notices = () => {
  const { t } = useTranslation();
  const notices = useWorkspace((state) => state.notices);
  const messages = notices.map(({ id, tone, key, params, actions = [] }) => {
    const last = actions.at(-1);
    const first = actions.length > 1 ? actions[0] : undefined;
    return (
      <Toast
        key={id}
        tone={tone}
        closeLabel={t('common:close')}
        onClose={() => dismiss(id)}
        action={
          last === undefined
            ? undefined
            : {
                label: t(last.key),
                run: () => {
                  dismiss(id);
                  last.run();
                },
              }
        }
      >
        {t(key, { ...params })}
        {first === undefined ? null : (
          <Button
            small
            className={styles.first}
            onClick={() => {
              dismiss(id);
              first.run();
            }}
          >
            {t(first.key)}
          </Button>
        )}
      </Toast>
    );
  });
  return (
    <ToastRegion label={t('common:notices')} onNowhere={() => void runCommand('focusText')}>
      {messages}
    </ToastRegion>
  );
};
