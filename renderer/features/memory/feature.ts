import { BookOpen } from 'lucide-react';
import { originalSide } from '#core/model/index.ts';
import type { Command } from '../../workspace/command.ts';
import type { Feature } from '../../workspace/feature.ts';
import { openSheet, useWorkspace } from '../../workspace/store.ts';
import { translationSide } from '../../workspace/translation-side.ts';
import { insertNumber } from './insert.ts';
import { MemoriesSheet } from './MemoriesSheet.tsx';
import { rowMatches } from './RowMatches.tsx';

const insertCommand = (number: number): Command => ({
  id: `insertMatch${number}`,
  group: 'text',
  where: 'row',
  // As in OmegaT and Trados Studio. In a tab, the page hears them before the browser does.
  keys: [`Mod+${number}`],
  settles: true,
  unless: () => (translationSide(useWorkspace.getState().active) === originalSide ? 'original-column' : null),
  run: ({ active }) => insertNumber(number, active.row, translationSide(active)),
});

/** What was translated before, beside the row one is in. */
export const memoryFeature: Feature = {
  id: 'memory',
  commands: [
    ...Array.from({ length: 9 }, (_, index) => insertCommand(index + 1)),
    {
      id: 'memories',
      group: 'panels',
      where: 'anywhere',
      keys: [],
      settles: true,
      changes: 'nothing',
      menu: 'file.settings',
      run: () => openSheet('memories'),
    },
  ],
  row: rowMatches,
  sheet: { id: 'memories', titleKey: 'memory:sheet', Icon: BookOpen, Content: MemoriesSheet },
};
