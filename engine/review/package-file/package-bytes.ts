import { fail, ok, type Result } from '#core/model/index.ts';
import { chunksOf, closeSource, isUnchanged, openSource } from '../../import/source-file.ts';
import { guarded } from '../../store/failures.ts';
import { takeTurns } from '../../turns.ts';
import { packageLimits } from './limits.ts';
import { withinLimit } from './open.ts';

/**
 * The bytes of a package file. Failures: review.too-large, file.changed-while-reading, and those of a file that cannot be
 * opened or read.
 */
export const packageBytes = async (path: string, name: string): Promise<Result<Uint8Array>> => {
  const opened = openSource(path, name);
  if (!opened.ok) return opened;
  const file = opened.value;
  try {
    const small = withinLimit(file.size, packageLimits.file, name);
    if (!small.ok) return small;
    const turn = takeTurns();
    const chunks = chunksOf(file, 2 ** 20, packageLimits.file);
    const parts: Uint8Array[] = [];
    for (;;) {
      const next = guarded(path, () => chunks.next());
      if (!next.ok) return next;
      if (next.value.done === true) break;
      parts.push(next.value.value);
      await turn();
    }
    return isUnchanged(file) ? ok(Buffer.concat(parts)) : fail('file.changed-while-reading', { name });
  } finally {
    closeSource(file);
  }
};
