import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../../core/model/index.ts';
import { jsonFits } from '../../../core/review/json-size.ts';
import { readContent } from '../../../core/review/package-content.ts';
import { checkParts, type PackageContent, type PackageManifest } from '../../../core/review/package.ts';
import { takeTurns } from '../../turns.ts';
import type { ZipEntry } from './zip-entries.ts';
import { jsonLimits, packageLimits, partNames } from './limits.ts';
import { unlocked } from './lock.ts';
import { openPackage, textOf, withinLimit, type OpenedPackage } from './open.ts';
import { packageBytes } from './package-bytes.ts';
import { unpacked } from './unpack.ts';

export type ReadPackage = { readonly manifest: PackageManifest; readonly content: PackageContent };

/** What can be said of a package before it is read. */
export type PeekedPackage =
  { readonly locked: true } | { readonly locked: false; readonly manifest: PackageManifest };

type OpenPackage = Extract<OpenedPackage, { manifest: PackageManifest }>;

/** Long work done little by little; null when it was cancelled. */
const gradually = async <T>(steps: Generator<undefined, T>, signal?: AbortSignal): Promise<Result<T>> => {
  const turn = takeTurns();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return ok(step.value);
    await turn();
    if (signal?.aborted === true) return fail('job.cancelled');
  }
};

/** The package inside the lock. */
const unlockedPackage = async (
  opened: OpenedPackage,
  name: string,
  passphrase: string | null,
): Promise<Result<OpenPackage>> => {
  if ('manifest' in opened) return ok(opened);
  if (passphrase === null) return fail('review.locked', { name });
  const { sealed, header, locked } = opened;
  const bytes = await unlocked(sealed, header, passphrase, locked.lock);
  if (bytes === null) return fail('review.wrong-passphrase', { name });
  const inner = await openPackage(bytes, name);
  if (!inner.ok) return inner;
  return 'manifest' in inner.value
    ? ok(inner.value)
    : fail('review.damaged', { name, detail: partNames.locked });
};

const hashOf = async (bytes: Uint8Array): Promise<string> => {
  const hash = createHash('sha256');
  const turn = takeTurns();
  for (let at = 0; at < bytes.length; at += 2 ** 20) {
    hash.update(bytes.subarray(at, at + 2 ** 20));
    await turn();
  }
  return hash.digest('hex');
};

/** `content.json`, unpacked, and what its manifest says it is. */
const contentJson = async (
  { manifest, content }: { manifest: PackageManifest; content: ZipEntry },
  name: string,
  signal?: AbortSignal,
): Promise<Result<string>> => {
  const small = withinLimit(content.size, packageLimits.content, name);
  if (!small.ok) return small;
  const bytes = await unpacked(content);
  if (bytes === null) return fail('review.damaged', { name, detail: content.name });
  const found = { name: content.name, bytes: bytes.length, sha256: await hashOf(bytes) };
  const whole = checkParts(manifest, [found], name);
  if (!whole.ok) return whole;
  const fits = await gradually(jsonFits(bytes, jsonLimits), signal);
  if (!fits.ok) return fits;
  const json = fits.value ? textOf(bytes) : null;
  return json === null ? fail('review.damaged', { name, detail: content.name }) : ok(json);
};

/**
 * Reads a package: a file by its path, or bytes. `name` is what the user calls it. Nothing of it is believed before it is
 * checked, and no more of it is unpacked than `packageLimits` allow. Failures: review.not-a-package, review.newer,
 * review.damaged, review.too-large, review.locked without a passphrase, review.wrong-passphrase (or the file was changed:
 * that cannot be told apart), job.cancelled, and those of a file that cannot be read.
 */
export const readPackage = async (
  from: string | Uint8Array,
  name: string,
  passphrase: string | null,
  signal?: AbortSignal,
): Promise<Result<ReadPackage>> => {
  const bytes = typeof from === 'string' ? await packageBytes(from, name) : ok(from);
  if (!bytes.ok) return bytes;
  const opened = await openPackage(bytes.value, name);
  if (!opened.ok) return opened;
  const whole = await unlockedPackage(opened.value, name, passphrase);
  if (!whole.ok) return whole;
  const { manifest } = whole.value;
  const json = await contentJson(whole.value, name, signal);
  if (!json.ok) return json;
  const read = await gradually(readContent(json.value, manifest, name), signal);
  if (!read.ok) return read;
  return read.value.ok ? ok({ manifest, content: read.value.value }) : read.value;
};

/** The manifest of a package, or that it is locked. Failures: those of `readPackage` that concern the manifest or the file. */
export const peekPackage = async (
  from: string | Uint8Array,
  name: string,
): Promise<Result<PeekedPackage>> => {
  const bytes = typeof from === 'string' ? await packageBytes(from, name) : ok(from);
  if (!bytes.ok) return bytes;
  const opened = await openPackage(bytes.value, name);
  if (!opened.ok) return opened;
  return ok(
    'manifest' in opened.value ? { locked: false, manifest: opened.value.manifest } : { locked: true },
  );
};
