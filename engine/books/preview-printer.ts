import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '#core/model/index.ts';
import type { Clock } from '../clock.ts';
import type { Printer, Printing } from './printer.ts';
import { printFolder, removeFolder } from './print-folder.ts';

/** Milliseconds that a printer waits for the next preview: a browser takes a second to start, and choices are tried one after another. */
const kept = 30_000;

/** Milliseconds that a preview may be in print. */
const longest = 20_000;

/** Prints previews, one at a time, with a printer that is kept for the next one. */
export type PreviewPrinter = {
  /**
   * Gives `work` a folder of its own and what prints. A print is not broken off when nobody wants it any more: it is short, and what was
   * broken off would have to be started again.
   */
  readonly use: <T>(
    work: (folder: string, print: (page: string, pdf: string) => Promise<Result<null>>) => Promise<Result<T>>,
  ) => Promise<Result<T>>;
  readonly close: () => void;
};

type Open = { readonly folder: string; readonly printing: Printing };

export const createPreviewPrinter = (printer: Printer, data: string, clock: Clock): PreviewPrinter => {
  let open: Open | null = null;
  let timer: NodeJS.Timeout | undefined;

  const close = (): void => {
    open?.printing.close();
    if (open !== null) removeFolder(open.folder);
    open = null;
  };

  return {
    use: async (work) => {
      clearTimeout(timer);
      if (open === null) {
        const made = printFolder(data, clock);
        if (!made.ok) return made;
        open = { folder: made.value, printing: printer.open(made.value) };
      }
      const { folder, printing } = open;
      // Of each preview a folder: a browser may keep a font that it knows by its place.
      const own = mkdtempSync(join(folder, 'pages-'));
      try {
        return await work(own, (page, pdf) => printing.print(page, pdf, AbortSignal.timeout(longest)));
      } finally {
        removeFolder(own);
        timer = setTimeout(close, kept);
        timer.unref();
      }
    },
    close,
  };
};
