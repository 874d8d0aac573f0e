import { readFileSync, writeFileSync } from 'node:fs';
import { bookProfile, profileMark, profileVersion, type BookProfile, type WrittenFile } from '#api/index.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';
import { writeWhole } from '../files/write-whole.ts';
import type { OpenProject } from '../project/open-project.ts';
import { guarded } from '../store/failures.ts';

/** UTF-16 units of a profile: what is longer is none. */
const longest = 64 * 1024;

/** The version of a profile that is newer than this program knows; null of anything else. */
const newerVersion = (value: unknown): number | null => {
  const read = profileMark.safeParse(value);
  return read.success && read.data.version > profileVersion ? read.data.version : null;
};

/** A file as a profile of settings. Failures: export.bad-profile, export.newer-profile, those of reading it. */
export const readProfile = (path: string): Result<BookProfile> => {
  const text = guarded(path, () => readFileSync(path, 'utf8'));
  if (!text.ok) return text;
  try {
    const value: unknown = text.value.length > longest ? null : JSON.parse(text.value);
    const version = newerVersion(value);
    if (version !== null) return fail('export.newer-profile', { path, version, supported: profileVersion });
    const read = bookProfile.safeParse(value);
    return read.success ? ok(read.data) : fail('export.bad-profile', { path });
  } catch {
    return fail('export.bad-profile', { path });
  }
};

/** Writes a profile as a file that people and programs can read. */
export const saveProfile = (
  context: EngineContext,
  project: OpenProject,
  { path, profile }: { readonly path?: string | undefined; readonly profile: BookProfile },
): Promise<Result<WrittenFile>> =>
  writeWhole(
    context,
    project,
    { path, ending: 'json', name: profile.name === '' ? 'profile' : profile.name },
    (partial) =>
      Promise.resolve(
        guarded(partial, () => {
          writeFileSync(partial, `${JSON.stringify(profile, null, 2)}\n`);
          return {};
        }),
      ),
  );
