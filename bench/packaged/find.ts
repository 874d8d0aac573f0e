import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Where Debian's packages put documents. */
const roots = ['/usr/share', '/usr/lib/libreoffice', '/usr/lib/python3/dist-packages'] as const;

/** Endings that are looked for, and the format each is read as. */
const formatOf: Readonly<Record<string, string>> = {
  '.epub': 'epub',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.po': 'po',
  '.docx': 'docx',
  '.odt': 'odt',
  '.ott': 'odt',
  '.ods': 'ods',
  '.odp': 'odp',
  '.otp': 'odp',
  '.xlsx': 'xlsx',
  '.pptx': 'pptx',
  '.properties': 'properties',
  '.md': 'md',
  '.srt': 'srt',
  '.tmx': 'tmx',
  '.xlf': 'xliff',
  '.xliff': 'xliff',
};

/** Files larger than this are left out: the bench looks at faults, not at speed. */
const largest = 8_000_000;

export type Packaged = { readonly path: string; readonly format: string };

function* filesBelow(folder: string): Generator<string> {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

/** `count` of a list, spread evenly over it. */
const spread = <T>(list: readonly T[], count: number): readonly T[] =>
  list.length <= count
    ? list
    : Array.from({ length: count }, (_, n) => list[Math.floor((n * list.length) / count)] as T);

/** Documents in the installed packages by format, at most `count` of each, each content once; the same as long as the packages are. */
export const packagedDocuments = (count: number): readonly Packaged[] => {
  const byFormat = new Map<string, string[]>();
  for (const root of roots)
    for (const path of filesBelow(root)) {
      const format = formatOf[extname(path).toLowerCase()];
      if (format !== undefined) byFormat.set(format, [...(byFormat.get(format) ?? []), path]);
    }
  const seen = new Set<string>();
  const isNew = (path: string): boolean => {
    const bytes = readFileSync(path);
    const hash = createHash('sha1').update(bytes).digest('hex');
    const fresh = !seen.has(hash) && bytes.length > 0 && bytes.length <= largest;
    seen.add(hash);
    return fresh;
  };
  return [...byFormat].flatMap(([format, paths]) =>
    spread(paths.toSorted(), count)
      .filter(isNew)
      .map((path) => ({ path, format })),
  );
};
