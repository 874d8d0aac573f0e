import { BookText } from 'lucide-react';
import type { Feature } from '../../workspace/feature.ts';
import { focusRegion } from '../../workspace/regions.ts';
import { openDrawer } from '../../workspace/store.ts';
import { Concordance } from './Concordance.tsx';
import { changeConcordance, useConcordance } from './store.ts';

const show = (): void => {
  openDrawer('concordance');
  requestAnimationFrame(() => focusRegion('drawer'));
};

/** Opens the list for what is selected, if that is a few words on one line. */
const searchSelected = (): void => {
  const selected = (window.getSelection()?.toString() ?? '').trim();
  const isUsable = selected !== '' && selected.length <= 200 && !selected.includes('\n');
  const { text } = useConcordance.getState();
  changeConcordance({ view: 'words', text: isUsable ? selected : text });
  show();
};

/** How words were translated before: in the project's confirmed rows and in its memories. */
export const concordanceFeature: Feature = {
  id: 'concordance',
  commands: [
    {
      id: 'concordance',
      group: 'panels',
      where: 'anywhere',
      // As editors of programs search in all files.
      keys: ['Mod+Shift+F'],
      settles: true,
      changes: 'nothing',
      menu: 'edit.find',
      run: searchSelected,
    },
    {
      id: 'differences',
      group: 'panels',
      where: 'anywhere',
      keys: [],
      settles: true,
      changes: 'nothing',
      menu: 'edit.find',
      run: () => {
        changeConcordance({ view: 'differences' });
        show();
      },
    },
  ],
  drawer: {
    id: 'concordance',
    titleKey: 'concordance:title',
    Icon: BookText,
    Content: Concordance,
  },
};
