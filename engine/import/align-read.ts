import { readFileSync } from 'node:fs';
import { openLexicon, type Lexicon } from '#core/align/index.ts';
import { alignBeside, type AlignedBlocks, type Beside } from '#core/import/index.ts';
import { fail, isChinese, ok, type Result } from '#core/model/index.ts';
import { dictionaryFile } from '../places.ts';
import type { ImportSink } from './messages.ts';

/** A translation that was read to be aligned. */
export type ReadBeside = Beside;

/** Read when it is first needed, and kept with its thread. */
let opened: Lexicon | null = null;

/** Without its file, as in a development tree that was not built, texts are aligned by what remains. */
const lexiconHere = (): Lexicon | null => {
  try {
    opened ??= openLexicon(readFileSync(dictionaryFile, 'utf8'));
  } catch {
    return null;
  }
  return opened;
};

/** How finely progress is told. */
const steps = 200;

/** Aligns an original to its translations. Failure: job.cancelled. */
export const alignRead = (
  original: Omit<Beside, 'side'>,
  beside: readonly ReadBeside[],
  sink: ImportSink,
): Result<AlignedBlocks> => {
  const isCrossing = beside.some(({ language }) => isChinese(language) !== isChinese(original.language));
  let told = -1;
  const aligned = alignBeside(original, beside, isCrossing ? lexiconHere() : null, (share) => {
    const done = Math.floor(share * steps);
    if (done > told) sink.post({ is: 'progress', phase: 'aligning', done, total: steps });
    told = Math.max(told, done);
    return !sink.isCancelled();
  });
  return aligned === null ? fail('job.cancelled') : ok(aligned);
};
