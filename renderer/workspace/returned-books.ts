import type { DocumentOrigin } from '#api/documents.ts';

type Reader = (from: readonly DocumentOrigin[]) => void;

let reader: Reader | null = null;

/** Says who reads books back into the open project, wherever they come from. Answers how to let go. */
export const provideBookReader = (read: Reader): (() => void) => {
  reader = read;
  return () => {
    if (reader === read) reader = null;
  };
};

/** Reads books back that the open project was exported as; where a project is open, somebody is there who does. */
export const readBooksBack: Reader = (from) => reader?.(from);
