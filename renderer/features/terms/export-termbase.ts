import { create } from 'zustand';
import type { EntryKind, TermsExported } from '#api/terms.ts';
import { client, shell } from '../../api.ts';
import { interfaceLanguage } from '../../i18n.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import type { ExportStage } from '../../workspace/ExportOutcome.tsx';
import { proposedName } from '../../workspace/file-name.ts';
import { useWorkspace } from '../../workspace/store.ts';

/** A termbase that was written, as exports are told: its rows are its entries. */
type TermbaseReport = TermsExported & { readonly rows: number; readonly notes: number };

type State = { readonly writing: ExportStage<TermbaseReport> };

export const useTermbaseExport = create<State>()(() => ({ writing: { at: 'idle' } }));

export const closeTermbaseExport = (): void => useTermbaseExport.setState({ writing: { at: 'idle' } });

/** Writes the entries of the project's termbase or of a shared one, or those of a kind. In the desktop app the user says where; else they go to the exports folder. */
export const exportTermbase = async (
  format: 'tbx' | 'csv' | 'xlsx',
  kind: EntryKind | undefined,
  termbase: string | null,
): Promise<void> => {
  if (!(await settleDrafts())) return;
  const project = useWorkspace.getState().project?.name ?? '';
  const name = proposedName({ is: 'termbase', project }, format);
  const to = shell === null ? undefined : await shell.saveDialog(name);
  if (to === null) return;
  const job = crypto.randomUUID();
  useTermbaseExport.setState({ writing: { at: 'writing', job, progress: null } });
  const done = await client.terms.export({
    format,
    job,
    interfaceLanguage: interfaceLanguage(),
    ...(termbase === null ? {} : { termbase }),
    ...(kind === undefined ? {} : { kind }),
    ...(to === undefined ? {} : { to }),
  });
  if (done.ok) {
    const report = { ...done.value, rows: done.value.concepts, notes: 0 };
    useTermbaseExport.setState({ writing: { at: 'saved', report } });
  } else if (done.error.code === 'job.cancelled')
    useTermbaseExport.setState({ writing: { at: 'cancelled' } });
  else useTermbaseExport.setState({ writing: { at: 'failed', failure: done.error } });
};
