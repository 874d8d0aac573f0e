import type { Feature } from '../../workspace/feature.ts';
import { setPreferences } from '../../workspace/preferences.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { ReadingsBar } from './ReadingsBar.tsx';
import { lastWay } from './ways.ts';

/** How the characters of the row, or of what is selected, are read. */
export const readingsFeature: Feature = {
  id: 'readings',
  commands: [
    {
      id: 'toggleReadings',
      group: 'view',
      where: 'anywhere',
      keys: ['Mod+Alt+Z'],
      changes: 'outside',
      menu: 'view.panels',
      run: () => {
        const { readings } = useWorkspace.getState().preferences;
        void setPreferences({ readings: readings === 'off' ? lastWay() : 'off' });
      },
    },
  ],
  Above: ReadingsBar,
};
