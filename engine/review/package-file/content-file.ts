import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '#core/model/index.ts';
import { contentPieces } from '#core/review/package-content.ts';
import type { PackageContent } from '#core/review/package.ts';
import type { Job } from '../../jobs.ts';
import { takeTurns } from '../../turns.ts';
import { packageLimits } from './limits.ts';
import { withinLimit } from './open.ts';

/** Who is told how far it is, and may stop it. */
export type Work = Pick<Job, 'progress' | 'signal'>;

/** UTF-16 units gathered before they become bytes. */
const gathered = 65_536;

type ContentFile = { readonly bytes: Buffer<ArrayBuffer>; readonly sha256: string };

/** `content.json`, made little by little. `title` is for the sentence. Failures: review.too-large, job.cancelled. */
export const contentFile = async (
  content: PackageContent,
  title: string,
  work: Work,
): Promise<Result<ContentFile>> => {
  const turn = takeTurns();
  const hash = createHash('sha256');
  const parts: Buffer[] = [];
  let [waiting, size, rows] = ['', 0, 0];
  const total = content.rows.length;
  const flush = (): Result<null> => {
    const bytes = Buffer.from(waiting, 'utf8');
    parts.push(bytes);
    hash.update(bytes);
    [waiting, size] = ['', size + bytes.length];
    return withinLimit(size, packageLimits.content, title);
  };
  for (const piece of contentPieces(content)) {
    waiting += piece;
    rows += 1;
    if (waiting.length < gathered) continue;
    const small = flush();
    if (!small.ok) return small;
    work.progress('writing', Math.min(rows, total), total);
    await turn();
    if (work.signal.aborted) return fail('job.cancelled');
  }
  const small = flush();
  return small.ok ? ok({ bytes: Buffer.concat(parts), sha256: hash.digest('hex') }) : small;
};
