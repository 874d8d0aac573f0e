import { alignBeside, type AlignedBlocks, type Beside } from '#core/import/index.ts';
import { fail, isChinese, ok, type Result } from '#core/model/index.ts';
import { lexiconFor } from '../alignment/lexicon.ts';
import { sharedTermsOf, type NamedConcept } from '../alignment/shared-terms.ts';
import type { ImportSink } from './messages.ts';

/** A translation that was read to be aligned. */
export type ReadBeside = Beside;

/** How finely progress is told. */
const steps = 200;

/** Aligns an original to its translations; `concepts` are terms and names that are known. Failure: job.cancelled. */
export const alignRead = (
  original: Omit<Beside, 'side'>,
  beside: readonly ReadBeside[],
  concepts: readonly NamedConcept[],
  sink: ImportSink,
): Result<AlignedBlocks> => {
  const crossing = beside.find(({ language }) => isChinese(language) !== isChinese(original.language));
  const lexicon = crossing === undefined ? null : lexiconFor(original.language, crossing.language);
  let told = -1;
  const texts = beside.map((text) => ({
    ...text,
    terms: sharedTermsOf(concepts, original.language, text.language),
  }));
  const aligned = alignBeside(original, texts, lexicon, (share) => {
    const done = Math.floor(share * steps);
    if (done > told) sink.post({ is: 'progress', phase: 'aligning', done, total: steps });
    told = Math.max(told, done);
    return !sink.isCancelled();
  });
  if (aligned === null) return fail('job.cancelled');
  const isWithout = crossing !== undefined && lexicon === null;
  return ok(isWithout ? { ...aligned, counts: { ...aligned.counts, noDictionary: true } } : aligned);
};
