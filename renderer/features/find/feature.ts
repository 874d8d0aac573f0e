import { needsProject } from '../../workspace/availability.ts';
import type { Feature } from '../../workspace/feature.ts';
import { columnsOf, openPanel, useWorkspace } from '../../workspace/store.ts';
import { beginReplacing, changeFind, endReplacing, sidesOf, useFind } from './find-store.ts';
import { FindPanel } from './FindPanel.tsx';
import { stepTo } from './steps.ts';

/** Begins to replace where the user is; what is under way goes on, unless they went to a column that is not part of it. */
const startReplacing = (): void => {
  const { panel, active, project } = useWorkspace.getState();
  const state = useFind.getState();
  const isUnderWay = panel === 'find' && state.replacing;
  const isElsewhere =
    state.chosen === null && project !== null && !sidesOf(state, columnsOf(project)).includes(active.side);
  if (!isUnderWay || isElsewhere) beginReplacing(active.side);
};

/** Opens the panel to look for what is selected, if that is a few words on one line. */
const start = (replacing: boolean): void => {
  const selected = window.getSelection()?.toString() ?? '';
  const usable = selected !== '' && selected.length <= 200 && !selected.includes('\n');
  if (usable && selected !== useFind.getState().text) changeFind({ text: selected });
  if (replacing) startReplacing();
  else endReplacing();
  openPanel('find', replacing ? 'replace' : 'find');
};

const step = async (direction: 'next' | 'previous'): Promise<void> => {
  if (useFind.getState().text === '') {
    start(false);
    return;
  }
  if (useWorkspace.getState().panel !== 'find') openPanel('find', 'step');
  await stepTo(direction);
};

/** Find and replace. */
export const findFeature: Feature = {
  id: 'find',
  commands: {
    find: { run: () => start(false), unless: needsProject },
    replace: { run: () => start(true), unless: needsProject },
    findNext: { run: () => step('next'), unless: needsProject },
    findPrevious: { run: () => step('previous'), unless: needsProject },
  },
  panel: { id: 'find', titleKey: 'find:title', Content: FindPanel },
};
