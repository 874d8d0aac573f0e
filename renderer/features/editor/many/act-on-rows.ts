import { create } from 'zustand';
import type { BulkReport, KeptReason } from '#api/bulk.ts';
import type { CellState, Result, Side } from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { client, onEvent } from '#renderer/api.ts';
import { i18n } from '#renderer/i18n.ts';
import { requestAnnotation } from '#renderer/workspace/annotations.ts';
import { settleDrafts } from '#renderer/workspace/drafts.ts';
import { columnsOf, notify, notifyFailure, useWorkspace } from '#renderer/workspace/store.ts';
import { notifyUndoable } from '#renderer/workspace/undoable.ts';
import { useChosenRows } from './chosen-rows.ts';

export type RowsAct =
  | { readonly is: 'state'; readonly state: Exclude<CellState, 'empty'>; readonly raise?: boolean }
  | { readonly is: 'pretranslate'; readonly least: number }
  | { readonly is: 'lock' | 'unlock' | 'convert' | 'overwrite' | 'copySource' };

/** The act that is going on, and how far it is. */
export const useActing = create<{ readonly job: string | null; readonly done: number }>()(() => ({
  job: null,
  done: 0,
}));

/** The columns that are acted on: never the original together with translations. */
const sidesActedOn = (): readonly Side[] => {
  const { project, active } = useWorkspace.getState();
  if (useChosenRows.getState().columns === 'active' || project === null) return [active.side];
  return columnsOf(project).filter((side) => side !== 'source');
};

const call = (
  act: RowsAct,
  cells: Parameters<typeof client.bulk.copySource>[0],
): Promise<Result<BulkReport>> => {
  if (act.is === 'state')
    return client.bulk.setState({ ...cells, state: act.state, raise: act.raise ?? false });
  if (act.is === 'lock' || act.is === 'unlock')
    return client.bulk.lock({ ...cells, locked: act.is === 'lock' });
  if (act.is === 'pretranslate') return client.bulk.pretranslate({ ...cells, least: act.least });
  if (act.is === 'copySource') return client.bulk.copySource(cells);
  return client.bulk.convert({ ...cells, overwriteEdited: act.is === 'overwrite' });
};

const whatWasDone = (act: RowsAct, { changed }: BulkReport): string =>
  act.is === 'state'
    ? i18n.t('rows:done.state', { count: changed, state: i18n.t(`editor:states.${act.state}`) })
    : i18n.t(`rows:done.${act.is}`, { count: changed });

const reasons: readonly KeptReason[] = [
  'same',
  'locked',
  'damaged',
  'empty',
  'filled',
  'edited',
  'no-column',
  'no-match',
  'gone',
];

const whatWasKept = ({ kept }: BulkReport): string =>
  reasons
    .flatMap((why) => {
      const count = kept[why] ?? 0;
      return count === 0 ? [] : [i18n.t(`rows:kept.${why}`, { count })];
    })
    .join(i18n.t('editor:listSeparator'));

const tellReport = (act: RowsAct, report: BulkReport): void => {
  const kept = whatWasKept(report);
  const notice = {
    tone: report.changed > 0 ? ('good' as const) : ('info' as const),
    key: kept === '' ? 'rows:report.all' : 'rows:report.some',
    params: { what: whatWasDone(act, report), kept },
    topic: 'rows',
  };
  if (report.changed > 0) notifyUndoable(notice);
  else notify(notice);
  const edited = report.kept.edited ?? 0;
  if (act.is !== 'convert' || edited === 0) return;
  notify({
    tone: 'warning',
    key: 'rows:convertEdited',
    params: { count: edited },
    topic: 'reconvert',
    actions: [
      { key: 'editor:reconvert.overwrite', run: () => void actOnRows({ is: 'overwrite' }) },
      { key: 'editor:reconvert.keep', run: () => undefined },
    ],
  });
};

/** Does what may take its time, with its progress and a way to cancel it on the screen, but only once the engine tells of any. */
export const whileActing = async <T>(work: (job: string) => Promise<T>): Promise<T> => {
  const job = crypto.randomUUID();
  const stop = onEvent('jobs.progress', (progress) => {
    if (progress.job === job) useActing.setState({ job, done: progress.done / Math.max(1, progress.total) });
  });
  try {
    return await work(job);
  } finally {
    stop();
    if (useActing.getState().job === job) useActing.setState({ job: null, done: 0 });
  }
};

/** Does something with the chosen rows, and says what came of it. One after another: nothing happens while an act goes on. */
export const actOnRows = async (act: RowsAct): Promise<BulkReport | null> => {
  const { segments } = useChosenRows.getState();
  if (segments.size === 0 || useActing.getState().job !== null) return null;
  if (!(await settleDrafts())) return null;
  const job = crypto.randomUUID();
  useActing.setState({ job, done: 0 });
  const stop = onEvent('jobs.progress', (progress) => {
    if (progress.job === job) useActing.setState({ done: progress.done / Math.max(1, progress.total) });
  });
  try {
    const done = await call(act, { segments: [...segments], sides: [...sidesActedOn()], job });
    if (!done.ok) {
      notifyFailure(done.error);
      return null;
    }
    tellReport(act, done.value);
    return done.value;
  } finally {
    stop();
    useActing.setState({ job: null, done: 0 });
  }
};

export const cancelAct = (): void => {
  const { job } = useActing.getState();
  if (job !== null) void client.jobs.cancel({ job });
};

/** So many texts an annotation can be anchored to. */
const mostAnnotated = 500;

/** Asks for one annotation of all texts of the active column in the chosen rows. */
export const annotateRows = async (): Promise<void> => {
  const segments = [...useChosenRows.getState().segments];
  const { side } = useWorkspace.getState().active;
  if (segments.length > mostAnnotated) {
    notify({ tone: 'info', key: 'rows:tooManyToAnnotate', params: { count: mostAnnotated }, topic: 'rows' });
    return;
  }
  if (!(await settleDrafts())) return;
  const answer = await client.rows.of({ segments });
  if (!answer.ok) {
    notifyFailure(answer.error);
    return;
  }
  const ranges = answer.value.flatMap(({ segment, cells }) => {
    const text = cells[side]?.text ?? '';
    return text === '' ? [] : [{ segment, side, start: 0, end: codePointLength(text), quote: text }];
  });
  requestAnnotation(null, ranges);
};
