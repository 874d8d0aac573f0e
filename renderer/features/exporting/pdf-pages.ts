import type { TextContent } from 'pdfjs-dist/types/src/display/api.d.ts';
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

/** Blanks that a reader of PDF takes the room of justified lines for: Chinese and Japanese have none between characters. */
const setApart =
  /(?<=[\p{sc=Han}\p{sc=Kana}\p{sc=Hira}\u3000-\u303f\uff00-\uffef])\s+(?=[\p{sc=Han}\p{sc=Kana}\p{sc=Hira}\u3000-\u303f\uff00-\uffef])/gu;

/** Pieces of text of a page, in order. Read piece by piece, since streams of earlier runtimes cannot be iterated. */
const piecesOf = async (file: PDFDocumentProxy, at: number): Promise<readonly string[]> => {
  const page = await file.getPage(at + 1);
  const reader = (page.streamTextContent() as ReadableStream<TextContent>).getReader();
  const pieces: string[] = [];
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop
    const { done, value } = await reader.read();
    if (done) return pieces;
    for (const item of value.items) if ('str' in item) pieces.push(item.str, item.hasEOL ? ' ' : '');
  }
};

const wordsOf = async (file: PDFDocumentProxy, at: number): Promise<string> =>
  (await piecesOf(file, at)).join('').replaceAll(setApart, '').replaceAll(/\s+/gu, ' ').trim();

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
