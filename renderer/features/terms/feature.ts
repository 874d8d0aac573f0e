import { BookA } from 'lucide-react';
import { originalSide } from '#core/model/index.ts';
import type { Command } from '../../workspace/command.ts';
import type { Feature } from '../../workspace/feature.ts';
import { openSheet, useWorkspace } from '../../workspace/store.ts';
import { addSelectedTerm } from './add-pair.ts';
import { mostNumbers } from './choices.ts';
import { insertTerm } from './insert.ts';
import { candidatesIntent, sharedIntent } from './intent.ts';
import { rowTerms } from './RowTerms.tsx';
import { TermbaseSheet } from './TermbaseSheet.tsx';

const insertCommand = (number: number): Command => ({
  id: `insertTerm${number}`,
  group: 'text',
  where: 'row',
  keys: [`Mod+Shift+${number}`],
  // There some of those take pictures of the screen.
  mac: [`Mod+Alt+Shift+${number}`],
  unless: () => (useWorkspace.getState().active.side === originalSide ? 'original-column' : null),
  run: ({ active }) => insertTerm(number, active),
});

/** The termbase of the project: marked in the originals, beside the row, and on a page of its own. */
export const termsFeature: Feature = {
  id: 'terms',
  commands: [
    ...Array.from({ length: mostNumbers }, (_, index) => insertCommand(index + 1)),
    {
      id: 'addTerm',
      group: 'text',
      where: 'cell',
      keys: ['Mod+Alt+E'],
      changes: 'file',
      menu: 'edit.annotate',
      run: addSelectedTerm,
    },
    {
      id: 'termbase',
      group: 'panels',
      where: 'anywhere',
      keys: [],
      settles: true,
      changes: 'nothing',
      menu: 'file.settings',
      run: () => openSheet('termbase'),
    },
    {
      id: 'termCandidates',
      group: 'panels',
      where: 'anywhere',
      keys: [],
      settles: true,
      changes: 'nothing',
      run: () => openSheet('termbase', candidatesIntent),
    },
    {
      id: 'sharedTermbases',
      group: 'panels',
      where: 'anywhere',
      keys: [],
      settles: true,
      changes: 'nothing',
      run: () => openSheet('termbase', sharedIntent),
    },
  ],
  row: rowTerms,
  sheet: { id: 'termbase', titleKey: 'terms:sheet', Icon: BookA, Content: TermbaseSheet },
};
