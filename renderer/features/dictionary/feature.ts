import { BookType } from 'lucide-react';
import { selection } from '../../workspace/annotations.ts';
import type { Feature } from '../../workspace/feature.ts';
import { setPreferences } from '../../workspace/preferences.ts';
import { focusRegion } from '../../workspace/regions.ts';
import { openDrawer, openSheet, useWorkspace } from '../../workspace/store.ts';
import { DictionariesSheet } from './DictionariesSheet.tsx';
import { Dictionary } from './Dictionary.tsx';
import { HoverCard } from './HoverCard.tsx';
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

/** Dictionaries: words in either script, and English ones, with their readings. */
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
    {
      id: 'toggleHoverLookUp',
      group: 'view',
      where: 'anywhere',
      keys: [],
      changes: 'outside',
      menu: 'view.columns',
      run: () => {
        const { hoverLookUp } = useWorkspace.getState().preferences;
        return setPreferences({ hoverLookUp: !hoverLookUp });
      },
    },
    {
      id: 'dictionaries',
      group: 'panels',
      where: 'anywhere',
      keys: [],
      changes: 'outside',
      menu: 'file.settings',
      run: () => openSheet('dictionaries'),
    },
  ],
  drawer: { id: 'dictionary', titleKey: 'dictionary:title', Icon: BookType, Content: Dictionary },
  sheet: {
    id: 'dictionaries',
    titleKey: 'dictionary:dictionaries',
    Icon: BookType,
    Content: DictionariesSheet,
  },
  Overlay: HoverCard,
};
