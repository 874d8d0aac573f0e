import { basename, extname, join, resolve } from 'node:path';
import type { DocumentOrigin } from '#api/documents.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { EnginePaths } from '../context.ts';
import { listSamples } from '../store/samples-folder.ts';

/** Where a document's bytes lie, what its file is called, and what a project made for it is called. */
export type LocatedDocument = { readonly path: string; readonly name: string; readonly title: string };

const titleOf = (name: string): string => basename(name, extname(name)) || name;

/** The ids the loopback host gives to uploads: nothing that could lead out of their folder. */
const uploadId = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/;

/** Finds the file of a document. Failures: file.not-found for a sample or an upload that is not there. */
export const locateOrigin = (paths: EnginePaths, from: DocumentOrigin): Result<LocatedDocument> => {
  if ('path' in from) {
    const path = resolve(from.path);
    return ok({ path, name: basename(path), title: titleOf(path) });
  }
  if ('sample' in from) {
    const sample = listSamples(paths.samples).find(({ id }) => id === from.sample);
    if (sample === undefined) return fail('file.not-found', { path: from.sample });
    return ok({ path: join(paths.samples, sample.id), name: sample.id, title: sample.name });
  }
  if (!uploadId.test(from.upload)) return fail('file.not-found', { path: from.name });
  const name = basename(from.name.replaceAll('\\', '/'));
  return ok({ path: join(paths.data, 'uploads', from.upload), name, title: titleOf(name) });
};
