import type { DocumentOrigin } from '#api/documents.ts';
import { fetchFeatureCode } from './feature-code.ts';
import { notifyFailure } from './store.ts';

type Opener = (from: DocumentOrigin, name: string) => void;

let opener: Opener | null = null;
/** The package that was opened before anybody could look into it: there is one dialog for one. */
let waiting: Parameters<Opener> | null = null;

/** Says who looks into review packages, wherever they come from, and hands over the one that waits. Answers how to let go. */
export const providePackages = (open: Opener): (() => void) => {
  opener = open;
  const early = waiting;
  waiting = null;
  if (early !== null) open(...early);
  return () => {
    if (opener === open) opener = null;
  };
};

const awaitOpener = async (...given: Parameters<Opener>): Promise<void> => {
  waiting = given;
  if (await fetchFeatureCode()) return;
  waiting = null;
  notifyFailure({ code: 'engine.unreachable' });
};

/** Hands a review package on that was opened, dropped, or sent from outside; once the code for it is there. */
export const openPackage: Opener = (from, name) => {
  if (opener === null) void awaitOpener(from, name);
  else opener(from, name);
};
