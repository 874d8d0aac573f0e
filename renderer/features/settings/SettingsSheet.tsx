import { PanelBody } from '../../ui/Panel.tsx';
import { useWorkspace } from '../../workspace/store.ts';
import { ProjectSettings } from './ProjectSettings.tsx';
import { YourSettings } from './YourSettings.tsx';
import styles from './Settings.module.css';

/** The user's own settings, then the project's. */
export const SettingsSheet = () => {
  const project = useWorkspace((state) => state.project);
  return (
    <PanelBody>
      <div className={styles.sheet}>
        <YourSettings />
        {project === null || project.readOnly ? null : <ProjectSettings project={project} />}
      </div>
    </PanelBody>
  );
};
