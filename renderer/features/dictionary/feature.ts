import { BookType } from 'lucide-react';
import { selection } from '../../workspace/annotations.ts';
import type { Feature } from '../../workspace/feature.ts';
import { focusRegion } from '../../workspace/regions.ts';
import { openDrawer } from '../../workspace/store.ts';
import { Dictionary } from './Dictionary.tsx';
import { setLookedUp } from './store.ts';

/** UTF-16 units of a text that somebody may want to look up. */
const longest = 200;

/** Opens the dictionary for what is selected in the text, or else anywhere, if that is a few words. */
const lookUpSelected = (): void => {
  const inText = selection().map(({ quote }) => quote ?? '');
  const selected = (inText[0] ?? window.getSelection()?.toString() ?? '').trim();
  if (selected !== '' && selected.length <= longest) setLookedUp(selected);
  openDrawer('dictionary');
  requestAnimationFrame(() => focusRegion('drawer'));
};

/** CC-CEDICT: words in either script, and English ones, with their readings. */
export const dictionaryFeature: Feature = {
  id: 'dictionary',
  commands: [
    {
      id: 'lookUp',
      group: 'panels',
      where: 'anywhere',
      keys: ['Mod+Alt+X'],
      changes: 'nothing',
      menu: 'edit.find',
      run: lookUpSelected,
    },
  ],
  drawer: { id: 'dictionary', titleKey: 'dictionary:title', Icon: BookType, Content: Dictionary },
};
