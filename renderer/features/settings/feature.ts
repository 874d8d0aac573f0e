import { Settings } from 'lucide-react';
import type { Feature } from '../../workspace/feature.ts';
import { openSheet } from '../../workspace/store.ts';
import { SettingsSheet } from './SettingsSheet.tsx';

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
      run: () => openSheet('settings'),
    },
  ],
  sheet: { id: 'settings', titleKey: 'settings:title', Icon: Settings, Content: SettingsSheet },
};
