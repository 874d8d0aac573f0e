import { fail, ok, type Result } from '#core/model/index.ts';
import { isLocked, readManifest, type LockedManifest, type PackageManifest } from '#core/review/package.ts';
import { canonicalJson } from '#core/model/same-value.ts';
import { textOf } from './check-content.ts';
import { packageLimits, partNames } from './limits.ts';
import { unpacked } from './unpack.ts';
import { zipEntries, type ZipEntry } from './zip-entries.ts';

/** A package of which only the manifest is unpacked. */
export type OpenedPackage =
  | { readonly manifest: PackageManifest; readonly content: ZipEntry }
  | {
      readonly locked: LockedManifest;
      /** The bytes of its manifest, which its lock vouches for. */
      readonly header: Uint8Array;
      readonly sealed: Uint8Array;
    };

/** Whether a file that cannot be read was one of ours: a zip whose first file is a manifest. */
const looksOurs = (bytes: Uint8Array): boolean => {
  const first = Buffer.from('PK\u0003\u0004', 'latin1').equals(bytes.subarray(0, 4));
  return (
    first &&
    Buffer.from(bytes.subarray(30, 30 + partNames.manifest.length)).equals(Buffer.from(partNames.manifest))
  );
};

/** Failure: review.too-large. */
export const withinLimit = (size: number, limit: number, name: string): Result<null> =>
  size > limit ? fail('review.too-large', { name, size, limit }) : ok(null);

const damaged = (name: string, detail: string): Result<never> => fail('review.damaged', { name, detail });

/** Failures: review.not-a-package, review.newer, review.damaged, review.too-large. */
const manifestOf = async (
  entry: ZipEntry,
  name: string,
): Promise<Result<{ manifest: PackageManifest | LockedManifest; bytes: Uint8Array }>> => {
  const small = withinLimit(entry.size, packageLimits.manifest, name);
  if (!small.ok) return small;
  const bytes = await unpacked(entry);
  const json = bytes && textOf(bytes);
  if (bytes === null || json === null) return damaged(name, partNames.manifest);
  const manifest = readManifest(json, name);
  if (!manifest.ok) return manifest;
  // What is written twice, or otherwise than it is read, could say something else to somebody else.
  if (canonicalJson(manifest.value) !== json) return damaged(name, partNames.manifest);
  return ok({ manifest: manifest.value, bytes });
};

/**
 * Looks into a package without unpacking what it is about. `name` is the file's, for the sentences. Failures:
 * review.not-a-package, review.newer, review.damaged, review.too-large.
 */
export const openPackage = async (bytes: Uint8Array, name: string): Promise<Result<OpenedPackage>> => {
  const small = withinLimit(bytes.length, packageLimits.file, name);
  if (!small.ok) return small;
  const entries = zipEntries(bytes);
  if (entries === null)
    return looksOurs(bytes) ? damaged(name, 'zip') : fail('review.not-a-package', { name });
  const [first, second, ...more] = entries;
  if (first?.name !== partNames.manifest) return fail('review.not-a-package', { name });
  const read = await manifestOf(first, name);
  if (!read.ok) return read;
  const { manifest, bytes: header } = read.value;
  const expected = isLocked(manifest) ? partNames.locked : partNames.content;
  if (second?.name !== expected || more.length > 0) return damaged(name, 'files');
  if (!isLocked(manifest)) return ok({ manifest, content: second });
  // What is encrypted cannot be compressed, so it never is.
  if (second.method !== 'stored') return damaged(name, partNames.locked);
  const sealed = await unpacked(second);
  return sealed === null ? damaged(name, partNames.locked) : ok({ locked: manifest, header, sealed });
};
