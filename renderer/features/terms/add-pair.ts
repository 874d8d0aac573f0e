import type { AnnotationRange } from '#api/annotations.ts';
import { clientFor } from '../../api.ts';
import { letSelectionGo, selection } from '../../workspace/annotations.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { notify, notifyFailure, useWorkspace } from '../../workspace/store.ts';
import { notifyUndoable } from '../../workspace/undoable.ts';
import { notifySharedUndoable, termbaseOfConcept } from './termbases.ts';

/** Words of one column that wait for those of another. */
type Waiting = { readonly project: string; readonly words: Words };
type Words = Pick<AnnotationRange, 'segment' | 'side'> & { readonly text: string };

let waiting: Waiting | null = null;

const addBoth = async (project: string, first: Words, second: Words): Promise<void> => {
  if (!(await settleDrafts())) return;
  const done = await clientFor(project).terms.addPair({ first, second });
  if (!done.ok) {
    notifyFailure(done.error);
    return;
  }
  const params = { first: first.text, second: second.text };
  const shared = await termbaseOfConcept(done.value.concept.id);
  if (shared !== null && done.value.added !== 'nothing') {
    notifySharedUndoable(shared, { key: `terms:shared.added.${done.value.added}`, params });
    return;
  }
  const told = { tone: 'good', key: `terms:added.${done.value.added}`, params, topic: 'terms' } as const;
  if (done.value.added === 'nothing') notify({ ...told, tone: 'info' });
  else notifyUndoable(told);
};

/**
 * Takes the selected words for a term: the first time they wait, and once words of another column are selected both become terms of one
 * concept. Words of the same column take the place of those that wait.
 */
export const addSelectedTerm = async (): Promise<void> => {
  const { project } = useWorkspace.getState();
  const [range, ...more] = selection();
  const text = range?.quote?.trim() ?? '';
  if (project === null) return;
  if (range === undefined || more.length > 0 || text === '') {
    notify({ tone: 'info', key: 'terms:select', topic: 'terms' });
    return;
  }
  const words = { segment: range.segment, side: range.side, text };
  letSelectionGo();
  const first = waiting?.project === project.path ? waiting.words : null;
  if (first === null || first.side === words.side) {
    waiting = { project: project.path, words };
    notify({ tone: 'info', key: 'terms:waiting', params: { words: text }, topic: 'terms' });
    return;
  }
  waiting = null;
  await addBoth(project.path, first, words);
};
