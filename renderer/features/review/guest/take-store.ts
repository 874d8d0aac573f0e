import { create } from 'zustand';
import type { DocumentOrigin } from '#api/documents.ts';
import type { JobProgress } from '#api/jobs.ts';
import type { PackagePeek } from '#api/review.ts';
import type { Failure } from '#core/model/index.ts';
import { client } from '#renderer/api.ts';
import { interfaceLanguage } from '#renderer/i18n.ts';
import { settleDrafts } from '#renderer/workspace/drafts.ts';
import { askForProject, enterProject } from '#renderer/workspace/session.ts';
import { notify, openPanel, useWorkspace } from '#renderer/workspace/store.ts';
import { notifyUndoable } from '#renderer/workspace/undoable.ts';
import { goOnTakingIn } from '../host/exchange/take-in-store.ts';
import { runJob } from '../jobs.ts';

export type Manifest = NonNullable<PackagePeek['manifest']>;
type Package = { readonly from: DocumentOrigin; readonly name: string };

/** How far the opening of a review package is. */
export type Taking =
  | { readonly at: 'idle' }
  | { readonly at: 'peeking' }
  /** A passphrase is wanted. `wrong`: the last one was. */
  | (Package & { readonly at: 'locked'; readonly wrong: boolean; readonly busy: boolean })
  | (Package & { readonly at: 'ready'; readonly passphrase: string; readonly manifest: Manifest })
  /** Decisions on suggestions, and the reviewer's own copy they can be shown in. */
  | (Package & {
      readonly at: 'decisions';
      readonly passphrase: string;
      readonly manifest: Manifest;
      readonly copy: NonNullable<PackagePeek['copy']>;
    })
  /** Decisions that the open project itself sent. */
  | { readonly at: 'sent'; readonly manifest: Manifest }
  /** It came back from a reviewer: it belongs into the translator's project. */
  | { readonly at: 'return'; readonly manifest: Manifest }
  | { readonly at: 'taking'; readonly job: string; readonly progress: JobProgress | null }
  | { readonly at: 'failed'; readonly name: string; readonly failure: Failure };

const idle: Taking = { at: 'idle' };

/** The one package that is being opened. */
export const useTaking = create<{ readonly stage: Taking }>()(() => ({ stage: idle }));

const set = (stage: Taking): void => useTaking.setState({ stage });
const now = (): Taking => useTaking.getState().stage;

export const closeTaking = (): void => set(idle);

const given = (passphrase: string): { passphrase?: string } => (passphrase === '' ? {} : { passphrase });

/** True when the project that is open is the one whose review it answers. */
const belongsHere = async ({ session }: Manifest): Promise<boolean> => {
  const overview = await client.review.overview({});
  return (
    overview.ok && overview.value.role === 'host' && overview.value.reviews.some(({ id }) => id === session)
  );
};

/** Looks into a package; a wrong passphrase is asked for again. */
const peek = async ({ from, name }: Package, passphrase: string): Promise<void> => {
  const answer = await client.review.peek({ from, ...given(passphrase) });
  const stage = now();
  if (stage.at !== 'peeking' && stage.at !== 'locked') return;
  if (!answer.ok) {
    const isWrong = stage.at === 'locked' && answer.error.code === 'review.wrong-passphrase';
    set(isWrong ? { ...stage, wrong: true, busy: false } : { at: 'failed', name, failure: answer.error });
    return;
  }
  const { manifest, copy } = answer.value;
  if (manifest === null) set({ at: 'locked', from, name, wrong: false, busy: false });
  else if (manifest.kind === 'answers' && (await belongsHere(manifest))) set({ at: 'sent', manifest });
  else if (copy !== null) set({ at: 'decisions', from, name, passphrase, manifest, copy });
  else if (manifest.kind !== 'return') set({ at: 'ready', from, name, passphrase, manifest });
  else if (await belongsHere(manifest)) {
    set(idle);
    goOnTakingIn(from, passphrase, manifest);
  } else set({ at: 'return', manifest });
};

/** Begins to open a package, wherever it comes from. One that is being taken keeps the screen. */
export const startTaking = (from: DocumentOrigin, name: string): void => {
  if (now().at === 'taking') return;
  set({ at: 'peeking' });
  void peek({ from, name }, '');
};

/** Tries a passphrase on the locked package. */
export const unlockTaken = async (passphrase: string): Promise<void> => {
  const stage = now();
  if (stage.at !== 'locked' || stage.busy || passphrase === '') return;
  set({ ...stage, busy: true });
  await peek(stage, passphrase);
};

/** Makes the reviewer's copy and opens it, with the review beside the text. */
export const take = async (reviewer: string): Promise<void> => {
  const stage = now();
  if (stage.at !== 'ready' || !(await settleDrafts())) return;
  const { from, name, passphrase } = stage;
  const id = crypto.randomUUID();
  set({ at: 'taking', job: id, progress: null });
  const answer = await runJob(
    id,
    (job) =>
      client.review.take({
        job,
        from,
        reviewer,
        interfaceLanguage: interfaceLanguage(),
        ...given(passphrase),
      }),
    (progress) => set({ at: 'taking', job: id, progress }),
  );
  if (answer.ok) {
    // The dialog goes first: only then is the focus free for the text.
    set(idle);
    await enterProject(answer.value);
    openPanel('review', 'welcome');
  } else if (answer.error.code === 'job.cancelled') set(idle);
  else set({ at: 'failed', name, failure: answer.error });
};

/** Opens decisions apart from the reviewer's own copy, to be read. */
export const readApart = (): void => {
  const stage = now();
  if (stage.at !== 'decisions') return;
  const { copy: _copy, ...rest } = stage;
  set({ ...rest, at: 'ready' });
};

/** Opens the reviewer's own copy, unless it is open, and shows the decisions there. */
export const takeIntoCopy = async (): Promise<void> => {
  const stage = now();
  if (stage.at !== 'decisions' || !(await settleDrafts())) return;
  const { from, name, passphrase, copy } = stage;
  const id = crypto.randomUUID();
  set({ at: 'taking', job: id, progress: null });
  if (useWorkspace.getState().project?.path !== copy.path) {
    const opened = await askForProject(copy.path);
    if (!opened.ok) {
      set({ at: 'failed', name, failure: opened.error });
      return;
    }
    await enterProject(opened.value);
  }
  const answer = await runJob(
    id,
    (job) => client.review.takeDecisions({ job, from, ...given(passphrase) }),
    (progress) => set({ at: 'taking', job: id, progress }),
  );
  if (!answer.ok) {
    set(answer.error.code === 'job.cancelled' ? idle : { at: 'failed', name, failure: answer.error });
    return;
  }
  set(idle);
  openPanel('review', 'decisions');
  const { decisions } = answer.value;
  if (decisions === 0) notify({ tone: 'info', key: 'review-guest:decisions.same', topic: 'review' });
  else
    notifyUndoable({
      tone: 'good',
      key: 'review-guest:decisions.taken',
      params: { count: decisions },
      topic: 'review',
    });
};
