import { readFile, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.map': 'application/json; charset=utf-8',
};

/**
 * The file below `root` that a URL path names, or null when the path leaves `root`, cannot be decoded, or holds
 * what no file of the app has: backslashes, NUL, `..` or dot files. Pure: does not ask whether the file exists.
 */
export const fileOf = (root: string, urlPath: string): string | null => {
  let path: string;
  try {
    path = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (!path.startsWith('/') || /[\\\0:]/.test(path)) return null;
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.some((part) => part.startsWith('.'))) return null;
  const base = resolve(root);
  const file = join(base, parts.length === 0 ? 'index.html' : parts.join(sep));
  return file.startsWith(base + sep) ? file : null;
};

export type StaticFile = { readonly path: string; readonly type: string; readonly bytes: number };

/** Finds a file of the built screen by URL path; null when there is none. */
export const findStatic = async (root: string, urlPath: string): Promise<StaticFile | null> => {
  const file = fileOf(root, urlPath);
  const type = file === null ? undefined : contentTypes[extname(file)];
  if (file === null || type === undefined) return null;
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) return null;
  return { path: file, type, bytes: found.size };
};

/** The one page of the app, or null when it was not built. */
export const readPage = (root: string): Promise<string | null> =>
  readFile(join(root, 'index.html'), 'utf8').catch(() => null);
