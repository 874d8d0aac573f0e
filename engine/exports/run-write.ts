import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { ExportRow, OriginalFile } from '#core/formats/export-source.ts';
import { fail, type DocumentId } from '#core/model/index.ts';
import { openDecoder } from '#core/text/decode/index.ts';
import { guarded } from '../store/failures.ts';
import type { Desk, TaskCode } from '../workers/task.ts';
import type { AskTypes, ExportPage, OriginalFiles, WriteTypes } from './messages.ts';
import { loadWriter, writeDocument } from './write-document.ts';

export const writeAll = (file: number, bytes: Uint8Array): void => {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
};

/** Portions as one, of which only that is held. */
const filledBytes = (portions: Iterable<Uint8Array>, size: number): Uint8Array => {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const bytes of portions) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
};

/** Rows and originals, as the engine tells them when they are asked for. */
export const askedFor = (ask: Desk<AskTypes>['ask']) => {
  let isCancelled = false;

  const portionsOf = function* (version: DocumentId, size: number): Generator<Uint8Array> {
    for (let [part, got] = [0, 0]; got < size; part += 1) {
      const bytes = ask({ is: 'part', version, part }) as Uint8Array | undefined;
      if (bytes === undefined) {
        isCancelled = true;
        return;
      }
      got += bytes.length;
      yield bytes;
    }
  };

  const originals = (document: DocumentId): readonly OriginalFile[] =>
    ((ask({ is: 'original', document }) as OriginalFiles | undefined) ?? []).map(
      ({ version, encoding, choices, size }) => {
        const portions = (): Iterable<Uint8Array> => portionsOf(version, size);
        return {
          encoding,
          choices,
          portions,
          bytes: () => filledBytes(portions(), size),
          text: () => {
            const decoder = openDecoder(encoding);
            let text = '';
            for (const bytes of portions()) text += decoder.push(bytes);
            return text + decoder.end();
          },
        };
      },
    );

  function* rows(): Generator<ExportRow> {
    for (;;) {
      const page = (ask({ is: 'next' }) as ExportPage | undefined) ?? null;
      if (page === null) isCancelled = true;
      if (page === null || page.length === 0) return;
      yield* page;
    }
  }

  return { originals, rows, isCancelled: () => isCancelled };
};

/** Writes one document beside the engine; asks it for pages of rows, and waits for each. */
export const runWrite: TaskCode<WriteTypes> = async (order, { ask }) => {
  const { originals, rows, isCancelled } = askedFor(ask);
  const writer = await loadWriter(order);
  if (!writer.ok) return writer;
  const done = guarded(order.path, () => {
    const file = openSync(order.path, 'w', 0o600);
    try {
      const write = (bytes: Uint8Array): void => writeAll(file, bytes);
      const written = writeDocument(writer.value, order, rows(), originals, write);
      if (isCancelled()) return fail('job.cancelled');
      fsyncSync(file);
      return written;
    } finally {
      closeSync(file);
    }
  });
  return done.ok ? done.value : done;
};
