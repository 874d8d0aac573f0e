import { useTranslation } from 'react-i18next';
import {
  languages,
  regions,
  type DocumentInfo,
  type Language,
  type ProjectInfo,
  type Region,
} from '#core/model/index.ts';
import { Cards, Checkbox } from '../../ui/Choice.tsx';
import { PanelSection } from '../../ui/Panel.tsx';
import { configure, setTargets } from '../../workspace/configure.ts';
import { NoteSettings } from './NoteSettings.tsx';
import { ProtectedWords } from './ProtectedWords.tsx';
import styles from './Settings.module.css';

const Columns = ({ document }: { readonly document: DocumentInfo }) => {
  const { t } = useTranslation(['settings', 'editor']);
  const possible = languages.filter((language) => language !== document.language);
  const change = (language: Language, on: boolean): void =>
    void setTargets(
      document.id,
      possible.filter((one) => (one === language ? on : document.targets.includes(one))),
    );
  return (
    <div className={styles.words}>
      <p className={styles.faint}>{t('columnsHelp', { name: document.name })}</p>
      {possible.map((language) => (
        <Checkbox
          key={language}
          checked={document.targets.includes(language)}
          onChange={(on) => change(language, on)}
        >
          {t(`editor:languages.${language}`)}
        </Checkbox>
      ))}
    </div>
  );
};

/** What belongs to this project: whose spelling the conversion follows, protected words, columns. */
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
      <NoteSettings settings={project.settings} />
      <h3 className={styles.subtitle}>{t('columns')}</h3>
      {project.documents.map((document) => (
        <Columns key={document.id} document={document} />
      ))}
    </PanelSection>
  );
};
