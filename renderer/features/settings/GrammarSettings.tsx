import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client, onEvent } from '../../api.ts';
import { Checkbox } from '../../ui/Choice.tsx';
import { settleDrafts } from '../../workspace/drafts.ts';
import { setPreferences } from '../../workspace/preferences.ts';
import { answerOf, queryClient } from '../../workspace/queries.ts';
import { useWorkspace } from '../../workspace/store.ts';
import styles from './Settings.module.css';

const rootKey = 'grammar';
const askAgain = (): void => void queryClient.invalidateQueries({ queryKey: [rootKey] });

onEvent('grammar.changed', askAgain);
onEvent('grammar.stopped', askAgain);

const setOn = async (grammar: boolean): Promise<void> => {
  if (await settleDrafts()) await setPreferences({ grammar });
  askAgain();
};

/** Whether the grammar of English is checked on this machine, what that takes, and how the checker does. */
export const GrammarSettings = () => {
  const { t } = useTranslation('settings');
  const on = useWorkspace((state) => state.preferences.grammar);
  const state = useQuery({
    queryKey: [rootKey],
    queryFn: () => answerOf(client.grammar.state({})),
    staleTime: 0,
  }).data;
  const isMissing = state?.available === false;
  return (
    <div className={styles.words}>
      <h3 className={styles.subtitle}>{t('grammar')}</h3>
      <Checkbox checked={on} disabled={isMissing && !on} onChange={(to) => void setOn(to)}>
        {t('grammarChecks')}
      </Checkbox>
      <p className={styles.faint}>{t(isMissing ? 'grammarUnavailable' : 'grammarHelp')}</p>
      <output className={styles.faint}>
        {on && state !== undefined && !isMissing ? t(`grammarPhases.${state.phase}`) : null}
      </output>
    </div>
  );
};
