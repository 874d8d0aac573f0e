import type { DocumentOrigin } from '#api/documents.ts';
import type { PackagePeek } from '#api/review.ts';
import { ok, type Result } from '#core/model/index.ts';
import type { PackageManifest } from '#core/review/package.ts';
import type { EnginePaths } from '../../context.ts';
import { readForeign } from '../../foreign/read-foreign.ts';
import { copyOfReview } from '../../store/recent-list.ts';
import { locateOrigin } from '../../import/origin.ts';

const told = (paths: EnginePaths, name: string, locked: boolean, manifest: PackageManifest): PackagePeek => {
  const { kind, title, session, round, from, made, rows } = manifest;
  const { id, asked, reviewers } = session;
  return {
    name,
    locked,
    copy: kind === 'answers' ? copyOfReview(paths.data, id) : null,
    manifest: { kind, title, session: id, review: session.title, round, from, made, rows, asked, reviewers },
  };
};

/** What a package says of itself; a locked one only with its passphrase, and is read whole then. Failures: those of `readPackage`. */
export const peekAt = async (
  paths: EnginePaths,
  from: DocumentOrigin,
  passphrase: string | null,
): Promise<Result<PackagePeek>> => {
  const located = locateOrigin(paths, from);
  if (!located.ok) return located;
  const { path, name } = located.value;
  const peeked = await readForeign<'peek'>({ is: 'peek', path, name });
  if (!peeked.ok) return peeked;
  if (!peeked.value.locked) return ok(told(paths, name, false, peeked.value.manifest));
  if (passphrase === null) return ok({ name, locked: true, copy: null, manifest: null });
  const read = await readForeign<'package'>({ is: 'package', path, name, passphrase });
  return read.ok ? ok(told(paths, name, true, read.value.manifest)) : read;
};
