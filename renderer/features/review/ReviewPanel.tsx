import { useTranslation } from 'react-i18next';
import { PanelBody } from '../../ui/Panel.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { GuestPanel } from './guest/GuestPanel.tsx';
import { HostPanel } from './host/HostPanel.tsx';
import { useOverview } from './use-overview.ts';
import styles from './Panel.module.css';

/** Reviews beside the text: those of the translator's project, or the copy that is reviewed. */
export const ReviewPanel = () => {
  const { t } = useTranslation('review');
  const { data, error } = useOverview();
  if (error !== null) {
    return (
      <PanelBody>
        <FailureNotice failure={failureOf(error)} />
      </PanelBody>
    );
  }
  if (data === undefined) return <p className={styles.loading}>{t('loading')}</p>;
  return data.role === 'host' ? <HostPanel reviews={data.reviews} /> : <GuestPanel copy={data.copy} />;
};
