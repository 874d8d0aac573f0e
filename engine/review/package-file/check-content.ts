import { fail, type Result } from '#core/model/index.ts';
import { readContent } from '#core/review/package-content.ts';
import type { PackageContent, PackageManifest } from '#core/review/package.ts';
import { gradually } from '../../turns.ts';
import { partNames } from './limits.ts';

/** Text of UTF-8 bytes; null where they are not, or begin with a mark. */
export const textOf = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** What `content.json` says, where it is what its manifest says it is. Failures: review.damaged, job.cancelled. */
export const checkedContent = async (
  bytes: Uint8Array,
  manifest: PackageManifest,
  name: string,
  signal?: AbortSignal,
): Promise<Result<PackageContent>> => {
  const json = textOf(bytes);
  if (json === null) return fail('review.damaged', { name, detail: partNames.content });
  const read = await gradually(readContent(json, manifest, name), signal);
  return read.ok ? read.value : read;
};
