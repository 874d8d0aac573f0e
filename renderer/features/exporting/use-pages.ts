import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PreviewPage } from '#api/books.ts';
import { readingsIn } from '#core/layouts/settings.ts';
import { client } from '../../api.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { answerOf, liveKey } from '../../workspace/queries.ts';
import type { BookChoice } from './book-choice.ts';
import type { OpenPdf } from './pdf-pages.ts';
import { bookWish } from './use-book.ts';

/** Pages that can be drawn. */
type DrawablePages = { readonly file: OpenPdf; readonly pages: readonly PreviewPage[] };

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));

/** What was thrown, as an error. */
export const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(String(thrown));

/** Milliseconds without another choice, after which pages are printed. */
const patience = 300;

type Wish = Omit<ReturnType<typeof bookWish>, 'output'> & { readonly row?: number };

/** Has a job done that is cancelled with the signal. */
const printed = async (wish: Wish, signal: AbortSignal) => {
  const job = crypto.randomUUID();
  const cancel = (): void => void client.jobs.cancel({ job });
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await answerOf(client.books.previewPages({ ...wish, job }));
  } finally {
    signal.removeEventListener('abort', cancel);
  }
};

/** The file of an answer, opened; the one before stays until then, so that nothing flickers. The reader of PDF comes with the first. */
const useOpened = (data: Awaited<ReturnType<typeof printed>> | undefined) => {
  const [opened, setOpened] = useState<DrawablePages | null>(null);
  const [fault, setFault] = useState<Error | null>(null);
  useEffect(() => {
    if (data === undefined || data.pages.length === 0) return undefined;
    let isOver = false;
    const open = async (): Promise<void> => {
      const { openPdf } = await import('./pdf-pages.ts');
      const file = await openPdf(bytesOf(data.pdf));
      if (isOver) file.close();
      else {
        setFault(null);
        setOpened({ file, pages: data.pages });
      }
    };
    open().catch((error: unknown) => {
      if (!isOver) setFault(asError(error));
    });
    return () => {
      isOver = true;
    };
  }, [data]);
  // Behind the last page that is drawn of it.
  useEffect(() => () => opened?.file.close(), [opened]);
  return { opened, fault, setFault };
};

/** The pages of a choice from a row on, printed when it has stood still for a moment; a print that nobody waits for is cancelled. */
export const usePages = (choice: BookChoice, row: number | null) => {
  const { output, settings, ...asked } = bookWish(choice);
  const shown = { ...settings, readings: readingsIn(output, settings.readings) };
  const wish = useDebounced(
    JSON.stringify({ ...asked, settings: shown, ...(row === null ? {} : { row }) }),
    patience,
  );
  const queryKey = [liveKey, 'book-pages', wish];
  const queries = useQueryClient();
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => printed(JSON.parse(wish) as Wish, signal),
    placeholderData: (before) => before,
  });
  const { opened, fault, setFault } = useOpened(data);
  return {
    opened,
    isEmpty: data?.pages.length === 0,
    error: error ?? fault,
    isFetching,
    /** Nothing is under way, and what is shown is not what was chosen last. */
    isStopped: !isFetching && error === null && (data === undefined || isPlaceholderData),
    stop: () => void queries.cancelQueries({ queryKey }),
    again: () => {
      setFault(null);
      void refetch();
    },
    /** Says that a page cannot be drawn. */
    fail: setFault,
  };
};
