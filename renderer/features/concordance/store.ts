import { create } from 'zustand';
import type { ConcordanceFormat } from '#api/memory.ts';
import { client, onEvent, shell } from '../../api.ts';
import { interfaceLanguage } from '../../i18n.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import type { ExportStage } from '../../workspace/ExportOutcome.tsx';
import { proposedName } from '../../workspace/file-name.ts';
import { useWorkspace } from '../../workspace/store.ts';

/** What the drawer lists: texts with some words, or originals that are translated in different ways. */
export type ConcordanceView = 'words' | 'differences';

type State = {
  readonly view: ConcordanceView;
  readonly text: string;
  readonly writing: ExportStage;
};

export const useConcordance = create<State>()(() => ({ view: 'words', text: '', writing: { at: 'idle' } }));

export const changeConcordance = (changed: Partial<Pick<State, 'view' | 'text'>>): void =>
  useConcordance.setState({ ...changed, writing: { at: 'idle' } });

// What was written of one project says nothing in another.
useWorkspace.subscribe(({ project }, before) => {
  if (project?.path !== before.project?.path) changeConcordance({});
});

/** Writes all that the view finds. In the desktop app the user says where; else it goes to the exports folder. */
export const exportFound = async (format: ConcordanceFormat): Promise<void> => {
  const { view, text } = useConcordance.getState();
  if (!(await settleDrafts())) return;
  const is = view === 'words' ? ('concordance' as const) : ('differences' as const);
  const project = useWorkspace.getState().project?.name ?? '';
  const path = shell === null ? undefined : await shell.saveDialog(proposedName({ is, project }, format));
  if (path === null) return;
  const job = crypto.randomUUID();
  useConcordance.setState({ writing: { at: 'writing', job, progress: null } });
  const stop = onEvent('jobs.progress', (progress) => {
    if (progress.job === job) useConcordance.setState({ writing: { at: 'writing', job, progress } });
  });
  const done = await client.memory.exportFound({
    job,
    format,
    interfaceLanguage: interfaceLanguage(),
    ...(view === 'words' ? { text: text.trim() } : {}),
    ...(path === undefined ? {} : { path }),
  });
  stop();
  useConcordance.setState({
    writing: done.ok
      ? { at: 'saved', report: done.value }
      : done.error.code === 'job.cancelled'
        ? { at: 'cancelled' }
        : { at: 'failed', failure: done.error },
  });
};
