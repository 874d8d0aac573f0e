import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { fail, ok, type Result } from '../../../core/model/index.ts';
import { contentPieces } from '../../../core/review/package-content.ts';
import {
  baseOf,
  packageFormat,
  packageVersion,
  type LockedManifest,
  type PackageContent,
  type PackageManifest,
} from '../../../core/review/package.ts';
import { canonicalJson } from '../../../core/review/versions.ts';
import type { Job } from '../../jobs.ts';
import { isStorageError, storageFailure } from '../../store/failures.ts';
import { takeTurns } from '../../turns.ts';
import { derivationRounds, packageLimits, partNames } from './limits.ts';
import { locked, newLock } from './lock.ts';
import { withinLimit } from './open.ts';
import { zipOf } from './zip-write.ts';

/** What the writer does not find out by itself. */
export type PackageHead = Omit<PackageManifest, 'format' | 'version' | 'base' | 'rows' | 'parts'>;

type Work = Pick<Job, 'progress' | 'signal'>;

/** UTF-16 units gathered before they become bytes. */
const gathered = 65_536;

type ContentFile = { readonly bytes: Buffer<ArrayBuffer>; readonly sha256: string };

/** `content.json`, made little by little. `title` is for the sentence. Failures: review.too-large, job.cancelled. */
const contentFile = async (
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

/** The bytes of an open package. */
const openBytes = (manifest: PackageManifest, content: Buffer<ArrayBuffer>): Promise<Buffer<ArrayBuffer>> =>
  zipOf([
    { name: partNames.manifest, bytes: Buffer.from(canonicalJson(manifest), 'utf8'), method: 'deflated' },
    { name: partNames.content, bytes: content, method: 'deflated' },
  ]);

/** A package in another that says only how it is locked. */
const lockedBytes = async (
  bytes: Buffer<ArrayBuffer>,
  passphrase: string,
  rounds: number,
): Promise<Buffer> => {
  const lock = newLock(rounds);
  const manifest: LockedManifest = { format: packageFormat, version: packageVersion, lock };
  const header = Buffer.from(canonicalJson(manifest), 'utf8');
  return zipOf([
    { name: partNames.manifest, bytes: header, method: 'stored' },
    { name: partNames.locked, bytes: await locked(bytes, header, passphrase, lock), method: 'stored' },
  ]);
};

/** Writes a new file and has it on disk before it is done. */
const writeNew = async (path: string, bytes: Buffer): Promise<Result<null>> => {
  try {
    const file = await open(path, 'wx', 0o666);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    return ok(null);
  } catch (error) {
    if (!isStorageError(error)) throw error;
    const { code, params } = storageFailure(error, path);
    return fail(code, params);
  }
};

/**
 * Writes a package as a new file at `path`, locked where there is a passphrase. It is on disk when this is done; where it
 * fails, a part of the file may be left (`writeWhole` takes it away). Answers the whole manifest. Failures:
 * review.too-large, job.cancelled, and those of a file that cannot be written.
 */
export const writePackage = async (
  path: string,
  head: PackageHead,
  content: PackageContent,
  passphrase: string | null,
  work: Work,
  rounds = derivationRounds,
): Promise<Result<{ readonly manifest: PackageManifest }>> => {
  const file = await contentFile(content, head.title, work);
  if (!file.ok) return file;
  const { bytes, sha256 } = file.value;
  const manifest: PackageManifest = {
    format: packageFormat,
    version: packageVersion,
    kind: head.kind,
    project: head.project,
    title: head.title,
    session: head.session,
    round: head.round,
    from: head.from,
    made: head.made,
    base: baseOf(content.rows),
    rows: content.rows.filter(({ isContext }) => !isContext).length,
    parts: [{ name: partNames.content, bytes: bytes.length, sha256 }],
  };
  const open = await openBytes(manifest, bytes);
  const whole = passphrase === null ? open : await lockedBytes(open, passphrase, rounds);
  if (work.signal.aborted) return fail('job.cancelled');
  const written = await writeNew(path, whole);
  return written.ok ? ok({ manifest }) : written;
};
