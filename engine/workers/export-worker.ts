import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { ExportRow, OriginalFile } from '#core/formats/export-source.ts';
import type { WriteDocument } from '#core/formats/format.ts';
import { fail, type DocumentId, type Result } from '#core/model/index.ts';
import { openDecoder } from '#core/text/decode/index.ts';
import type { ExportPage, ExportWorkerData, FromExportWorker, OriginalFiles } from '../exports/messages.ts';
import { loadWriter, writeDocument } from '../exports/write-document.ts';
import { guarded } from '../store/failures.ts';

/** Writes one document beside the engine; asks it for pages of rows, and waits for each. */
const { order, pages, bell } = workerData as ExportWorkerData;
const rung = new Int32Array(bell);

const say = (message: FromExportWorker): void => parentPort?.postMessage(message, []);

/** Asks the engine, and waits for its answer. */
const asked = (message: FromExportWorker): unknown => {
  const before = Atomics.load(rung, 0);
  say(message);
  Atomics.wait(rung, 0, before);
  return receiveMessageOnPort(pages)?.message;
};

const nextPage = (): ExportPage => (asked({ is: 'next' }) as ExportPage | undefined) ?? null;

const originals = (document: DocumentId): readonly OriginalFile[] =>
  ((asked({ is: 'original', document }) as OriginalFiles | undefined) ?? []).map(({ encoding, parts }) => ({
    bytes: () => new Uint8Array(Buffer.concat(parts)),
    text: () => {
      const decoder = openDecoder(encoding);
      return [...parts.map((bytes) => decoder.push(bytes)), decoder.end()].join('');
    },
  }));

let isCancelled = false;

function* rows(): Generator<ExportRow> {
  for (;;) {
    const page = nextPage();
    if (page === null) isCancelled = true;
    if (page === null || page.length === 0) return;
    yield* page;
  }
}

const writeAll = (file: number, bytes: Uint8Array): void => {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
};

const write = (writer: WriteDocument): Result<number> => {
  const file = openSync(order.path, 'w', 0o600);
  try {
    const written = writeDocument(writer, order, rows(), originals, (bytes) => writeAll(file, bytes));
    if (isCancelled) return fail('job.cancelled');
    fsyncSync(file);
    return written;
  } finally {
    closeSync(file);
  }
};

const run = async (): Promise<Result<number>> => {
  const writer = await loadWriter(order);
  if (!writer.ok) return writer;
  const done = guarded(order.path, () => write(writer.value));
  return done.ok ? done.value : done;
};

const result = await run();
say({ is: 'end', rows: result.ok ? result.value : 0, failure: result.ok ? null : result.error });
pages.close();
