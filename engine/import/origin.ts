import { basename, extname, join, resolve } from 'node:path';
import type { DocumentOrigin } from '#api/documents.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { EnginePaths } from '../context.ts';
import { listSamples } from '../store/samples-folder.ts';
import { inOmegat, openOmegat } from './omegat-folder.ts';

/** Where a document's bytes lie, what its file is called, and what a project made for it is called. */
export type LocatedDocument = {
  readonly path: string;
  readonly name: string;
  readonly title: string;
  /** The OmegaT project that it is a source file of, and its path there. */
  readonly omegat?: { readonly root: string; readonly file: string };
};

const titleOf = (name: string): string => basename(name, extname(name)) || name;

/** The ids the loopback host gives to uploads: nothing that could lead out of their folder. */
const uploadId = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/;

const omegatSource = (given: string, file: string): Result<LocatedDocument> => {
  const folder = openOmegat(given);
  if (!folder.ok) return folder;
  const { root, project } = folder.value;
  const path = inOmegat(folder.value, project.sourceFolder, file);
  if (!path.ok) return path;
  return ok({ path: path.value, name: file, title: basename(root), omegat: { root, file } });
};

/**
 * Finds the file of a document. Failures: file.not-found for a sample or an upload that is not there; those of opening an OmegaT project.
 */
export const locateOrigin = (paths: EnginePaths, from: DocumentOrigin): Result<LocatedDocument> => {
  if ('path' in from) {
    const path = resolve(from.path);
    return ok({ path, name: basename(path), title: titleOf(path) });
  }
  if ('omegat' in from) return omegatSource(from.omegat, from.inside);
  if ('sample' in from) {
    const sample = listSamples(paths.samples).find(({ id }) => id === from.sample);
    if (sample === undefined) return fail('file.not-found', { path: from.sample });
    return ok({ path: join(paths.samples, sample.id), name: sample.id, title: sample.name });
  }
  if (!uploadId.test(from.upload)) return fail('file.not-found', { path: from.name });
  const name = basename(from.name.replaceAll('\\', '/'));
  return ok({ path: join(paths.data, 'uploads', from.upload), name, title: titleOf(name) });
};
