import type { DocumentOrigin } from '#api/documents.ts';

type Opener = (from: DocumentOrigin, name: string) => void;

let opener: Opener | null = null;

/** Says who looks into review packages, wherever they come from. Answers how to let go. */
export const providePackages = (open: Opener): (() => void) => {
  opener = open;
  return () => {
    if (opener === open) opener = null;
  };
};

/** Hands a review package on that was opened, dropped, or sent from outside. */
export const openPackage = (from: DocumentOrigin, name: string): void => opener?.(from, name);
