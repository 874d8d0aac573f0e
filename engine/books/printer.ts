import type { Result } from '#core/model/index.ts';

/** What prints one page after another, until it is closed. */
export type Printing = {
  /**
   * Prints the page of a file, which is only read, into another. Nothing the page asks for is fetched from elsewhere, and its scripts do
   * not run. Failures: export.no-printer, export.print-failed, job.cancelled.
   */
  readonly print: (page: string, pdf: string, signal: AbortSignal) => Promise<Result<null>>;
  /** Has to be called. */
  readonly close: () => void;
};

/** What makes a PDF of pages: the browser that a window is, or one that is installed. */
export type Printer = {
  /** Whether there is one. Looks at files only. */
  readonly isThere: () => boolean;
  /** Begins to print; `folder` is for what it keeps meanwhile. What it needs is started with the first page. */
  readonly open: (folder: string) => Printing;
};
