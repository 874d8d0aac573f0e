import type { Result } from '#core/model/index.ts';

/** What makes a PDF of a page: the browser that a window is, or one that is installed. */
export type Printer = {
  /** Whether there is one. Looks at files only. */
  readonly isThere: () => boolean;
  /**
   * Prints the page of a file, which is only read, into another. Nothing the page asks for is fetched from elsewhere, and its scripts do
   * not run. Failures: export.no-printer, export.print-failed, job.cancelled.
   */
  readonly print: (page: string, pdf: string, signal: AbortSignal) => Promise<Result<null>>;
};
