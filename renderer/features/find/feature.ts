import { Search, TextSearch } from 'lucide-react';
import type { Feature } from '../../workspace/feature.ts';
import { columnsOf, useWorkspace } from '../../workspace/store.ts';
import { beginReplacing, changeFind, endReplacing, openFind, sidesOf, useFind } from './find-store.ts';
import { FindBar } from './FindBar.tsx';
import { FindResults } from './FindResults.tsx';
import { stepTo } from './steps.ts';

/** Begins to replace where the user is; what is under way goes on, unless they went to a column that is not part of it. */
const startReplacing = (): void => {
  const { active, project } = useWorkspace.getState();
  const state = useFind.getState();
  const isUnderWay = state.open && state.replacing;
  const isElsewhere =
    state.chosen === null && project !== null && !sidesOf(state, columnsOf(project)).includes(active.side);
  if (!isUnderWay || isElsewhere) beginReplacing(active.side);
};

/** Opens the bar to look for what is selected, if that is a few words on one line. */
const start = (replacing: boolean): void => {
  const selected = window.getSelection()?.toString() ?? '';
  const usable = selected !== '' && selected.length <= 200 && !selected.includes('\n');
  if (usable && selected !== useFind.getState().text) changeFind({ text: selected });
  if (replacing) startReplacing();
  else endReplacing();
  openFind('type');
};

const step = async (direction: 'next' | 'previous'): Promise<void> => {
  if (useFind.getState().text === '') {
    start(false);
    return;
  }
  openFind('step');
  await stepTo(direction);
};

/** Find and replace. */
export const findFeature: Feature = {
  id: 'find',
  commands: [
    {
      id: 'find',
      group: 'panels',
      where: 'anywhere',
      keys: ['Mod+F'],
      settles: true,
      changes: 'nothing',
      menu: 'edit.find',
      bar: { section: 'text', icon: Search },
      run: () => start(false),
    },
    {
      id: 'replace',
      group: 'panels',
      where: 'anywhere',
      keys: ['Mod+H'],
      mac: ['Mod+Alt+F'],
      settles: true,
      changes: 'nothing',
      menu: 'edit.find',
      run: () => start(true),
    },
    {
      id: 'findNext',
      group: 'panels',
      where: 'anywhere',
      keys: ['F3'],
      mac: ['F3', 'Mod+Alt+G'],
      settles: true,
      changes: 'nothing',
      run: () => step('next'),
    },
    {
      id: 'findPrevious',
      group: 'panels',
      where: 'anywhere',
      keys: ['Shift+F3'],
      mac: ['Shift+F3', 'Mod+Alt+Shift+G'],
      settles: true,
      changes: 'nothing',
      run: () => step('previous'),
    },
  ],
  Above: FindBar,
  drawer: { id: 'find', titleKey: 'find:list', Icon: TextSearch, Content: FindResults },
};
