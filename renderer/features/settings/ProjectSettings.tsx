import { useTranslation } from 'react-i18next';
import { regions, type ProjectInfo, type Region } from '#core/model/index.ts';
import { Cards } from '../../ui/Choice.tsx';
import { PanelSection } from '../../ui/Panel.tsx';
import { configure } from '../../workspace/configure.ts';
import { ColumnSettings } from './ColumnSettings.tsx';
import { NoteSettings } from './NoteSettings.tsx';
import { ProtectedWords } from './ProtectedWords.tsx';
import { SpellingSettings } from './SpellingSettings.tsx';
import styles from './Settings.module.css';

/** What belongs to this project: whose spelling the conversion follows, protected words, whether spelling is checked, columns. */
export const ProjectSettings = ({ project }: { readonly project: ProjectInfo }) => {
  const { t } = useTranslation('settings');
  return (
    <PanelSection title={t('project')}>
      <h3 className={styles.subtitle}>{t('region')}</h3>
      <Cards<Region>
        label={t('region')}
        value={project.settings.region}
        onChange={(region) => void configure({ ...project.settings, region })}
        options={regions.map((region) => ({
          value: region,
          title: t(`regions.${region}`),
          text: t(`regionText.${region}`),
        }))}
      />
      <p className={styles.faint}>{t('regionHelp')}</p>
      <ProtectedWords settings={project.settings} />
      <SpellingSettings path={project.path} />
      <NoteSettings settings={project.settings} />
      <ColumnSettings project={project} />
    </PanelSection>
  );
};
