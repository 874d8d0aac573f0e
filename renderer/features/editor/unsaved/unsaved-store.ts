import { create } from 'zustand';
import { sameRich, type RichText, type RowNumber } from '#core/model/index.ts';
import { client, clientFor } from '#renderer/api.ts';
import { forgetKept } from '#renderer/workspace/kept-slots.ts';
import {
  isOfEndedSession,
  isTextKept,
  readKept,
  type KeptEntry,
  type KeptText,
} from '#renderer/workspace/kept-texts.ts';
import { onResumed } from '#renderer/workspace/resumed.ts';
import { askForProject, enterProject } from '#renderer/workspace/session.ts';
import { notify, notifyFailure, useWorkspace } from '#renderer/workspace/store.ts';
import { takeHeldText } from '../held-drafts.ts';
import { takeCommitted } from '../rows-cache.ts';

/** A text that was not saved, with what stands in its place now; null where its row or column is gone. */
export type Offer = KeptEntry & { readonly now: RichText | null; readonly row: RowNumber | null };

type Unsaved = { readonly offers: readonly Offer[]; readonly open: boolean };

export const useUnsaved = create<Unsaved>()(() => ({ offers: [], open: false }));

const showUnsaved = (): void => useUnsaved.setState({ open: true });
export const closeUnsaved = (): void => useUnsaved.setState({ open: false });

const without = (offer: Offer): void =>
  useUnsaved.setState(({ offers, open }) => {
    const left = offers.filter(({ key }) => key !== offer.key);
    return { offers: left, open: open && left.length > 0 };
  });

/** Gives the text up. */
export const discard = (offer: Offer): void => {
  takeHeldText(offer.text);
  forgetKept(offer.key);
  without(offer);
};

/** Looks at what is kept for a project. What stands there by now is forgotten without a word. */
const offersFor = async (project: string): Promise<readonly Offer[]> => {
  const entries = (await readKept()).filter(({ text }) => text.project === project);
  if (entries.length === 0) return [];
  const segments = [...new Set(entries.map(({ text }) => text.segment))].slice(0, 500);
  const rows = await client.rows.of({ segments });
  if (!rows.ok) return [];
  return entries.flatMap((entry) => {
    const row = rows.value.find(({ segment }) => segment === entry.text.segment);
    const cell = row?.cells[entry.text.side];
    const now = cell === undefined ? null : { text: cell.text, tags: cell.tags };
    if (now !== null && sameRich(now, entry.text.latest)) {
      takeHeldText(entry.text);
      forgetKept(entry.key);
      return [];
    }
    return [{ ...entry, now, row: row?.row ?? null }];
  });
};

const offer = async (project: string): Promise<void> => {
  const offers = await offersFor(project);
  if (useWorkspace.getState().project?.path !== project) return;
  // After a crash nothing is begun here yet. Else somebody may be in the middle of something: a message is enough.
  const isNews = offers.some(isOfEndedSession);
  useUnsaved.setState({ offers, open: isNews });
  if (offers.length === 0 || isNews) return;
  notify({
    tone: 'danger',
    key: 'editor:unsaved.kept',
    params: { count: offers.length },
    topic: 'unsaved',
    actions: [{ key: 'editor:unsaved.show', run: showUnsaved }],
  });
};

/** Writes the text in place of what stands there now. */
export const restoreText = async (chosen: Offer): Promise<void> => {
  const { key, text, now } = chosen;
  if (now === null) return;
  if (!isTextKept(key)) {
    without(chosen);
    return;
  }
  const { project, segment, side, latest } = text;
  const after = { ...latest, tags: [...latest.tags] };
  const sent = await clientFor(project).cells.edit({ segment, side, before: now.text, after });
  if (sent.ok) {
    takeCommitted(sent.value);
    discard(chosen);
  } else if (sent.error.code === 'cell.stale-edit') await offer(project);
  else notifyFailure(sent.error);
};

const openProject = async (path: string): Promise<void> => {
  const opened = await askForProject(path);
  if (opened.ok) await enterProject(opened.value);
  else notifyFailure(opened.error);
};

/** Says which other project than the one on the screen has texts that were not saved. */
const offerProject = async (entries: Promise<readonly KeptEntry[]>): Promise<void> => {
  const [first] = await entries;
  if (first === undefined || useWorkspace.getState().project?.path === first.text.project) return;
  const { project, projectName } = first.text;
  notify({
    tone: 'danger',
    key: 'editor:unsaved.in',
    params: { name: projectName },
    topic: 'unsaved',
    about: 'app',
    actions: [{ key: 'editor:unsaved.open', run: () => void openProject(project) }],
  });
};

const look = (): void => {
  const { project, ready } = useWorkspace.getState();
  if (!ready) return;
  if (project === null) void offerProject(readKept());
  else if (project.rows > 0) void offer(project.path);
};

/** The text of a cell was left unsaved, of a project that is on the screen no more: the way back to it is shown. */
export const tellLeft = (text: KeptText): void => {
  if (useWorkspace.getState().project?.path === text.project) return;
  void offerProject(Promise.resolve([{ key: '', text }]));
};

/** Offers what is kept whenever another project is shown, or none, and after a reconnection. Answers how to stop. */
export const watchUnsaved = (): (() => void) => {
  look();
  const stopResumed = onResumed(look);
  const stop = useWorkspace.subscribe((now, before) => {
    if (now.project?.path === before.project?.path && now.ready === before.ready) return;
    useUnsaved.setState({ offers: [], open: false });
    look();
  });
  return () => {
    stop();
    stopResumed();
  };
};
