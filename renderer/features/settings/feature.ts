import { Settings } from 'lucide-react';
import type { Feature } from '../../workspace/feature.ts';
import { openPanel } from '../../workspace/store.ts';
import { SettingsPanel } from './SettingsPanel.tsx';

/** The user's settings and the project's. */
export const settingsFeature: Feature = {
  id: 'settings',
  commands: [
    {
      id: 'settings',
      group: 'panels',
      where: 'anywhere',
      keys: ['Mod+,'],
      changes: 'outside',
      menu: 'file.settings',
      bar: { section: 'panels', icon: Settings, panel: 'settings' },
      run: () => openPanel('settings'),
    },
  ],
  panel: { id: 'settings', titleKey: 'settings:title', Icon: Settings, Content: SettingsPanel },
};
