import { PanelBody } from '../../ui/Panel.tsx';
import { useWorkspace } from '../../workspace/store.ts';
import { ProjectSettings } from './ProjectSettings.tsx';
import { YourSettings } from './YourSettings.tsx';

/** The user's own settings, then the project's. */
export const SettingsPanel = () => {
  const project = useWorkspace((state) => state.project);
  return (
    <PanelBody>
      <YourSettings />
      {project === null || project.readOnly ? null : <ProjectSettings project={project} />}
    </PanelBody>
  );
};
