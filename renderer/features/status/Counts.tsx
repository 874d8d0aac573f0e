import { languageAt } from '#renderer/workspace/columns.ts';
import { useTranslation } from 'react-i18next';
import { isUnspaced, type ProjectInfo, type SideCounts } from '#core/model/index.ts';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { runCommand, useKey } from '../../workspace/commands.ts';
import styles from './StatusBar.module.css';

/** Counts of the active column: what the column is measured in by those who pay for it. A click shows those of all. */
export const Length = ({
  project,
  counts,
}: {
  readonly project: ProjectInfo;
  readonly counts: SideCounts;
}) => {
  const { t } = useTranslation('status');
  const keys = useKey('statistics');
  const language = languageAt(project, counts.side, null) ?? 'und';
  return (
    <Tooltip text={t('statistics')} keys={keys}>
      <button type="button" className={styles.place} onClick={() => runCommand('statistics')}>
        {t(isUnspaced(language) ? 'han' : 'words', { count: counts.words })}
        <span className={styles.dot} aria-hidden>
          ·
        </span>
        {t('characters', { count: counts.characters })}
      </button>
    </Tooltip>
  );
};
