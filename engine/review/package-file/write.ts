import { open } from 'node:fs/promises';
import { fail, ok, type Result } from '#core/model/index.ts';
import {
  baseOf,
  packageFormat,
  versionFor,
  readManifest,
  type LockedManifest,
  type PackageContent,
  type PackageManifest,
} from '#core/review/package.ts';
import { canonicalJson } from '#core/model/same-value.ts';
import { isStorageError, storageFailure } from '../../store/failures.ts';
import { checkedContent } from './check-content.ts';
import { contentFile, type Work } from './content-file.ts';
import { derivationRounds, packageLimits, partNames } from './limits.ts';
import { locked, newLock } from './lock.ts';
import { withinLimit } from './open.ts';
import { zipOf } from './zip-write.ts';

/** What the writer does not find out by itself. */
export type PackageHead = Omit<PackageManifest, 'format' | 'version' | 'base' | 'rows' | 'parts'>;

/** Rather no package than one that nobody can read. Failures: internal, review.too-large, job.cancelled. */
const checkReadable = async (
  manifest: PackageManifest,
  json: Buffer,
  content: Uint8Array,
  { signal }: Work,
): Promise<Result<null>> => {
  const { title } = manifest;
  const small = withinLimit(json.length, packageLimits.manifest, title);
  if (!small.ok) return small;
  const read = readManifest(json.toString('utf8'), title);
  const checked = read.ok ? await checkedContent(content, manifest, title, signal) : read;
  if (checked.ok) return ok(null);
  const { code, params } = checked.error;
  return code === 'job.cancelled'
    ? checked
    : fail('internal', { detail: `${code} ${params?.['detail'] ?? ''}` });
};

/** A package in another that says only how it is locked. */
const lockedBytes = async (
  bytes: Buffer<ArrayBuffer>,
  passphrase: string,
  version: LockedManifest['version'],
  rounds: number,
): Promise<Buffer> => {
  const lock = newLock(rounds);
  const manifest: LockedManifest = { format: packageFormat, version, lock };
  const header = Buffer.from(canonicalJson(manifest), 'utf8');
  return zipOf([
    { name: partNames.manifest, bytes: header, method: 'stored' },
    { name: partNames.locked, bytes: await locked(bytes, header, passphrase, lock), method: 'stored' },
  ]);
};

/** Writes into a file that was begun for it, and has it on disk before it is done. */
const writeInto = async (path: string, bytes: Buffer): Promise<Result<null>> => {
  try {
    const file = await open(path, 'w', 0o600);
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
 * Writes a package into the file at `path`, which was begun for it (`writeWhole`), locked where there is a passphrase. It is on disk when this is done; where it
 * fails, a part of the file may be left (`writeWhole` takes it away). `rounds` is how often the passphrase is hashed.
 * Answers the whole manifest. Failures: review.too-large, job.cancelled, those of a file that cannot be written, and
 * internal where what was given could not be read again.
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
    version: versionFor(head.session),
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
  const json = Buffer.from(canonicalJson(manifest), 'utf8');
  const readable = await checkReadable(manifest, json, bytes, work);
  if (!readable.ok) return readable;
  const plain = await zipOf([
    { name: partNames.manifest, bytes: json, method: 'deflated' },
    { name: partNames.content, bytes, method: 'deflated' },
  ]);
  const whole = passphrase === null ? plain : await lockedBytes(plain, passphrase, manifest.version, rounds);
  if (work.signal.aborted) return fail('job.cancelled');
  const written = await writeInto(path, whole);
  return written.ok ? ok({ manifest }) : written;
};
