import { create } from 'zustand';
import type { DocumentOrigin } from '#api/documents.ts';
import type { JobProgress } from '#api/jobs.ts';
import type { BookBackReport, DocxReviewReport, MergeReport, PackagePeek } from '#api/review.ts';
import type { Failure, Result } from '#core/model/index.ts';
import { client } from '#renderer/api.ts';
import { settleDrafts } from '#renderer/workspace/drafts.ts';
import { pickFile } from '#renderer/workspace/pick-file.ts';
import { runJob } from '../../jobs.ts';

export type Manifest = NonNullable<PackagePeek['manifest']>;

/** How far the taking in of what came back is. */
export type TakeIn =
  | { readonly at: 'idle' }
  | { readonly at: 'peeking' }
  /** A passphrase is wanted. `wrong`: the last one was. */
  | {
      readonly at: 'locked';
      readonly from: DocumentOrigin;
      readonly name: string;
      readonly wrong: boolean;
      readonly busy: boolean;
    }
  | {
      readonly at: 'ready';
      readonly from: DocumentOrigin;
      readonly passphrase: string;
      readonly manifest: Manifest;
    }
  /** A Word document in which something bears no name: whose review it is must be said. `proposed`: who saved it, or empty. */
  | {
      readonly at: 'word';
      readonly review: string;
      readonly from: DocumentOrigin;
      readonly proposed: string;
    }
  | { readonly at: 'merging'; readonly job: string; readonly progress: JobProgress | null }
  | { readonly at: 'done'; readonly report: MergeReport | DocxReviewReport }
  /** Books were read: what is told of each, and why others could not be. */
  | {
      readonly at: 'book';
      readonly reports: readonly BookBackReport[];
      readonly refused: readonly Failure[];
    }
  | { readonly at: 'failed'; readonly failure: Failure };

/** What was asked for: only another of its kind can take the place of one that was refused. */
export type Wanted =
  | { readonly is: 'package' }
  | { readonly is: 'book' }
  | { readonly is: 'word'; readonly review: string };

type State = { readonly stage: TakeIn; readonly wanted: Wanted };

const idle: TakeIn = { at: 'idle' };
const store = create<State>()(() => ({ stage: idle, wanted: { is: 'package' } }));

/** What is being taken in, and as what; it goes on while the panel is closed. */
export const useTakeIn = (): State => store();

const set = (stage: TakeIn): void => store.setState({ stage });

const fail = (failure: Failure): void =>
  set(failure.code === 'job.cancelled' ? idle : { at: 'failed', failure });

/** Lets the user choose a file of a kind. Null when nothing was chosen, or when it cannot be had, which is then told. */
const choose = async (wanted: Wanted, accept: string): Promise<DocumentOrigin | null> => {
  const origin = await pickFile(accept);
  if (origin === null) return null;
  store.setState({ wanted });
  if (origin.ok) return origin.value;
  fail(origin.error);
  return null;
};

export const closeTakeIn = (): void => set(idle);

/** Looks into a package. What is no package that was handed back is told before anything is asked. */
const peek = async (from: DocumentOrigin, passphrase: string): Promise<void> => {
  const answer = await client.review.peek({ from, ...(passphrase === '' ? {} : { passphrase }) });
  if (store.getState().stage.at === 'idle') return;
  if (!answer.ok) {
    const { stage } = store.getState();
    if (answer.error.code === 'review.wrong-passphrase' && stage.at === 'locked') {
      set({ ...stage, wrong: true, busy: false });
    } else fail(answer.error);
    return;
  }
  const { name, manifest } = answer.value;
  if (manifest === null) set({ at: 'locked', from, name, wrong: false, busy: false });
  else if (manifest.kind !== 'return') fail({ code: 'review.not-handed-back', params: { name } });
  else set({ at: 'ready', from, passphrase, manifest });
};

/** Lets the user choose what came back, and looks into it. */
export const chooseReturn = async (): Promise<void> => {
  const from = await choose({ is: 'package' }, '.duizhao-review');
  if (from === null) return;
  set({ at: 'peeking' });
  await peek(from, '');
};

