import { useQuery } from '@tanstack/react-query';
import { Server } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api.ts';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { answerOf } from '../../workspace/queries.ts';
import { openSheet } from '../../workspace/store.ts';
import { teamsKey } from './teams.ts';
import styles from './TeamStatus.module.css';

/** In the status bar while a server is set up: which, and how it stands. Nothing otherwise. */
export const TeamStatus = () => {
  const { t } = useTranslation('memory');
  const { data } = useQuery({
    queryKey: teamsKey,
    queryFn: () => answerOf(client.teamMemory.list({})),
  });
  return (data ?? []).map(({ place, host, link, waiting }) => (
    <Tooltip key={place} text={t('team.statusTitle')}>
      <button
        type="button"
        className={styles.status}
        data-link={link}
        onClick={() => openSheet('teamMemories')}
      >
        <Server aria-hidden />
        {waiting > 0
          ? t('team.statusWaiting', { host, state: t(`team.link.${link}`), count: waiting })
          : t('team.status', { host, state: t(`team.link.${link}`) })}
      </button>
    </Tooltip>
  ));
};
