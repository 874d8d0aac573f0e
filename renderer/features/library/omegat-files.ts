import type { DocumentOrigin } from '#api/documents.ts';
import { client, openFileOrigin, shell } from '../../api.ts';
import type { Given } from './batch-store.ts';

/** The path of something given in a window; null in a browser, where nothing has one. */
const pathOf = async (given: Given): Promise<string | null> => {
  if (shell === null) return null;
  const origin = given instanceof File ? await openFileOrigin(given) : { ok: true as const, value: given };
  return origin.ok && 'path' in origin.value ? origin.value.path : null;
};

/** The source files of an OmegaT project that was given by its folder or its file `omegat.project`; null for anything else. */
export const omegatFiles = async (given: Given): Promise<readonly DocumentOrigin[] | null> => {
  const path = await pathOf(given);
  if (path === null) return null;
  const contents = await client.documents.omegat({ path });
  return contents.ok ? contents.value.files.map((file) => ({ omegat: path, inside: file })) : null;
};