/** Goes on with a package that was looked into elsewhere and comes back to this project. */
export const goOnTakingIn = (from: DocumentOrigin, passphrase: string, manifest: Manifest): void => {
  if (store.getState().stage.at === 'merging') return;
  store.setState({ wanted: { is: 'package' }, stage: { at: 'ready', from, passphrase, manifest } });
};

/** Tries a passphrase on the locked package. */
export const unlock = async (passphrase: string): Promise<void> => {
  const { stage } = store.getState();
  if (stage.at !== 'locked' || stage.busy || passphrase === '') return;
  set({ ...stage, busy: true });
  await peek(stage.from, passphrase);
};

/** Runs what takes its time, and shows how far it is; `done` says what is shown of its answer. */
const working = async <T>(
  run: (job: string) => Promise<Result<T>>,
  done: (report: T) => TakeIn,
  failed: (failure: Failure) => void = fail,
): Promise<void> => {
  if (!(await settleDrafts())) return;
  const id = crypto.randomUUID();
  set({ at: 'merging', job: id, progress: null });
  const answer = await runJob(id, run, (progress) => set({ at: 'merging', job: id, progress }));
  if (answer.ok) set(done(answer.value));
  else failed(answer.error);
};

const merge = (
  run: (job: string) => Promise<Result<MergeReport | DocxReviewReport>>,
  failed?: (failure: Failure) => void,
): Promise<void> => working(run, (report) => ({ at: 'done', report }), failed);

/**
 * Reads books back that were exported from this project and edited elsewhere, one after another, each as a review of its own. One that
 * cannot be read stops no other; where that is the only one, it is told by itself.
 */
export const takeBooks = async (all: readonly DocumentOrigin[]): Promise<void> => {
  if (store.getState().stage.at === 'merging') return;
  store.setState({ wanted: { is: 'book' } });
  const reports: BookBackReport[] = [];
  const refused: Failure[] = [];
  for (const from of all) {
    let wasCancelled = false;
    await working(
      (job) => client.review.readBook({ job, from }),
      (report) => {
        reports.push(report);
        return { at: 'book', reports: [...reports], refused: [...refused] };
      },
      (failure) => {
        wasCancelled = failure.code === 'job.cancelled';
        if (!wasCancelled) refused.push(failure);
      },
    );
    if (wasCancelled) break;
  }
  const [only] = refused;
  if (reports.length > 0) set({ at: 'book', reports, refused });
  else if (only === undefined) set(idle);
  else fail(only);
};

/** Lets the user choose such a book, and reads it back. */
export const chooseBook = async (): Promise<void> => {
  const from = await choose({ is: 'book' }, '.epub,.docx');
  if (from !== null) await takeBooks([from]);
};

/** Takes the package in that is looked at. With `apply`, all without conflicts is accepted at once. */
export const takeIn = async (apply: boolean): Promise<void> => {
  const { stage } = store.getState();
  if (stage.at !== 'ready') return;
  const { from, passphrase } = stage;
  await merge((job) =>
    client.review.merge({ job, from, apply, ...(passphrase === '' ? {} : { passphrase }) }),
  );
};

/** Takes a Word document in; asks whose review it is where the document does not say. */
const readWord = (review: string, from: DocumentOrigin, reviewer?: string): Promise<void> =>
  merge(
    (job) => client.review.readDocx({ job, review, from, ...(reviewer === undefined ? {} : { reviewer }) }),
    (failure) => {
      if (failure.code !== 'review.word-unnamed') fail(failure);
      else set({ at: 'word', review, from, proposed: String(failure.params?.['savedBy'] ?? '') });
    },
  );

/** Lets the user choose a Word document of the review that came back, and takes it in. */
export const chooseWord = async (review: string): Promise<void> => {
  const from = await choose({ is: 'word', review }, '.docx');
  if (from !== null) await readWord(review, from);
};

/** Lets the user choose another file of the kind that was asked for. */
export const chooseAnother = (): Promise<void> => {
  const { wanted } = store.getState();
  if (wanted.is === 'book') return chooseBook();
  return wanted.is === 'word' ? chooseWord(wanted.review) : chooseReturn();
};

/** Takes the chosen Word document in; what bears no name in it is `reviewer`'s. */
export const takeWord = async (reviewer: string): Promise<void> => {
  const { stage } = store.getState();
  if (stage.at === 'word') await readWord(stage.review, stage.from, reviewer);
};
