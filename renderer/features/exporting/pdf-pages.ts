import { getDocument, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A file that was opened, and how it is closed. */
export type OpenPdf = {
  /** Draws a page, which is counted from 0, as wide as `width` CSS pixels; answers its words. Rejects when it is broken off. */
  readonly draw: (
    at: number,
    canvas: HTMLCanvasElement,
    width: number,
    signal: AbortSignal,
  ) => Promise<string>;
  readonly close: () => void;
};

const wordsOf = async (file: PDFDocumentProxy, at: number): Promise<string> => {
  const page = await file.getPage(at + 1);
  const { items } = await page.getTextContent();
  return items
    .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : ''))
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .trim();
};

/** Opens a PDF in a thread of its own. Scripts in it are not run, and nothing is fetched. */
export const openPdf = async (bytes: Uint8Array): Promise<OpenPdf> => {
  const thread = new Worker(new URL('pdf-worker.ts', import.meta.url), { type: 'module' });
  const worker = PDFWorker.create({ port: thread });
  const task = getDocument({
    data: bytes,
    worker,
    useWasm: false,
    useWorkerFetch: false,
    disableAutoFetch: true,
  });
  const close = (): void => {
    void task.destroy().finally(() => {
      worker.destroy();
      thread.terminate();
    });
  };
  try {
    const file = await task.promise;
    return {
      draw: async (at, canvas, width, signal) => {
        const page = await file.getPage(at + 1);
        signal.throwIfAborted();
        const scale = (width * globalThis.devicePixelRatio) / page.getViewport({ scale: 1 }).width;
        const viewport = page.getViewport({ scale });
        canvas.width = Math.round(viewport.width);
        canvas.height = Math.round(viewport.height);
        const drawing = page.render({ canvas, viewport });
        signal.addEventListener('abort', () => drawing.cancel(), { once: true });
        await drawing.promise;
        return wordsOf(file, at);
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
};
