import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '#core/model/index.ts';
import { checkParts, type PackageContent, type PackageManifest } from '#core/review/package.ts';
import { takeTurns } from '../../turns.ts';
import { checkedContent } from './check-content.ts';
import { packageLimits, partNames } from './limits.ts';
import { unlocked } from './lock.ts';
import { openPackage, withinLimit, type OpenedPackage } from './open.ts';
import { packageBytes } from './package-bytes.ts';
import { unpacked } from './unpack.ts';

export type ReadPackage = { readonly manifest: PackageManifest; readonly content: PackageContent };

/** What can be said of a package before it is read. */
export type PeekedPackage =
  | { readonly locked: true }
  | { readonly locked: false; readonly manifest: PackageManifest };

type OpenPackage = Extract<OpenedPackage, { manifest: PackageManifest }>;

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

/** `content.json`, unpacked, where it is the file its manifest names. */
const contentBytes = async (
  { manifest, content }: OpenPackage,
  name: string,
): Promise<Result<Uint8Array>> => {
  const small = withinLimit(content.size, packageLimits.content, name);
  if (!small.ok) return small;
  const bytes = await unpacked(content);
  if (bytes === null) return fail('review.damaged', { name, detail: content.name });
  const found = { name: content.name, bytes: bytes.length, sha256: await hashOf(bytes) };
  const whole = checkParts(manifest, [found], name);
  return whole.ok ? ok(bytes) : whole;
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
  const packed = await contentBytes(whole.value, name);
  if (!packed.ok) return packed;
  const content = await checkedContent(packed.value, manifest, name, signal);
  return content.ok ? ok({ manifest, content: content.value }) : content;
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
