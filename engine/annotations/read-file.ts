import type { ReadAnnotations } from '#core/formats/jsonld/draft.ts';
import { largestJsonld, readJsonld } from '#core/formats/jsonld/read.ts';
import { fail, type Result } from '#core/model/index.ts';
import type { LocatedDocument } from '../import/origin.ts';
import { chunksOf, closeSource, isUnchanged, openSource } from '../import/source-file.ts';
import { guarded } from '../store/failures.ts';

/** The annotations in a file. Failures: those of opening a file, and of `readJsonld`. Blocks its thread. */
export const readAnnotationsFile = ({
  path,
  name,
}: Pick<LocatedDocument, 'path' | 'name'>): Result<ReadAnnotations> => {
  const opened = openSource(path, name);
  if (!opened.ok) return opened;
  const file = opened.value;
  const read = guarded(path, (): Result<ReadAnnotations> => {
    const { size } = file;
    if (size > largestJsonld) return fail('annotations.too-large', { name, size, limit: largestJsonld });
    const bytes = Buffer.concat([...chunksOf(file, 1 << 20, largestJsonld)]);
    return isUnchanged(file) ? readJsonld(bytes, name) : fail('file.changed-while-reading', { name });
  });
  closeSource(file);
  return read.ok ? read.value : read;
};
