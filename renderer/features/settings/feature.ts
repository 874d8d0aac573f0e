import type { Feature } from '../../workspace/feature.ts';
import { openPanel } from '../../workspace/store.ts';
import { SettingsPanel } from './SettingsPanel.tsx';

/** The user's settings and the project's. */
export const settingsFeature: Feature = {
  id: 'settings',
  commands: { settings: { run: () => openPanel('settings') } },
  panel: { id: 'settings', titleKey: 'settings:title', Content: SettingsPanel },
};
