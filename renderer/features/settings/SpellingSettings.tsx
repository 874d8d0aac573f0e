import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client, onEvent } from '../../api.ts';
import { Checkbox } from '../../ui/Choice.tsx';
import { settleDrafts } from '../../workspace/drafts.ts';
import { answerOf, queryClient } from '../../workspace/queries.ts';
import { notifyFailure } from '../../workspace/store.ts';
import styles from './Settings.module.css';

/** Under which what is known of the spelling of a project is kept. */
const rootKey = 'spelling';

onEvent('spelling.changed', () => void queryClient.invalidateQueries({ queryKey: [rootKey] }));

const setChecks = async (checks: boolean): Promise<void> => {
  if (!(await settleDrafts())) return;
  const answer = await client.spelling.set({ checks });
  if (!answer.ok) notifyFailure(answer.error);
};

/** Whether English is checked in the project, as its file says. */
export const SpellingSettings = ({ path }: { readonly path: string }) => {
  const { t } = useTranslation('settings');
  const state = useQuery({
    queryKey: [rootKey, path],
    queryFn: () => answerOf(client.spelling.state({})),
    staleTime: 0,
  }).data;
  return (
    <div className={styles.words}>
      <h3 className={styles.subtitle}>{t('spelling')}</h3>
      <Checkbox
        checked={state?.checks === true}
        disabled={state === undefined}
        onChange={(checks) => void setChecks(checks)}
      >
        {t('spellingChecks')}
      </Checkbox>
      <p className={styles.faint}>{t(state?.available === false ? 'spellingUnavailable' : 'spellingHelp')}</p>
    </div>
  );
};
